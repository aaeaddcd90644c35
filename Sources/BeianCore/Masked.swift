/// A personal value that prints itself masked (脱敏): `3301**********1234`.
///
/// Logs, lists and staff pages show the masked form by construction. Whoever needs the clear text says `.revealed`, and a
/// house rule lists the files that may say so.
public struct Masked: Hashable, Sendable, CustomStringConvertible {
    /// How a kind of value is masked.
    public enum Style: Sendable {
        /// Keeps the first four and last four characters of a certificate number.
        case certificate
        /// Keeps the first three and last four digits of a telephone number.
        case phone
        /// Keeps the first letter and the domain of a mail address.
        case mail
        /// Keeps the family name of a person.
        case person
        /// Keeps the first six characters of an address.
        case address
    }

    private let clear: String
    private let style: Style

    /// Wraps a clear value.
    public init(_ clear: String, _ style: Style) {
        self.clear = clear
        self.style = style
    }

    /// The clear value, for the few places that may see it.
    public var revealed: String { clear }

    /// The masked value.
    public var description: String {
        switch style {
        case .certificate: Self.keep(clear, first: 4, last: 4)
        case .phone: Self.keep(clear, first: 3, last: 4)
        case .person: Self.keep(clear, first: 1, last: 0)
        case .address: Self.keep(clear, first: 6, last: 0)
        case .mail: Self.mail(clear)
        }
    }

    /// Whether a text looks like the product of a mask, so that it must never be stored.
    public static func looksMasked(_ text: String) -> Bool {
        text.contains("**")
    }

    private static func keep(_ text: String, first: Int, last: Int) -> String {
        let characters = Array(text)
        guard characters.count > first + last + 1 else {
            return String(characters.prefix(1)) + String(repeating: "*", count: max(2, characters.count - 1))
        }
        let hidden = max(2, characters.count - first - last)
        return String(characters.prefix(first)) + String(repeating: "*", count: hidden)
            + String(characters.suffix(last))
    }

    private static func mail(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return keep(text, first: 1, last: 0) }
        return keep(String(text[..<at]), first: 1, last: 0) + text[at...]
    }
}
