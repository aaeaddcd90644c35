/// The number of the permit on which residents of Hong Kong and Macao visit the mainland (港澳居民来往内地通行证).
///
/// H or M and eight digits; two digits of the renewal count may follow on older cards. Example: `H12345678`.
public struct HomeReturnPermitNumber: TradeValue {
    /// Why a text is not such a number.
    public enum Fault: String, TradeFault {
        case shape = "home-return-permit.shape"
    }

    /// The letter and its digits.
    public let description: String

    /// Reads the number of the permit.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        guard bytes.count == 9 || bytes.count == 11, bytes[0] == UInt8(ascii: "H") || bytes[0] == UInt8(ascii: "M"),
            bytes[1...].allSatisfy(\.isASCIIDigit)
        else { throw .shape }
        description = number
    }
}

/// The number of the permit on which residents of Taiwan visit the mainland (台湾居民来往大陆通行证): eight digits.
public struct TaiwanTravelPermitNumber: TradeValue {
    /// Why a text is not such a number.
    public enum Fault: String, TradeFault {
        case shape = "taiwan-permit.shape"
    }

    /// The eight digits.
    public let description: String

    /// Reads the number of the permit.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        let number = text.typedNumber
        guard number.utf8.count == 8, number.utf8.allSatisfy(\.isASCIIDigit) else { throw .shape }
        description = number
    }
}

/// The number of a residence permit (居住证) of a resident of Hong Kong, Macao or Taiwan: 81, 82 or 83 and four zeros,
/// birth date, sequence, check character.
public struct ResidencePermitNumber: TradeValue {
    /// Why a text is not such a number.
    public enum Fault: String, TradeFault {
        case length = "residence-permit.length"
        case alphabet = "residence-permit.alphabet"
        case region = "residence-permit.region"
        case birthDate = "residence-permit.birth-date"
        case checkDigit = "residence-permit.check-digit"
    }

    /// The eighteen characters.
    public let description: String
    /// The day of birth (出生日期).
    public let birth: Day

    /// Reads the number of the permit.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        guard number.unicodeScalars.count == 18 else { throw .length }
        guard NationalCheck.hasShape(bytes) else { throw .alphabet }
        guard ["810000", "820000", "830000"].contains(number.prefix(6)) else { throw .region }
        guard let birth = NationalCheck.birth(in: bytes) else { throw .birthDate }
        guard NationalCheck.character(for: bytes) == bytes[17] else { throw .checkDigit }
        description = number
        self.birth = birth
    }

    /// True for a permit of a resident of Taiwan, false for Hong Kong and Macao.
    public var isTaiwan: Bool { description.hasPrefix("83") }
}

/// The number of a foreigner's permanent residence card (外国人永久居留身份证).
///
/// Cards since 2023 carry eighteen characters that begin with 9; older ones three letters and twelve digits.
public struct PermanentResidenceNumber: TradeValue {
    /// Why a text is not such a number.
    public enum Fault: String, TradeFault {
        case shape = "permanent-residence.shape"
        case checkDigit = "permanent-residence.check-digit"
    }

    /// The number.
    public let description: String

    /// Reads the number of the card.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        if bytes.count == 15 {
            guard bytes[..<3].allSatisfy(\.isASCIIUpper), bytes[3...].allSatisfy(\.isASCIIDigit) else { throw .shape }
        } else {
            guard NationalCheck.hasShape(bytes), bytes[0] == UInt8(ascii: "9") else { throw .shape }
            guard NationalCheck.character(for: bytes) == bytes[17] else { throw .checkDigit }
        }
        description = number
    }
}

/// The number of a passport (护照) of any country: five to seventeen letters and digits, among them at least four digits.
public struct PassportNumber: TradeValue {
    /// Why a text is not such a number.
    public enum Fault: String, TradeFault {
        case shape = "passport.shape"
    }

    /// The letters and digits.
    public let description: String

    /// Reads the number of the passport.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .shape }
        let number = text.typedNumber
        let bytes = Array(number.utf8)
        guard (5...17).contains(bytes.count), bytes.allSatisfy({ $0.isASCIIDigit || $0.isASCIIUpper }),
            bytes.count(where: \.isASCIIDigit) >= 4
        else { throw .shape }
        description = number
    }
}
