import BeianCore
import BeianWeb
import Foundation

/// A rule as the command line shows it (规则全文).
struct RuleText {
    /// The strings of the language that is spoken.
    let words: Words

    /// A rule in one line of columns.
    func line(_ rule: Rule) -> String {
        let columns = [rule.id, Self.weight(of: rule), rule.confidence.rawValue, term(of: rule)]
        return (columns + [words.told(rule.message, of: rule)]).joined(separator: "  ")
    }

    /// Everything about a rule, in lines.
    func whole(_ rule: Rule) -> String {
        var lines = [
            rule.id, "  \(words.sentence(of: rule))",
            "  \(words.told(rule.message, of: rule))\(pick("", " "))\(words.told(rule.remedy, of: rule))",
            row("来源程度", "its source says", words("parts.finding.\(rule.severity.rawValue)")),
            row("实际程度", "it weighs", weighed(rule)),
            row("可信度", "confidence", words.sure(rule.confidence, documentedIn: rule.documentedIn)),
            row("生效", "in force", rule.since == nil && rule.until == nil ? pick("不限日期", "always") : term(of: rule)),
        ]
        if !rule.scope.provinces.isEmpty {
            lines.append(row("省份", "province", list(rule.scope.provinces.map { ($0.code, .province) })))
        }
        if !rule.rejections.isEmpty {
            lines.append(row("对应驳回原因", "finds", rule.rejections.joined(separator: ", ")))
        }
        if let decision = rule.decision {
            lines.append(
                row(
                    "裁定", "decided", "\(decision.verdict.rawValue), \(decision.by), \(decision.on): \(decision.because)"
                ))
        }
        for example in rule.examples {
            lines.append(
                row(
                    example.bites ? "命中" : "未命中", example.bites ? "bites" : "does not bite",
                    example.given.all.sorted { $0.key.rawValue < $1.key.rawValue }.map { say($0.key, $0.value) }
                        .joined(separator: pick("；", "; "))))
        }
        return lines.joined(separator: "\n")
    }

    /// A rule as one line of JSON.
    static func json(_ rule: Rule) throws -> String {
        struct Body: Encodable {
            let id, severity, weight, confidence, source: String
            let documentedIn: Int?
            let since, until: String?
            let provinces, finds: [String]
            let reason, remedy: [String: String]
        }
        func both(_ said: Said) -> [String: String] {
            Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.rawValue, said.said(in: $0)) })
        }
        let body = Body(
            id: rule.id, severity: rule.severity.rawValue, weight: weight(of: rule),
            confidence: rule.confidence.rawValue, source: rule.source, documentedIn: rule.documentedIn,
            since: rule.since?.description, until: rule.until?.description,
            provinces: rule.scope.provinces.map(\.rawValue), finds: rule.rejections, reason: both(rule.message),
            remedy: both(rule.remedy))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(body), as: UTF8.self)
    }

    private static func weight(of rule: Rule) -> String { rule.weight?.rawValue ?? "silenced" }

    private func weighed(_ rule: Rule) -> String {
        rule.weight.map { words("parts.finding.\($0.rawValue)") } ?? pick("已停用", "nothing, it is silenced")
    }

    private func term(of rule: Rule) -> String {
        guard rule.since != nil || rule.until != nil else { return "-" }
        return "\(rule.since?.description ?? "")…\(rule.until?.description ?? "")"
    }

    private func say(_ fact: Fact, _ value: FactValue) -> String {
        let told =
            switch value {
            case .text(let text): "“\(words.code(fact, text))”"
            case .number(let number): String(number)
            case .yesNo(let isYes): isYes ? pick("是", "yes") : pick("否", "no")
            case .codes(let codes): "[\(list(codes.sorted().map { ($0, fact) }))]"
            }
        return "\(fact.name.said(in: words.language)) = \(told)"
    }

    private func list(_ codes: [(String, Fact)]) -> String {
        codes.map { words.code($0.1, $0.0) }.joined(separator: pick("、", ", "))
    }

    private func row(_ chinese: String, _ english: String, _ value: String) -> String {
        pick("  \(chinese)：\(value)", "  \(english): \(value)")
    }

    private func pick(_ chinese: String, _ english: String) -> String { words.language == .chinese ? chinese : english }
}

extension Words {
    /// What a code of a fact is called; free text as it stands.
    func code(_ fact: Fact, _ code: String) -> String { name(code, of: fact) ?? code }
}
