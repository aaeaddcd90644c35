/// The unified social credit code (统一社会信用代码) of an organisation: 18 characters by GB 32100-2015.
///
/// Since October 2015 it replaces the licence number, the organisation code and the tax number. A code with a wrong check
/// digit was mistyped: the application cannot be submitted until it is copied again from the certificate.
///
/// Example: `91350100M000100Y43`.
public struct SocialCreditCode: TradeValue {
    /// Why a text is not a credit code.
    public enum Fault: String, TradeFault {
        case length = "uscc.length"
        case alphabet = "uscc.alphabet"
        case checkDigit = "uscc.check-digit"
    }

    /// The eighteen characters.
    public let description: String

    /// Reads a credit code as typed or pasted from the certificate.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let code = text.typedNumber
        let worths = code.utf8.map { Self.worth(of: $0) }
        guard code.unicodeScalars.count == 18 else { throw .length }
        var sum = 0
        for (worth, weight) in zip(worths, Self.weights) {
            guard let worth else { throw .alphabet }
            sum += worth * weight
        }
        guard worths.count == 18, let check = worths[17] else { throw .alphabet }
        guard check == (31 - sum % 31) % 31 else { throw .checkDigit }
        description = code
    }

    /// The body that registered the organisation, as the code's first character: 9 for business registration.
    public var registeringBody: String { String(description.prefix(1)) }

    /// The division of the registering body (登记管理机关行政区划码), six characters.
    public var division: String { String(description.dropFirst(2).prefix(6)) }

    /// The province of the registering body, unless it is a national one.
    public var province: Province? { Province(divisionPrefix: String(division.prefix(2))) }

    /// True when the organisation code inside (characters 9 to 17) fails its own check digit: a warning to the reviewer.
    public var organisationCodeMismatch: Bool {
        (try? OrganisationCode(String(description.dropFirst(8).prefix(9)))) == nil
    }

    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static func worth(of byte: UInt8) -> Int? { alphabet.firstIndex(of: byte) }
}
