/// A token with which a program asks for an account or an operator (令牌).
public struct APIToken: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "tok"

    /// The id.
    public let id: ID<APIToken>
    /// The account or operator, by id.
    public let subject: String
    /// What its holder calls it.
    public let label: String
    /// What may be asked with it.
    public let scopes: Set<Scope>
    /// The door through which it asks.
    public let door: Door
    /// When it was issued.
    public let createdAt: Instant
    /// When it ends.
    public let expiresAt: Instant
    /// When it was last used, to some minutes.
    public let usedAt: Instant?

    /// Describes a token.
    package init(
        id: ID<APIToken>, subject: String, label: String, scopes: Set<Scope>, door: Door, createdAt: Instant,
        expiresAt: Instant, usedAt: Instant? = nil
    ) {
        self.id = id
        self.subject = subject
        self.label = label
        self.scopes = scopes
        self.door = door
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }

    /// The account, when the holder of one made it.
    public var account: ID<Account>? { subject.hasPrefix(Account.prefix + "_") ? ID(subject) : nil }
    /// The member of staff, when one made it.
    public var staff: ID<StaffMember>? { subject.hasPrefix(StaffMember.prefix + "_") ? ID(subject) : nil }
}
