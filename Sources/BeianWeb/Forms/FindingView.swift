package import BeianCore

/// A finding as it is read: why, how to mend it, on what it rests, how well that is known (问题项).
///
/// Rendered by `{{>parts/finding}}`.
package struct FindingView: Sendable {
    let reason: String
    let remedy: String?
    let source: String?
    /// How well the rule is known, in words; nil when no rule of the book found the fault.
    let sure: String?
    /// Whether a source or how sure we are is told.
    let isGrounded: Bool
    /// What the operator decided about the rule, in words; nil when nothing.
    let decided: String?
    let rule: String?
    let weight: String
    let weightText: String
    let address: String?
    /// Where a proof can be uploaded that would do instead of changing the answer; nil where none would.
    let proofs: Proofs?

    /// Materials any of which would do.
    struct Proofs: Sendable {
        let links: [PageLink]
    }

    /// A finding in words: its own, or those of `finding.<code>`.
    ///
    /// - Parameters:
    ///   - finding: what was found.
    ///   - words: the strings.
    ///   - address: where the field can be mended.
    ///   - place: what the field is called, where that is not plain from what surrounds it.
    ///   - proofs: what can be uploaded instead.
    package init(
        _ finding: Finding, words: Words, address: String? = nil, place: String? = nil, proofs: [PageLink] = []
    ) {
        let said = words.said(of: finding)
        reason = place.map { words("parts.errors.item", ["label": $0, "reason": said.reason]) } ?? said.reason
        remedy = said.remedy
        source = finding.source
        sure = finding.confidence.map { words.sure($0) }
        isGrounded = finding.source != nil || finding.confidence != nil
        decided = finding.parameters["decision"].flatMap { words.find("parts.finding.decided.\($0)") }
        rule = finding.rule
        weight = finding.severity.rawValue
        weightText = words("parts.finding.\(finding.severity.rawValue)")
        self.address = address
        self.proofs = proofs.isEmpty ? nil : Proofs(links: proofs)
    }
}

/// Findings in the order of their weight: what stands in the way and what warns in full, mere notes folded (问题列表).
///
/// Rendered by `{{>parts/findings}}`.
package struct FindingList: Sendable {
    /// What is folded, and the line that unfolds it.
    struct Fold: Sendable {
        let title: String
        let notes: [FindingView]
    }

    let shown: [FindingView]
    let fold: Fold?
    /// Whether something stands in the way.
    let isBlocking: Bool

    /// A list, or nil when nothing was found.
    package init?(_ found: [(finding: Finding, view: FindingView)], words: Words) {
        guard !found.isEmpty else { return nil }
        let sorted = Finding.Severity.allCases.sorted().map { weight in found.filter { $0.finding.severity == weight } }
        let notes = sorted.last ?? []
        isBlocking = found.contains { $0.finding.severity == .block }
        shown = sorted.dropLast().flatMap { $0 }.map(\.view)
        let title = words("parts.finding.notes", ["count": String(notes.count)])
        fold = notes.isEmpty ? nil : Fold(title: title, notes: notes.map(\.view))
    }

    /// The same of findings that need no address and no place.
    package init?(_ findings: [Finding], words: Words) {
        self.init(findings.map { ($0, FindingView($0, words: words)) }, words: words)
    }
}

extension Words {
    /// Why something was found and how to mend it: in the rule's own words, or those of `finding.<code>`.
    package func said(of finding: Finding) -> (reason: String, remedy: String?) {
        let key = "finding.\(finding.code)"
        let written = find("\(key).remedy").map { _ in self("\(key).remedy", finding.parameters) }
        return (
            finding.reason?.said(in: language) ?? self("\(key).reason", finding.parameters),
            finding.remedy?.said(in: language) ?? written
        )
    }

    /// How well a rule is known, with the year of its source when it tells one (可信度).
    package func sure(_ confidence: Confidence, documentedIn year: Int? = nil) -> String {
        let key = "parts.finding.sure.\(confidence.rawValue)"
        guard confidence == .documented, let year else { return self(key) }
        return self("parts.finding.sure.year", ["year": String(year)])
    }
}
