package import BeianCore
package import Foundation

/// Reads what the operator decided about single rules (规则裁定文件).
package enum DecisionReader {
    /// The book with the decisions of a file.
    ///
    /// - Parameters:
    ///   - book: the book that is decided about.
    ///   - data: the file.
    ///   - file: what the file is called.
    ///   - today: the day; nothing can have been decided, and no list read, later.
    /// - Throws: a fault that names the line: an unknown key, verdict or rule, a rule decided twice, a day to come.
    package static func decide(
        _ book: Rulebook, by data: Data, file: String, today: Day
    ) throws(RulebookFault) -> Rulebook {
        let parts = try RulebookReader.parts(of: data, file: file, members: ["decisions", "suffixes"])
        var decisions: [RuleDecision] = []
        for entry in try parts["decisions"]?.list() ?? [] {
            let decision = try entry.decision()
            try entry.part("on").has(come: decision.on, on: today)
            guard book.rules.contains(where: { $0.id == decision.rule }) else {
                throw entry.fault("unknown rule \(decision.rule)")
            }
            guard !decisions.contains(where: { $0.rule == decision.rule }) else {
                throw entry.fault("\(decision.rule) is decided twice")
            }
            decisions.append(decision)
        }
        let sum = RulebookReader.checksum(of: ["book": Data(book.sha256.utf8), "decisions": data])
        let suffixes = try parts["suffixes"].map { entry throws(RulebookFault) in
            let list = try entry.suffixes()
            try entry.part("as-of").has(come: list.asOf, on: today)
            return SuffixList(asOf: list.asOf, source: list.source, suffixes: list.suffixes, isOfOperator: true)
        }
        return book.deciding(decisions, suffixes: suffixes ?? book.suffixes, sha256: sum)
    }
}

extension Entry {
    fileprivate func has(come day: Day, on today: Day) throws(RulebookFault) {
        guard day <= today else { throw fault("\(day) lies in the future; today is \(today)") }
    }

    fileprivate func decision() throws(RulebookFault) -> RuleDecision {
        let parts = try object(required: ["rule", "verdict", "by", "on", "because"])
        guard let rule = try parts["rule"]?.text(),
            let verdict = try parts["verdict"]?.code(RuleDecision.Verdict.self, called: "verdict"),
            let by = try parts["by"]?.text(), let on = try parts["on"]?.day(),
            let because = try parts["because"]?.text()
        else { throw fault("rule is missing") }
        return RuleDecision(rule: rule, verdict: verdict, by: by, on: on, because: because)
    }
}
