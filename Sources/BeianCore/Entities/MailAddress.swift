/// A mail address (电子邮件) that a letter can reach: at most 128 characters, as the ministry's record allows.
///
/// The local part keeps its case, the domain is written in lower case. Quoted local parts, comments and address literals are
/// refused: nobody who files uses them, and those who attack do. Example: `li.si@lantian-demo.cn`.
public struct MailAddress: TradeValue {
    /// Why a text is not a mail address.
    public enum Fault: String, TradeFault {
        case shape = "mail.shape"
        case length = "mail.length"
        case localPart = "mail.local-part"
        case domain = "mail.domain"
    }

    /// The address.
    public let description: String

    /// Reads a mail address.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let stops = text.halfWidth.unicodeScalars.map { $0 == "\u{3002}" || $0 == "\u{FF61}" ? "." : $0 }
        let text = String(String.UnicodeScalarView(stops))
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .shape }
        guard (6...128).contains(text.utf8.count) else { throw .length }
        let local = Array(parts[0])
        let domain = Array(parts[1])
        guard Self.isLocalPart(local) else { throw .localPart }
        guard Self.isDomain(domain) else { throw .domain }
        let host = String(decoding: domain, as: UTF8.self).asciiLowercased
        description = String(decoding: local, as: UTF8.self) + "@" + host
    }

    /// The part before the sign.
    public var localPart: String { String(description.prefix { $0 != "@" }) }

    /// The part after the sign, in lower case.
    public var domain: String { String(description.drop { $0 != "@" }.dropFirst()) }

    private static func isLocalPart(_ bytes: [UInt8]) -> Bool {
        let marks = Set("!#$%&'*+/=?^_`{|}~-".utf8)
        let atoms = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return bytes.count <= 64
            && atoms.allSatisfy { atom in
                !atom.isEmpty
                    && atom.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpper || $0.isASCIILower || marks.contains($0) }
            }
    }

    private static func isDomain(_ bytes: [UInt8]) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, !top.allSatisfy(\.isASCIIDigit) else {
            return false
        }
        return labels.allSatisfy { HostLabel.isValid($0) }
    }
}

/// One label of a host's name in ASCII: letters, digits, inner hyphens, at most 63.
enum HostLabel {
    static func isValid(_ label: some Collection<UInt8>) -> Bool {
        let bytes = Array(label)
        return (1...63).contains(bytes.count) && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
            && bytes.allSatisfy {
                $0.isASCIIDigit || $0.isASCIIUpper || $0.isASCIILower || $0 == UInt8(ascii: "-")
            }
    }
}
