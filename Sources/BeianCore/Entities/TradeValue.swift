/// A value of the trade that is born from typed text or not at all: once it exists, nobody checks it again.
///
/// It is written down as the one canonical text that `description` gives, and read back through the same parser, so that a
/// stored value that no longer parses is refused instead of believed.
public protocol TradeValue: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The reasons for which a text is refused.
    associatedtype Fault: TradeFault

    /// Reads the text as a person typed it.
    init(_ text: String) throws(Fault)
}

extension TradeValue {
    /// Reads the canonical text; a refusal names the fault and never the text, which may be personal.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(Fault) {
            self = try Self(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.code)
        }
    }

    /// Writes the canonical text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The reason why a typed text is not the value asked for, as a short code such as `uscc.check-digit`.
///
/// Pages and letters turn the code into a sentence with its remedy; the code itself never changes once published.
public protocol TradeFault: Error, Hashable, Sendable, CaseIterable {
    /// The published code.
    var code: String { get }
}

extension TradeFault where Self: RawRepresentable, RawValue == String {
    /// The published code, which is the raw value.
    public var code: String { rawValue }
}

/// Every fault code that a typed value can be refused with, for the catalogue of sentences.
public enum TradeFaults {
    /// All codes, sorted.
    public static let codes: [String] = {
        func codes<F: TradeFault>(_ type: F.Type) -> [String] { type.allCases.map(\.code) }
        return [
            codes(SocialCreditCode.Fault.self), codes(ResidentIDNumber.Fault.self), codes(OrganisationCode.Fault.self),
            codes(BusinessLicenceNumber.Fault.self), codes(HomeReturnPermitNumber.Fault.self),
            codes(TaiwanTravelPermitNumber.Fault.self), codes(ResidencePermitNumber.Fault.self),
            codes(PermanentResidenceNumber.Fault.self), codes(PassportNumber.Fault.self),
            codes(RegistrationNumber.Fault.self), codes(MobileNumber.Fault.self), codes(OfficePhone.Fault.self),
            codes(MailAddress.Fault.self), codes(PersonName.Fault.self), codes(DivisionCode.Fault.self),
            codes(DomainName.Fault.self), codes(HomeURL.Fault.self), codes(FilingNumber.Fault.self),
            codes(ImageHeader.Fault.self), codes(Instant.Fault.self), codes(Day.Fault.self),
        ].flatMap(\.self).sorted()
    }()
}
