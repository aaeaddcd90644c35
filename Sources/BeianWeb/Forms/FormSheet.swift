package import BeianCore

/// Builds the fields of a form from what was sent or stored and from what was found wrong with it (表单).
///
/// A finding belongs to the field whose name is its pointer with dots: `#/entity/person/mobile` to
/// `entity.person.mobile`. What belongs to no field stands in the summary all the same.
package struct FormSheet: Sendable {
    private let form: Form
    private let findings: [Finding]
    private let general: String?
    private let words: Words

    /// A form with its answers so far.
    ///
    /// - Parameters:
    ///   - form: what was sent, or what is stored.
    ///   - problem: why it was not taken.
    ///   - words: the strings.
    package init(_ form: Form = Form(), problem: Problem? = nil, words: Words) {
        self.form = form
        self.words = words
        findings = problem?.findings ?? []
        general = problem.flatMap { problem in
            guard problem.findings.isEmpty else { return nil }
            return words("problem.\(problem.code.rawValue).title", problem.parameters)
        }
    }

    /// A form whose answers are stored ones.
    package init(values: [String: String], words: Words) {
        self.init(Form(fields: values.map { ($0.key, $0.value) }), words: words)
    }

    /// What stands at the head of the form; nil when nothing is wrong.
    ///
    /// Faults come in the order of the fields, each with
    /// its label.
    package func summary(_ fields: [FormField]) -> ErrorSummary? {
        var items: [ErrorSummary.Item] = general.map { [.init(address: "#main", text: $0)] } ?? []
        for field in fields {
            guard let error = field.error else { continue }
            let text = words("parts.errors.item", ["label": field.label, "reason": error])
            items.append(.init(address: "#\(field.id)", text: text))
        }
        let shown = Set(fields.map(\.name))
        for finding in findings where !shown.contains(Self.name(of: finding.pointer)) {
            items.append(.init(address: "#main", text: FindingView(finding, words: words).reason))
        }
        return ErrorSummary(items)
    }

    /// The name of the field to which a pointer points.
    package static func name(of pointer: String) -> String {
        String(pointer.drop { $0 == "#" || $0 == "/" }.map { $0 == "/" ? "." : $0 })
    }

    static func id(_ name: String) -> String { "f-" + name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" } }

    /// A field.
    ///
    /// Its label stands under `<key>.label`, its hint, when there is one, under `<key>.hint`.
    package func field(
        _ name: String,
        key: String,
        _ input: Input = .text,
        required: Bool = true,
        width: FieldWidth = .full,
        autocomplete: String? = nil,
        max: Int? = nil,
        value stored: String? = nil
    ) -> FormField {
        var field = FormField(name, label: words("\(key).label"), required: required)
        field.shape(input)
        field.width = width.rawValue
        field.maxlength = max.map(String.init)
        if let autocomplete { field.autocomplete = autocomplete }
        explain(&field, key: key)
        fill(&field, input, stored: stored)
        return field
    }

    private func explain(_ field: inout FormField, key: String) {
        field.hint = words.find("\(key).hint").map { _ in words("\(key).hint") }
        let finding = findings.first { Self.name(of: $0.pointer) == field.name }
        let told = finding.map { FindingView($0, words: words) }
        field.error = told?.reason
        field.remedy = told?.remedy
        let notes = [field.hint.map { _ in field.hintID }, field.error.map { _ in field.errorID }].compactMap { $0 }
        field.describedBy = notes.isEmpty ? nil : notes.joined(separator: " ")
    }

    private func fill(_ field: inout FormField, _ input: Input, stored: String?) {
        let given = form.find(field.name) ?? stored ?? ""
        if input.isShownAgain { field.value = given }
        field.ticked = given == "yes"
        if field.isDay {
            let parts = dayParts(field.name, given)
            (field.year, field.month, field.day) = (parts[0], parts[1], parts[2])
        }
        let sent = form.all(field.name)
        let chosen = sent.isEmpty ? (stored ?? "").split(separator: ",").map(String.init) : sent
        field.options = options(input.choices, of: field, chosen: chosen)
        if case .groups(let groups) = input {
            field.groups = groups.map { group in
                OptionGroup(label: group.label, options: options(group.choices, of: field, chosen: chosen))
            }
        }
    }

    private func options(_ choices: [Choice], of field: FormField, chosen: [String]) -> [Option] {
        choices.enumerated().map { index, choice in
            let own = index == 0 ? field.id : "\(field.id)-\(index)"
            return Option(
                id: own,
                value: choice.value,
                text: choice.text,
                hint: choice.hint,
                hintID: "\(own)-hint",
                chosen: chosen.contains(choice.value)
            )
        }
    }

    private func dayParts(_ name: String, _ given: String) -> [String] {
        let names = ["year", "month", "day"].map { "\(name)-\($0)" }
        if names.contains(where: form.has) { return names.map { form[$0] } }
        let parts = given.split(separator: "-").map(String.init)
        return parts.count == 3 ? parts : ["", "", ""]
    }
}
