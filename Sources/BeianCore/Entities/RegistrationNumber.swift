/// The number on a certificate that follows no national algorithm (登记证号): letters, digits, Han characters, brackets,
/// hyphens.
///
/// Certificates issued before the credit code carry such numbers, each body in its own way, so that only gross errors are
/// refused and a person compares the rest with the picture. Example: `事证第111000000042号`.
public struct RegistrationNumber: TradeValue {
    /// Why a text is not a certificate's number.
    public enum Fault: String, TradeFault {
        case length = "registration-number.length"
        case alphabet = "registration-number.alphabet"
        case digits = "registration-number.digits"
    }

    /// The number as printed, without blanks.
    public let description: String

    /// Reads the number of a certificate.
    public init(_ text: String) throws(Fault) {
        guard !text.isOversized else { throw .length }
        let number = text.typedNumber.plainDashes
        let scalars = number.unicodeScalars
        guard (4...64).contains(scalars.count) else { throw .length }
        let marks: Set<Unicode.Scalar> = ["-", "(", ")", "[", "]", "/", ".", "〔", "〕", "【", "】"]
        guard
            scalars.allSatisfy({
                $0.isASCIIDigit || $0.isASCIIUpper || $0.properties.isIdeographic || marks.contains($0)
            })
        else { throw .alphabet }
        guard scalars.contains(where: \.isASCIIDigit) else { throw .digits }
        description = number
    }
}
