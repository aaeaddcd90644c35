package import BeianCore
import CIDN2
import CPSL

/// The reader of domain names (域名): IDNA decides what a name is, the public suffix list which part of it is registered.
package enum DomainNames {
    /// Reads a domain name as typed: in any script, full-width or not, without scheme, path and www.
    package static func parse(_ text: String) throws(DomainName.Fault) -> DomainName {
        let aLabel = try ascii(text)
        let labels = aLabel.split(separator: ".")
        if labels.last.map({ isNumeric($0) }) == true { throw .ipAddress }
        guard aLabel.utf8.count <= longestName else { throw .length }
        guard let registrable = registrableDomain(of: aLabel) else { throw .publicSuffix }
        if labels.first == "www", aLabel != registrable { throw .www }
        return DomainName(aLabel: aLabel, unicode: unicode(aLabel), registrable: registrable)
    }

    /// Reads a home page's address whose host may be written in any script.
    package static func homeURL(_ text: String) throws(HomeURL.Fault) -> HomeURL {
        guard text.utf8.count <= longestText else { throw .length }
        let trimmed = text.halfWidth
        let host = trimmed.prefix { $0 != "/" }
        guard !host.isEmpty, host.utf8.contains(where: { $0 >= 0x80 }) else { return try HomeURL(trimmed) }
        let name: String
        do {
            name = try ascii(String(host))
        } catch {
            throw .host
        }
        return try HomeURL(name + trimmed[host.endIndex...])
    }

    /// The name in its own script, or as it is when it has none.
    package static func unicode(_ aLabel: String) -> String {
        guard isClean(aLabel) else { return aLabel }
        var output: UnsafeMutablePointer<CChar>?
        let status = idn2_to_unicode_8z8z(aLabel, &output, Int32(IDN2_NONTRANSITIONAL.rawValue))
        defer { idn2_free(output) }
        guard status == IDN2_OK.rawValue, let output else { return aLabel }
        return String(cString: output)
    }

    /// True when the public suffix list knows the name's last label: others may be misspelt and are shown to a person.
    package static func knowsTopLevel(of name: DomainName) -> Bool {
        isSuffix(name.topLevel, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE)
    }

    /// The name in ASCII, every label of it sound.
    private static func ascii(_ text: String) throws(DomainName.Fault) -> String {
        guard text.utf8.count <= longestText else { throw .length }
        let typed = text.halfWidth
        guard !typed.isEmpty else { throw .empty }
        guard isClean(typed), !typed.unicodeScalars.contains(where: { strangers.contains($0) }) else { throw .notAName }
        let labels = typed.unicodeScalars.split(omittingEmptySubsequences: false) { stops.contains($0) }
        if labels.count == 1, !isAddress(labels) { throw .notAName }
        guard labels.allSatisfy({ !$0.isEmpty }) else { throw .emptyLabel }
        guard !isAddress(labels) else { throw .ipAddress }
        let name = try mapped(labels.map { String($0) }.joined(separator: "."))
        // The mapping may have removed a label's every character.
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw .emptyLabel }
        guard parts.allSatisfy({ $0.count <= 63 }) else { throw .labelLength }
        guard parts.allSatisfy({ isHostLabel(Array($0)) }) else { throw .characters }
        return name
    }

    private static func mapped(_ name: String) throws(DomainName.Fault) -> String {
        var output: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        let status = idn2_to_ascii_8z(name, &output, flags)
        defer { idn2_free(output) }
        switch status {
        case IDN2_OK.rawValue: break
        case IDN2_TOO_BIG_LABEL.rawValue, IDN2_PUNYCODE_BIG_OUTPUT.rawValue: throw .labelLength
        case IDN2_TOO_BIG_DOMAIN.rawValue: throw .length
        default: throw .characters
        }
        guard let output else { throw .characters }
        return String(cString: output)
    }

    private static func registrableDomain(of aLabel: String) -> String? {
        let labels = aLabel.split(separator: ".")
        for start in labels.indices where isSuffix(labels[start...].joined(separator: "."), PSL_TYPE_ICANN) {
            return start == labels.startIndex ? nil : labels[(start - 1)...].joined(separator: ".")
        }
        return nil
    }

    private static func isSuffix(_ name: String, _ type: Int32) -> Bool {
        psl_is_public_suffix2(list, name, type) == 1
    }

    private static func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }

    private static func isNumeric(_ label: some StringProtocol) -> Bool {
        label.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    // Browsers read 127.1, 0x7f.1 and 2130706433 as addresses too.
    private static func isAddress(_ labels: [Substring.UnicodeScalarView]) -> Bool {
        labels.allSatisfy { label in
            let text = String(label).lowercased()
            let isHexadecimal = text.hasPrefix("0x") && text.dropFirst(2).allSatisfy(\.isHexDigit)
            return !text.isEmpty && (isNumeric(text) || isHexadecimal)
        }
    }

    private static func isHostLabel(_ label: [UInt8]) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return label.first != hyphen && label.last != hyphen
            && label.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == hyphen }
    }

    // The ministry's record takes 128 characters; nothing longer can be filed.
    private static let longestName = 128
    private static let longestText = 1024
    private static let stops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    private static let strangers: Set<Unicode.Scalar> = [
        ":", "/", "\\", "@", "?", "#", "&", "=", "%", "*", "[", "]", ",", ";", "\"", "'", "<", ">", "(", ")",
    ]

    // Read once and never changed afterwards.
    private nonisolated(unsafe) static let list: OpaquePointer? = psl_latest(nil)
}
