import BeianCore

/// A choice of a select, radio or checkbox field (选项).
package struct Option: Sendable {
    let id: String
    let value: String
    let text: String
    let hint: String?
    let hintID: String
    let chosen: Bool
}

/// Choices under a common heading (选项组).
package struct OptionGroup: Sendable {
    let label: String
    let options: [Option]
}

/// Choices that are offered under a common heading.
package struct ChoiceGroup: Sendable {
    /// The heading.
    package let label: String
    /// What stands under it.
    package let choices: [Choice]

    package init(_ label: String, _ choices: [Choice]) {
        self.label = label
        self.choices = choices
    }
}

/// What a page offers to choose from.
package struct Choice: Sendable {
    /// What is sent.
    package let value: String
    /// What is read.
    package let text: String
    /// A word of explanation.
    package let hint: String?

    package init(_ value: String, _ text: String, hint: String? = nil) {
        self.value = value
        self.text = text
        self.hint = hint
    }
}

/// How wide a field is, so that its width tells how much is expected.
package enum FieldWidth: String, Sendable {
    case tiny, short, middle, full
}

/// The sort of input that a field is.
package enum Input: Sendable {
    case text
    case password
    case tel
    case email
    case number
    /// A one-time code.
    case code
    case textarea(rows: Int)
    case select([Choice])
    /// A select whose choices stand under headings.
    case groups([ChoiceGroup])
    case radios([Choice])
    case checkboxes([Choice])
    /// One box, with the label beside it.
    case tick
    case day
    /// Files of these types, such as `image/jpeg,image/png`.
    case file(accept: String)

    /// What there is to choose from.
    var choices: [Choice] {
        switch self {
        case .select(let choices), .radios(let choices), .checkboxes(let choices): choices
        default: []
        }
    }

    /// Whether what was typed is shown again; passwords and codes never are.
    var isShownAgain: Bool {
        switch self {
        case .password, .code, .file: false
        default: true
        }
    }
}

/// One question of a form with its answer so far and what is wrong with it (表单项).
///
/// It is rendered by `{{>parts/field}}`; everything is decided here, the template only prints.
package struct FormField: Sendable {
    let id: String
    let name: String
    let label: String
    let hintID: String
    let errorID: String
    let required: Bool
    let optional: Bool
    var hint: String?
    var error: String?
    var remedy: String?
    /// What is to be said about the answer that is stored.
    var findings: FindingList?
    let findingsID: String
    var describedBy: String?
    var value = ""
    var type = "text"
    var autocomplete: String?
    var inputmode: String?
    var maxlength: String?
    var width = FieldWidth.full.rawValue
    var rows = "4"
    var accept = ""
    var options: [Option] = []
    var groups: [OptionGroup] = []
    /// What a list reads while nothing is chosen, when that is an answer of its own, such as “all”.
    var nothing: String?
    /// The id of the list whose answer is the heading of the only group that fits.
    var follows: String?
    var choiceType = "radio"
    var ticked = false
    var year = ""
    var month = ""
    var day = ""
    var isInput = false
    var isTextarea = false
    var isSelect = false
    var isChoices = false
    var isTick = false
    var isDay = false
    var isFile = false

    init(_ name: String, label: String, required: Bool) {
        id = FormSheet.id(name)
        self.name = name
        self.label = label
        self.required = required
        optional = !required
        hintID = "\(id)-hint"
        errorID = "\(id)-error"
        findingsID = "\(id)-findings"
    }

    /// Puts what is to be said about the stored answer beside the question.
    mutating func tell(_ found: [(finding: Finding, view: FindingView)], words: Words) {
        findings = FindingList(found, words: words)
        guard findings != nil else { return }
        describedBy = [describedBy, findingsID].compactMap { $0 }.joined(separator: " ")
    }

    /// What the template needs to know of an input.
    mutating func shape(_ input: Input) {
        switch input {
        case .text: isInput = true
        case .password: (isInput, type) = (true, "password")
        case .tel: (isInput, type, inputmode, autocomplete) = (true, "tel", "tel", "tel")
        case .email: (isInput, type, inputmode, autocomplete) = (true, "email", "email", "email")
        case .number: (isInput, inputmode) = (true, "numeric")
        case .code: (isInput, inputmode, autocomplete) = (true, "numeric", "one-time-code")
        case .textarea(let lines): (isTextarea, rows) = (true, String(lines))
        case .select, .groups: isSelect = true
        case .radios: isChoices = true
        case .checkboxes: (isChoices, choiceType) = (true, "checkbox")
        case .tick: isTick = true
        case .day: isDay = true
        case .file(let types): (isFile, accept) = (true, types)
        }
    }
}

/// What stands at the head of a form that was not taken: every fault, with a link to its field (错误汇总).
package struct ErrorSummary: Sendable {
    /// One fault.
    package struct Item: Sendable {
        let address: String
        let text: String

        package init(address: String, text: String) {
            self.address = address
            self.text = text
        }
    }

    let items: [Item]

    /// A summary, or nil when nothing is wrong.
    package init?(_ items: [Item]) {
        guard !items.isEmpty else { return nil }
        self.items = items
    }
}
