package import BeianCore
import Foundation

/// What a check says of one application (检查结果), as text and as JSON.
package struct CheckVerdict: Sendable {
    /// Where the application stood: a file, or a file and a line.
    package let place: String
    /// The day as of which was asked.
    package let day: Day
    /// The book that was asked.
    package let rulebook: String
    /// What was found, worst first.
    package let findings: [Finding]
    /// Why it could not be read; empty when it could.
    package let faults: [Finding]

    /// Collects what was found.
    package init(place: String, day: Day, rulebook: String, findings: [Finding], faults: [Finding] = []) {
        self.place = place
        self.day = day
        self.rulebook = rulebook
        self.findings = findings
        self.faults = faults
    }

    /// Whether something stands in the way.
    package var blocks: Bool { findings.contains { $0.severity == .block } }

    /// Says a finding: its reason and its remedy.
    package typealias Saying = @Sendable (Finding) -> (reason: String, remedy: String?)

    /// The result for people.
    ///
    /// - Parameters:
    ///   - say: says a finding.
    ///   - language: the language of the rest.
    ///   - naming: what a code of a fact is called.
    package func text(
        _ say: Saying, in language: Language, naming: (Fact, String) -> String = { _, code in code }
    ) -> String {
        var lines = ["\(place)  \(summary(in: language))"]
        for (finding, mark) in faults.map({ ($0, Mark.unreadable) }) + findings.map({ ($0, Mark(of: $0.severity)) }) {
            let said = say(finding)
            lines.append("  \(mark.said(in: language))  \(finding.pointer)  \(finding.rule ?? finding.code)")
            let kinds = finding.parameters["kind"]?.split(separator: ",").map { naming(.materials, String($0)) } ?? []
            let which = kinds + [finding.parameters["service"]].compactMap { $0 }
            lines.append("      \(said.reason)\(which.isEmpty ? "" : " [\(which.joined(separator: " "))]")")
            if let remedy = said.remedy { lines.append("      → \(remedy)") }
            if let source = finding.source { lines.append("      \(basis(source, finding.confidence, in: language))") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private enum Mark {
        case unreadable
        case block
        case warn
        case note

        init(of severity: Finding.Severity) {
            switch severity {
            case .block: self = .block
            case .warn: self = .warn
            case .note: self = .note
            }
        }

        func said(in language: Language) -> String {
            switch self {
            case .unreadable: language == .chinese ? "无法读取" : "unreadable"
            case .block: language == .chinese ? "必须更正" : "block"
            case .warn: language == .chinese ? "请留意" : "warn"
            case .note: language == .chinese ? "提示" : "note"
            }
        }
    }

    /// The result for programs: one line of JSON.
    package func json(_ say: Saying) -> String {
        let body = Body(
            application: place, asOf: day.description, rulebook: rulebook, readable: faults.isEmpty,
            blocks: findings.filter { $0.severity == .block }.count,
            findings: (faults + findings).map { finding in
                let said = say(finding)
                return Body.Line(
                    pointer: finding.pointer, severity: finding.severity.rawValue, code: finding.code,
                    rule: finding.rule, reason: said.reason, remedy: said.remedy, source: finding.source,
                    confidence: finding.confidence?.rawValue, parameters: finding.parameters)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(body)).flatMap { String(data: $0, encoding: .utf8) } ?? "{}") + "\n"
    }

    private struct Body: Encodable {
        struct Line: Encodable {
            let pointer: String
            let severity: String
            let code: String
            let rule: String?
            let reason: String
            let remedy: String?
            let source: String?
            let confidence: String?
            let parameters: [String: String]
        }

        let application: String
        let asOf: String
        let rulebook: String
        let readable: Bool
        let blocks: Int
        let findings: [Line]
    }

    private func summary(in language: Language) -> String {
        guard faults.isEmpty else { return language == .chinese ? "无法读取" : "cannot be read" }
        func count(_ severity: Finding.Severity) -> Int { findings.filter { $0.severity == severity }.count }
        let (blocks, warnings, notes) = (count(.block), count(.warn), count(.note))
        return language == .chinese
            ? "必须更正 \(blocks)，请留意 \(warnings)，提示 \(notes)（按 \(day) 的规则）"
            : "\(blocks) block, \(warnings) warn, \(notes) note (rules of \(day))"
    }

    private func basis(_ source: String, _ confidence: Confidence?, in language: Language) -> String {
        let sure = confidence.map { " [\($0.rawValue)]" } ?? ""
        return language == .chinese ? "依据：\(source)\(sure)" : "Source: \(source)\(sure)"
    }
}
