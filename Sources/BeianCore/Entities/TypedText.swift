extension String {
    /// The text with full-width forms written as ASCII and every kind of blank as one ASCII space, outer blanks gone.
    package var halfWidth: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isBlank {
                if let last = scalars.last, last != " " { scalars.append(" ") }
            } else if !scalar.isInvisible {
                scalars.append(scalar.narrowed)
            }
        }
        if scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// The text of a number as its algorithm wants it: half-width, without any blank, ASCII letters upper case.
    package var typedNumber: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.isBlank && !scalar.isInvisible {
            scalars.append(scalar.narrowed.asciiUpper)
        }
        return String(scalars)
    }

    /// The text with every kind of dash written as the ASCII hyphen.
    package var plainDashes: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.isDash ? "-" : $0 }))
    }

    /// The text with ASCII letters in lower case.
    package var asciiLowercased: String {
        String(String.UnicodeScalarView(unicodeScalars.map(\.asciiLower)))
    }

    /// True when the text is longer than anything a person would type; nothing of that size is looked at further.
    package var isOversized: Bool { utf8.count > 1024 }
}

extension Unicode.Scalar {
    var narrowed: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(value - 0xFEE0) ?? self
    }

    var asciiUpper: Unicode.Scalar {
        ("a"..."z").contains(self) ? Unicode.Scalar(UInt8(value) - 32) : self
    }

    var asciiLower: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 32) : self
    }

    var isBlank: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    // Marks that a copied text drags along without showing them.
    var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    var isDash: Bool {
        switch value {
        case 0x2D, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x30FC, 0xFE58, 0xFE63, 0xFF0D: true
        default: false
        }
    }

    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    var isASCIIUpper: Bool { ("A"..."Z").contains(self) }
    var isASCIILetter: Bool { ("A"..."Z").contains(self) || ("a"..."z").contains(self) }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIIUpper: Bool { (0x41...0x5A).contains(self) }
    var isASCIILower: Bool { (0x61...0x7A).contains(self) }

    /// The worth of an ASCII digit, or of a letter counted on from ten; nothing for any other byte.
    var digitWorth: Int? {
        if isASCIIDigit { return Int(self) - 0x30 }
        if isASCIIUpper { return Int(self) - 0x41 + 10 }
        return nil
    }
}

extension Collection<UInt8> {
    /// The number that the ASCII digits write; nothing when a byte is no digit or the number is too long to be one.
    var decimal: Int? {
        guard !isEmpty, count <= 18, allSatisfy(\.isASCIIDigit) else { return nil }
        return reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}
