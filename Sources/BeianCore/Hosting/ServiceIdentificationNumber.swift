/// A one-time voucher that a site is hosted on an instance of another account (备案服务号).
public struct ServiceIdentificationNumber: Identified, Equatable, Sendable {
    /// The prefix of its ids.
    public static let prefix = "sin"

    /// Where a number stands (服务号状态).
    ///
    /// Source: docs/sources.md SN-02.
    public enum State: String, CaseIterable, Sendable, Codable {
        /// Issued and not used (未绑定).
        case issued
        /// Bound to an application in progress (备案中).
        case bound
        /// Used up by a granted filing, for ever (已备案).
        case consumed
        /// Revoked by its holder before it was used (已失效).
        case revoked
    }

    /// The id.
    public let id: ID<ServiceIdentificationNumber>
    /// The number that is handed on: unguessable, easy to copy.
    public let number: String
    /// The instance for which it stands.
    public let instance: ID<HostedInstance>
    /// The account that issued it.
    public let issuer: ID<Account>
    /// Where it stands.
    public var state: State
    /// When it was issued.
    public let issuedAt: Instant
    /// The holder's note.
    public let note: String

    /// Describes a number.
    package init(
        id: ID<ServiceIdentificationNumber>, number: String, instance: ID<HostedInstance>, issuer: ID<Account>,
        state: State, issuedAt: Instant, note: String
    ) {
        self.id = id
        self.number = number
        self.instance = instance
        self.issuer = issuer
        self.state = state
        self.issuedAt = issuedAt
        self.note = note
    }
}
