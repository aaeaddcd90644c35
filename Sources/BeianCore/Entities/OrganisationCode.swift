/// The organisation code (组织机构代码) by GB 11714: eight characters and a check character.
///
/// No longer issued since 2015, still printed on certificates of bodies that never changed theirs.
///
/// Example: `D2143569-X`; typed without the hyphen it is the same code.
public struct OrganisationCode: TradeValue {
    /// Why a text is not an organisation code.
    public enum Fault: String, TradeFault {
        case length = "organisation-code.length"
        case alphabet = "organisation-code.alphabet"
        case checkDigit = "organisation-code.check-digit"
    }

    /// The code with its hyphen.
    public let description: String

    /// Reads an organisation code, with or without its hyphen.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        var code = text.typedNumber.plainDashes
        let scalars = Array(code.unicodeScalars)
        if scalars.count == 10, scalars[8] == "-" {
            code = String(String.UnicodeScalarView(scalars[..<8] + scalars[9...]))
        }
        let bytes = Array(code.utf8)
        guard code.unicodeScalars.count == 9 else { throw .length }
        guard bytes.count == 9 else { throw .alphabet }
        var sum = 0
        for (byte, weight) in zip(bytes, [3, 7, 9, 10, 5, 8, 4, 2]) {
            guard let worth = byte.digitWorth else { throw .alphabet }
            sum += worth * weight
        }
        guard bytes[8].isASCIIDigit || bytes[8] == UInt8(ascii: "X") else { throw .alphabet }
        let expected = "0X987654321".utf8.map(\.self)[sum % 11]
        guard bytes[8] == expected else { throw .checkDigit }
        description = "\(code.prefix(8))-\(code.suffix(1))"
    }
}

/// The old number of a business licence (营业执照注册号): fifteen digits by GS 15-2006, before the credit code.
///
/// Example: `110108000000016`.
public struct BusinessLicenceNumber: TradeValue {
    /// Why a text is not an old licence number.
    public enum Fault: String, TradeFault {
        case length = "licence-number.length"
        case alphabet = "licence-number.alphabet"
        case checkDigit = "licence-number.check-digit"
    }

    /// The fifteen digits.
    public let description: String

    /// Reads an old licence number.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let number = text.typedNumber
        guard number.unicodeScalars.count == 15 else { throw .length }
        let digits = number.utf8.compactMap { $0.isASCIIDigit ? Int($0) - 0x30 : nil }
        guard digits.count == 15, number.utf8.count == 15 else { throw .alphabet }
        var product = 10
        for digit in digits.dropLast() {
            let sum = (product + digit) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        guard digits[14] == (11 - product) % 10 else { throw .checkDigit }
        description = number
    }
}
