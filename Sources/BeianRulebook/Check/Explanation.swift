package import BeianCore

extension Rulebook {
    /// Why a rule bites a checked application or does not, as indented lines, for each service where it is asked of each.
    ///
    /// - Parameters:
    ///   - rule: the rule.
    ///   - application: the application.
    ///   - day: the day as of which is asked.
    ///   - language: the language of the lines.
    ///   - naming: what a code of a fact is called.
    package func explanation(
        of rule: Rule, for application: CheckedApplication, on day: Day, in language: Language,
        naming: @escaping (Fact, String) -> String
    ) -> String {
        let teller = Teller(language: language, naming: naming)
        let sheets = sheets(of: application.dossier, knowing: application.context, kind: application.kind, on: day)
        var lines: [String] = []
        if !rule.isInForce(on: day) { lines.append("  " + teller.pick("\(day) 不生效", "not in force on \(day)")) }
        for (index, sheet) in (rule.isOfService ? sheets : Array(sheets.prefix(1))).enumerated() {
            let explanation = rule.explanation(of: sheet, in: language, naming: naming)
            if rule.isOfService { lines.append("  " + teller.pick("服务 \(index + 1)", "service \(index + 1)")) }
            lines += explanation.steps.map(teller.line)
            lines.append(
                "    → " + (explanation.bites ? teller.pick("命中", "bites") : teller.pick("未命中", "does not bite")))
        }
        return lines.joined(separator: "\n")
    }
}

private struct Teller {
    let language: Language
    let naming: (Fact, String) -> String

    func pick(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    func line(_ step: RuleExplanation.Step) -> String {
        let answer = step.answer.map(say) ?? pick("未知", "unknown")
        let facts = step.facts.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.name.said(in: language)) = \(say($0.value, of: $0.key))" }
            .joined(separator: pick("；", "; "))
        let indent = String(repeating: "  ", count: step.depth + 2)
        return "\(indent)\(answer)  \(step.question)\(facts.isEmpty ? "" : "  [\(facts)]")"
    }

    private func say(_ isSo: Bool) -> String { isSo ? pick("是", "yes") : pick("否", "no") }

    private func say(_ value: FactValue, of fact: Fact) -> String {
        switch value {
        case .text(let text): naming(fact, text)
        case .number(let number): String(number)
        case .yesNo(let isYes): say(isYes)
        case .codes(let codes): codes.sorted().map { naming(fact, $0) }.joined(separator: pick("、", ", "))
        }
    }
}
