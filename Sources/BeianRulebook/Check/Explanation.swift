package import BeianCore

extension Rulebook {
    /// Why a rule bites a checked application or does not, as indented lines, for each service where it is asked of each.
    package func explanation(of rule: Rule, for application: CheckedApplication, on day: Day) -> String {
        let sheets = sheets(
            of: application.dossier, knowing: application.context, kind: application.kind, on: day)
        var lines: [String] = []
        if !rule.isInForce(on: day) { lines.append("  not in force on \(day)") }
        for (index, sheet) in (rule.isOfService ? sheets : Array(sheets.prefix(1))).enumerated() {
            let explanation = rule.explanation(of: sheet)
            if rule.isOfService { lines.append("  service \(index + 1)") }
            for step in explanation.steps {
                let answer = step.answer.map { $0 ? "yes" : "no" } ?? "unknown"
                let facts = step.facts.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { "\($0.key.rawValue) = \(Self.say($0.value))" }.joined(separator: ", ")
                let indent = String(repeating: "  ", count: step.depth + 2)
                lines.append("\(indent)\(answer)  \(step.question)\(facts.isEmpty ? "" : "  [\(facts)]")")
            }
            lines.append("    → \(explanation.bites ? "bites" : "does not bite")")
        }
        return lines.joined(separator: "\n")
    }

    private static func say(_ value: FactValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): String(number)
        case .yesNo(let isYes): isYes ? "yes" : "no"
        case .codes(let codes): codes.sorted().joined(separator: " ")
        }
    }
}
