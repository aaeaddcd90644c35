/// A person's name (姓名) as printed on the document: Han characters with the middle dot, or Latin letters.
///
/// Compared with the picture by a person; what is refused here could stand on no identity document. Every form of the dot
/// becomes `·`. Example: `买买提·艾力`.
public struct PersonName: TradeValue {
    /// Why a text is no person's name.
    public enum Fault: String, TradeFault {
        case length = "person-name.length"
        case alphabet = "person-name.alphabet"
        case shape = "person-name.shape"
    }

    /// The name with single blanks.
    public let description: String

    /// Reads a person's name.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        var scalars: [Unicode.Scalar] = []
        for scalar in text.halfWidth.unicodeScalars {
            // Documents print names of two Han characters with a gap between them.
            let closesGap = scalar.properties.isIdeographic && scalars.last == " "
            if closesGap, scalars.dropLast().last?.properties.isIdeographic == true { scalars.removeLast() }
            scalars.append(Self.dots.contains(scalar) ? "\u{B7}" : scalar)
        }
        guard (2...128).contains(scalars.count) else { throw .length }
        let joints: Set<Unicode.Scalar> = ["\u{B7}", "-", "'", "\u{2019}", " ", "."]
        guard scalars.allSatisfy({ Self.isLetter($0) || joints.contains($0) }) else { throw .alphabet }
        guard let first = scalars.first, let last = scalars.last, Self.isLetter(first),
            Self.isLetter(last) || last == ".", scalars.count(where: { Self.isLetter($0) }) >= 2
        else { throw .shape }
        let doubled = zip(scalars, scalars.dropFirst()).contains { left, right in
            joints.contains(left) && joints.contains(right) && !(left == "." && right == " ")
        }
        guard !doubled else { throw .shape }
        description = String(String.UnicodeScalarView(scalars))
    }

    private static let dots: Set<Unicode.Scalar> = [
        "\u{2022}", "\u{2027}", "\u{2219}", "\u{22C5}", "\u{30FB}", "\u{FF65}", "\u{2E31}",
    ]

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isIdeographic { return true }
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: return true
        default: return false
        }
    }
}
