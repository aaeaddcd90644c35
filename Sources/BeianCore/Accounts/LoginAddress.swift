/// The mobile number or mail address with which a holder signs in (登录名).
///
/// One letter more or less in the case of a mail address is the same holder: `key` is what is compared, `text` is where
/// letters go. Example: `13900000001` or `li.si@lantian-demo.cn`.
public struct LoginAddress: Hashable, Sendable {
    /// Whether it is a mobile or a mail address.
    public let kind: LoginKind
    /// The address as letters are sent to it.
    public let text: String

    /// Reads what a person typed; anything with an at sign is meant as mail.
    ///
    /// - Parameter pointer: the field, for the finding.
    public init(_ typed: String, at pointer: String = "#/address") throws(Problem) {
        guard !typed.halfWidth.isEmpty else { throw .field(pointer, "required") }
        if typed.halfWidth.contains("@") {
            do throws(MailAddress.Fault) {
                text = try MailAddress(typed).description
            } catch {
                throw .field(pointer, error.code)
            }
            kind = .mail
        } else {
            do throws(MobileNumber.Fault) {
                text = try MobileNumber(typed).description
            } catch {
                throw .field(pointer, error.code)
            }
            kind = .mobile
        }
    }

    /// An address that was read before.
    package init(kind: LoginKind, text: String) {
        self.kind = kind
        self.text = text
    }

    /// What is compared and digested: without upper case.
    public var key: String { text.asciiLowercased }

    /// The address as pages show it.
    public var masked: Masked { Masked(text, kind == .mail ? .mail : .phone) }
}

extension AccountSite {
    /// Whether holders at this site may sign in with such an address.
    ///
    /// Source: docs/sources.md ACC-26.
    public func takes(_ kind: LoginKind) -> Bool { self == .china || kind == .mail }
}
