import BeianCore
import BeianRulebook
import BeianWeb

/// `docs/rules.md`: each rule of the book as a sentence with its source, those of everywhere first, then by province.
struct RulesDocument {
    private let book: Rulebook
    private let chinese: Words
    private let english: Words

    static func text() throws -> String {
        let strings = try Strings(folder: Site.folder("Strings"))
        let document = RulesDocument(
            book: try BeianRulebook.load(folder: nil), chinese: strings.words(in: .chinese),
            english: strings.words(in: .english))
        return document.lines.joined(separator: "\n") + "\n"
    }

    private var lines: [String] {
        let national = book.rules.filter(\.scope.provinces.isEmpty)
        var lines = introduction(national: national.count)
        lines += ["", "## 全国 · Everywhere"] + national.flatMap { told($0) }
        for province in Province.allCases.sorted() {
            let rules = book.rules.filter { $0.scope.provinces.contains(province) }
            lines += ["", "## \(province.letter) \(province.name) · \(province.englishName)"]
            lines += rules.flatMap { told($0) }
        }
        return lines + rejections + wordLists + suffixes
    }

    private func introduction(national: Int) -> [String] {
        let examples = book.rules.reduce(0) { $0 + $1.examples.count }
        return [
            "# Rules", "",
            "The rule book as sentences, printed by `beian docs rules`; a test keeps it true. \(book.rules.count) rules "
                + "(\(national) of everywhere, \(book.rules.count - national) of provinces) with \(examples) examples, "
                + "each proven whenever the book is read.", "",
            "A rule **blocks** when its source says so and it is documented (D): nationally, or by a province in 2021 or "
                + "later. Everything else **warns** or is a **note** until the operator confirms it by its id "
                + "(`docs/rule-decisions.md`). R means recalled, I inferred. A check's word lists are at the end.",
        ]
    }

    private func told(_ rule: Rule) -> [String] {
        let term = [rule.since.map { "自 \($0)" }, rule.until.map { "至 \($0)" }].compactMap { $0 }
        let marks =
            [rule.weight?.rawValue ?? "", rule.confidence.rawValue] + (rule.documentedIn.map { [String($0)] } ?? [])
            + term
            + rule.rejections
        return [
            "", "### \(rule.id)", "", "`\(marks.joined(separator: "` `"))`", "",
            chinese.sentence(of: rule), "",
            "\(rule.message.chinese)\(rule.remedy.chinese)", "",
            english.sentence(of: rule), "",
            "\(rule.message.english) \(rule.remedy.english)",
        ]
    }

    private var rejections: [String] {
        let finders = Dictionary(
            grouping: book.rules.flatMap { rule in rule.rejections.map { ($0, rule.id) } }, by: \.0)
        let head = [
            "", "## Reasons for which an item is returned", "",
            "The last column tells what finds it: a number of rules, before a reviewer does; otherwise who.", "",
            "| code | 中文 | English | source | found by |", "|---|---|---|---|---|",
        ]
        return head
            + book.rejections.map { rejection in
                let rules = Set(finders[rejection.code]?.map(\.1) ?? [])
                let finder = rules.isEmpty ? "the ministry's SMS verification only" : "\(rules.count) rules"
                return "| \(rejection.code) | \(rejection.reason.chinese)：\(rejection.remedy.chinese) | "
                    + "\(rejection.reason.english): \(rejection.remedy.english) | \(rejection.source) | \(finder) |"
            }
    }

    private var wordLists: [String] {
        var lists: [WordList] = []
        for list in book.rules.flatMap(\.when.wordLists) where !list.name.isEmpty && !lists.contains(list) {
            lists.append(list)
        }
        let head = [
            "", "## Word lists", "",
            "Matched on half-width, lower-case, simplified characters without blanks and marks; a word inside one of the "
                + "exceptions does not count.", "",
        ]
        return head
            + lists.map { list in
                "- **\(list.name)** \(list.meaning?.chinese ?? "") (\(list.source ?? "")): "
                    + list.words.joined(separator: "、") + "。\(list.exceptions.count) 个例外。"
            }
    }

    private var suffixes: [String] {
        guard let list = book.suffixes else { return [] }
        return [
            "", "## Approved top-level domains", "",
            "As of \(list.asOf), \(list.source): " + list.suffixes.sorted().joined(separator: ", ") + ".",
        ]
    }
}
