/// A mobile number of the mainland (手机号码): eleven digits.
///
/// The ministry sends its verification codes to it, so that a foreign number cannot be used in a filing. A country prefix
/// +86 may be typed and is dropped. Example: `13900000001`.
public struct MobileNumber: TradeValue {
    /// Why a text is not a mobile number of the mainland.
    public enum Fault: String, TradeFault {
        case shape = "mobile.shape"
        case notMainland = "mobile.not-mainland"
    }

    /// The eleven digits.
    public let description: String

    /// Reads a mobile number, with or without the country prefix.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        var bytes = text.typedNumber.plainDashes.utf8.filter { $0 != UInt8(ascii: "-") }
        if bytes.starts(with: "+".utf8) {
            guard bytes.starts(with: "+86".utf8) else {
                throw bytes.dropFirst().decimal == nil ? .shape : .notMainland
            }
            bytes.removeFirst(3)
        } else if bytes.starts(with: "0086".utf8) {
            bytes.removeFirst(4)
        } else if bytes.count == 13, bytes.starts(with: "86".utf8) {
            bytes.removeFirst(2)
        }
        guard bytes.count == 11, bytes.allSatisfy(\.isASCIIDigit), bytes[0] == UInt8(ascii: "1"),
            bytes[1] >= UInt8(ascii: "3")
        else { throw .shape }
        description = String(decoding: bytes, as: UTF8.self)
    }

    /// True for numbers of virtual operators (虚拟运营商), which many administrations do not accept.
    public var isVirtualOperator: Bool {
        ["162", "165", "167", "170", "171"].contains(description.prefix(3))
    }
}

/// A fixed line (办公电话): area code, number, and perhaps an extension.
///
/// Example: `0571-88000001` or `010-88000001-8001`; without hyphens the area code is told from its first digits.
public struct OfficePhone: TradeValue {
    /// Why a text is not a fixed line of the mainland.
    public enum Fault: String, TradeFault {
        case shape = "office-phone.shape"
        case areaCode = "office-phone.area-code"
    }

    /// Area code, number and extension, parted by hyphens.
    public let description: String

    /// Reads a fixed line.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        var text = text.typedNumber.plainDashes
        if text.hasPrefix("+86") { text = "0" + text.dropFirst(3).drop { $0 == "-" || $0 == "0" } }
        text.unicodeScalars.removeAll { $0 == "(" }
        text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == ")" ? "-" : $0 }))
        guard text.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "-") }) else { throw .shape }
        let digits = text.filter { $0 != "-" }
        if digits.count == 10, ["400", "800"].contains(where: { digits.hasPrefix($0) }) {
            // Service numbers of the whole country have no area code (400 电话).
            description = digits.prefix(3) + "-" + digits.dropFirst(3).prefix(3) + "-" + digits.suffix(4)
            return
        }
        guard text.hasPrefix("0"), !text.hasPrefix("00") else { throw .areaCode }
        let length = text.hasPrefix("01") || text.hasPrefix("02") ? 3 : 4
        let area = text.prefix(length)
        guard area.utf8.allSatisfy(\.isASCIIDigit), area.count == length, !area.hasPrefix("01") || area == "010" else {
            throw .areaCode
        }
        var rest = text.dropFirst(length)
        if rest.hasPrefix("-") { rest = rest.dropFirst() }
        let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (7...8).contains(parts[0].count), let first = parts[0].utf8.first,
            first >= UInt8(ascii: "2")
        else { throw .shape }
        guard parts.count == 1 || (1...6).contains(parts[1].count) else { throw .shape }
        description = ([area] + parts).joined(separator: "-")
    }
}
