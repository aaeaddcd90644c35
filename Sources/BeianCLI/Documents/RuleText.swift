import BeianCore

/// A rule as the command line and the printed book show it (规则全文).
enum RuleText {
    /// Everything about a rule, in lines.
    static func whole(_ rule: Rule) -> String {
        var lines = [
            rule.id, "  \(rule.sentence(in: .chinese))", "  \(rule.sentence(in: .english))",
            "  \(rule.message.chinese)\(rule.remedy.chinese)", "  \(rule.message.english) \(rule.remedy.english)",
            "  severity \(rule.severity.rawValue), weighs \(rule.weight?.rawValue ?? "nothing"), "
                + "confidence \(rule.confidence.rawValue)\(rule.documentedIn.map { ", source of \($0)" } ?? "")",
        ]
        if let since = rule.since { lines.append("  since \(since)") }
        if let until = rule.until { lines.append("  until \(until)") }
        if !rule.scope.provinces.isEmpty {
            lines.append("  in \(rule.scope.provinces.map(\.rawValue).joined(separator: ", "))")
        }
        if !rule.rejections.isEmpty { lines.append("  finds \(rule.rejections.joined(separator: ", "))") }
        if let decision = rule.decision {
            lines.append(
                "  decided: \(decision.verdict.rawValue) by \(decision.by) on \(decision.on): \(decision.because)")
        }
        for example in rule.examples {
            lines.append("  \(example.bites ? "bites    " : "does not ") \(facts(example.given))")
        }
        return lines.joined(separator: "\n")
    }

    /// Facts in one line, in the order of their names.
    static func facts(_ sheet: FactSheet) -> String {
        sheet.all.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue)=\(value($0.value))" }.joined(separator: " ")
    }

    private static func value(_ value: FactValue) -> String {
        switch value {
        case .text(let text): "“\(text)”"
        case .number(let number): String(number)
        case .yesNo(let isYes): isYes ? "yes" : "no"
        case .codes(let codes): "[\(codes.sorted().joined(separator: ","))]"
        }
    }
}
