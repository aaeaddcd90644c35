extension FilingNumber {
    /// Reads a filing number as copied from a page: any dash, any width, 号 or none, plate letters for four provinces.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        var rest = text.typedNumber.plainDashes.unicodeScalars[...]
        guard rest.count <= 64, let first = rest.first else { throw .shape }
        var province: Province?
        if first.properties.isIdeographic, first != "合" {
            guard let found = Province(letter: String(first)) else { throw .province }
            province = found
            rest = rest.dropFirst()
        }
        let licence: Licence
        if Self.takes("ICP备", &rest) {
            licence = .filing
        } else if Self.takes("ICP证", &rest) {
            licence = .commercial
        } else {
            licence = .valueAdded(classes: try Self.classes(&rest, national: province == nil))
        }
        switch licence {
        case .filing, .commercial: guard province != nil else { throw .province }
        case .valueAdded: break
        }
        let serial = Self.digits(&rest)
        guard (4...12).contains(serial.utf8.count) else { throw .serial }
        _ = Self.takes("号", &rest)
        let (ordinal, kind) = try Self.service(rest)
        self.init(province, licence, serial, ordinal, kind)
    }

    private static func takes(_ word: String, _ rest: inout Substring.UnicodeScalarView) -> Bool {
        guard rest.starts(with: word.unicodeScalars) else { return false }
        rest = rest.dropFirst(word.unicodeScalars.count)
        return true
    }

    private static func digits(_ rest: inout Substring.UnicodeScalarView) -> String {
        let digits = rest.prefix(while: \.isASCIIDigit)
        rest = rest.dropFirst(digits.count)
        return String(digits)
    }

    // One or more classes parted by dots, such as A2.B1.B2, and the hyphen before the serial.
    private static func classes(_ rest: inout Substring.UnicodeScalarView, national: Bool) throws(Fault) -> String {
        let scope = national && takes("合字", &rest) ? "合字" : ""
        guard let hyphen = rest.firstIndex(of: "-") else { throw .shape }
        let text = String(rest[..<hyphen])
        let classes = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let known = ["A1", "A2", "B1", "B2"]
        guard (1...4).contains(classes.count),
            classes.allSatisfy({ known.contains(String(decoding: $0, as: UTF8.self)) })
        else { throw .shape }
        rest = rest[rest.index(after: hyphen)...]
        return scope + text
    }

    private static func service(_ text: Substring.UnicodeScalarView) throws(Fault) -> (Int?, ServiceKind?) {
        guard let hyphen = text.first else { return (nil, nil) }
        guard hyphen == "-" else { throw .shape }
        var rest = text.dropFirst()
        let number = digits(&rest)
        guard (1...5).contains(number.utf8.count), let ordinal = Int(number), ordinal > 0 else { throw .ordinal }
        guard let kind = ServiceKind(suffix: String(rest)) else { throw .shape }
        return (ordinal, kind)
    }
}
