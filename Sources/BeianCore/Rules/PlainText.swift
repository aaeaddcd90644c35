/// A text as words are looked for in it (归一化文本): half-width, lower case, simplified characters, only letters and
/// digits, so that neither marks put between the characters of a word nor look-alikes of them hide it.
public struct PlainText: Sendable, Equatable {
    /// What is left of the text.
    public let scalars: [Unicode.Scalar]

    /// Reduces a text.
    public init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let ordinary = CompatibilityForms.ordinary(scalar)
            if ordinary.isASCII {
                if ordinary.isASCIIDigit || ordinary.isASCIILetter { scalars.append(ordinary.asciiLower) }
            } else if ordinary.isHan {
                scalars.append(TraditionalForms.simplified(ordinary))
            } else if ordinary.isSpoken {
                scalars.append(contentsOf: ordinary.properties.lowercaseMapping.unicodeScalars.filter(\.isSpoken))
            }
        }
        self.scalars = scalars
    }

    /// Whether nothing is left.
    public var isEmpty: Bool { scalars.isEmpty }
    /// How many letters and digits there are; a Han character counts as one.
    public var count: Int { scalars.count }

    /// Whether the text begins with another.
    func hasPrefix(_ other: PlainText) -> Bool { scalars.starts(with: other.scalars) }

    /// Whether the text holds another.
    public func contains(_ other: PlainText) -> Bool {
        guard let first = other.scalars.first, other.count <= count else { return other.isEmpty }
        return (0...(count - other.count)).contains { start in
            scalars[start] == first && scalars[start...].starts(with: other.scalars)
        }
    }

    /// Whether two neighbouring characters stand in both texts.
    func sharesPair(with other: PlainText) -> Bool {
        if self == other { return true }
        let pairs = Set(zip(other.scalars, other.scalars.dropFirst()).map { [$0, $1] })
        return zip(scalars, scalars.dropFirst()).contains { pairs.contains([$0, $1]) }
    }
}

extension Unicode.Scalar {
    var isHan: Bool {
        switch value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x3134F, 0xF900...0xFAFF, 0x3007: true
        default: false
        }
    }

    // A letter or digit that is seen; fillers count as letters in Unicode and show nothing.
    fileprivate var isSpoken: Bool {
        !isInvisible && !properties.isDefaultIgnorableCodePoint
            && (properties.isAlphabetic || properties.numericType != nil)
    }
}

extension String {
    /// The text as words are looked for in it; see ``PlainText``.
    package var plainWords: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: PlainText(self).scalars)
        return String(view)
    }

    /// The text as two of them are compared: half-width, lower case, simplified characters; marks and blanks stay.
    var foldedText: String {
        let scalars = halfWidth.unicodeScalars.map { TraditionalForms.simplified(CompatibilityForms.ordinary($0)) }
        return String(String.UnicodeScalarView(scalars)).lowercased()
    }
}
