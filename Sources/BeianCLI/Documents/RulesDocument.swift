import BeianCore
import BeianRulebook

/// `docs/rules.md`: each rule of the book as a sentence with its source.
enum RulesDocument {
    static func text() throws -> String {
        let book = try BeianRulebook.load(folder: nil)
        var lines = [
            "# Rules", "",
            "The rule book as sentences, printed by `beian docs rules`; a test keeps it true. Rules marked R (recalled) or "
                + "I (inferred) never block.", "",
        ]
        for rule in book.rules {
            lines += [
                "## \(rule.id)", "", rule.sentence(in: .chinese), "", rule.sentence(in: .english), "",
            ]
        }
        lines += [
            "## Reasons for which an item is returned", "", "| code | 中文 | English | source |", "|---|---|---|---|",
        ]
        for rejection in book.rejections {
            lines.append(
                "| \(rejection.code) | \(rejection.reason.chinese)：\(rejection.remedy.chinese) | "
                    + "\(rejection.reason.english): \(rejection.remedy.english) | \(rejection.source) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
