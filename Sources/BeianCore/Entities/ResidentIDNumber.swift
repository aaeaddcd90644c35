/// A resident's number (居民身份证号码) by GB 11643-1999: region, birth date, sequence, check character.
///
/// The region is the county of the first registration and may be dissolved since, so only its province is checked. The
/// birth date must be a real day. Cards of the first generation, with fifteen digits, are void since 2013: the number on the
/// valid card is typed instead.
///
/// Example: `11010519491231002X`, which is the standard's own.
public struct ResidentIDNumber: TradeValue {
    /// Why a text is not a resident's number.
    public enum Fault: String, TradeFault {
        case length = "resident-id.length"
        case fifteenDigits = "resident-id.fifteen-digits"
        case alphabet = "resident-id.alphabet"
        case region = "resident-id.region"
        case birthDate = "resident-id.birth-date"
        case checkDigit = "resident-id.check-digit"
    }

    /// The sex that the sequence number tells (性别).
    public enum Sex: String, Codable, Hashable, Sendable, CaseIterable {
        case female, male
    }

    /// The eighteen characters.
    public let description: String
    /// The day of birth (出生日期).
    public let birth: Day
    /// The province of the first registration.
    public let province: Province

    /// Reads a number of eighteen characters.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        if bytes.count == 15, bytes.allSatisfy(\.isASCIIDigit) { throw .fifteenDigits }
        guard number.unicodeScalars.count == 18 else { throw .length }
        guard NationalCheck.hasShape(bytes) else { throw .alphabet }
        guard let province = Province(divisionPrefix: String(number.prefix(2))) else { throw .region }
        guard let birth = NationalCheck.birth(in: bytes) else { throw .birthDate }
        guard NationalCheck.character(for: bytes) == bytes[17] else { throw .checkDigit }
        description = number
        self.birth = birth
        self.province = province
    }

    /// The number of eighteen characters that replaced one of fifteen digits.
    public static func upgrading(fifteenDigits text: String) throws(Fault) -> ResidentIDNumber {
        guard !text.isOversized else { throw .length }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        guard number.unicodeScalars.count == 15 else { throw .length }
        guard bytes.count == 15, bytes.allSatisfy(\.isASCIIDigit) else { throw .alphabet }
        let long = Array(bytes[..<6]) + Array("19".utf8) + Array(bytes[6...])
        return try ResidentIDNumber(String(decoding: long + [NationalCheck.character(for: long)], as: UTF8.self))
    }

    /// The six digits of the region where the person was first registered, perhaps dissolved since.
    public var region: String { String(description.prefix(6)) }

    /// The sex that the sequence number tells: odd for men, even for women.
    public var sex: Sex {
        let sequence = description.utf8.dropFirst(14).prefix(3).decimal ?? 0
        return sequence.isMultiple(of: 2) ? .female : .male
    }

    /// The completed years of life on a day; nothing before the birth.
    public func age(on day: Day) -> Int? { birth.age(on: day) }
}

/// The check character and date that all numbers of the GB 11643 family share.
enum NationalCheck {
    static func hasShape(_ bytes: [UInt8]) -> Bool {
        bytes.count == 18 && bytes[..<17].allSatisfy(\.isASCIIDigit)
            && (bytes[17].isASCIIDigit || bytes[17] == UInt8(ascii: "X"))
    }

    /// The check character that seventeen digits demand.
    static func character(for bytes: [UInt8]) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(bytes, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11]
    }

    /// The day written in digits seven to fourteen, when it is a day of the calendar within human memory.
    static func birth(in bytes: [UInt8]) -> Day? {
        guard let year = bytes[6..<10].decimal, let month = bytes[10..<12].decimal, let day = bytes[12..<14].decimal,
            (1800...2199).contains(year)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }
}
