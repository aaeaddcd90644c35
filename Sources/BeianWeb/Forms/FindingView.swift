package import BeianCore

/// A finding as it is read: why, how to mend it, on what it rests (问题项).
///
/// Rendered by `{{>parts/finding}}`.
package struct FindingView: Sendable {
    let reason: String
    let remedy: String?
    let source: String?
    let rule: String?
    let weight: String
    let weightText: String
    let address: String?

    /// A finding in words: its own, or those of `finding.<code>`.
    ///
    /// - Parameters:
    ///   - finding: what was found.
    ///   - words: the strings.
    ///   - address: where the field can be mended.
    ///   - place: what the field is called, where that is not plain from what surrounds it.
    package init(_ finding: Finding, words: Words, address: String? = nil, place: String? = nil) {
        let key = "finding.\(finding.code)"
        let said = finding.reason?.said(in: words.language) ?? words("\(key).reason", finding.parameters)
        reason = place.map { words("parts.errors.item", ["label": $0, "reason": said]) } ?? said
        let written = words.find("\(key).remedy").map { _ in words("\(key).remedy", finding.parameters) }
        remedy = finding.remedy?.said(in: words.language) ?? written
        source = finding.source
        rule = finding.rule
        weight = finding.severity.rawValue
        weightText = words("parts.finding.\(finding.severity.rawValue)")
        self.address = address
    }
}
