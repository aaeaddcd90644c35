/// A browser in which somebody is signed in (会话).
public struct LiveSession: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "ses"

    /// The id.
    public let id: ID<LiveSession>
    /// The account or member of staff, by id.
    public let subject: String
    /// The door through which they came in.
    public let door: Door
    /// What the browser said of itself.
    public let agent: String
    /// The network address from which it signed in.
    public let network: String
    /// When they signed in.
    public let createdAt: Instant
    /// When it was last used, to some minutes.
    public let seenAt: Instant
    /// When it ends unless it is used.
    public let expiresAt: Instant

    /// Describes a session.
    package init(
        id: ID<LiveSession>, subject: String, door: Door, agent: String, network: String, createdAt: Instant,
        seenAt: Instant, expiresAt: Instant
    ) {
        self.id = id
        self.subject = subject
        self.door = door
        self.agent = agent
        self.network = network
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
    }

    /// The account, when the holder of one is signed in.
    public var account: ID<Account>? { subject.hasPrefix(Account.prefix + "_") ? ID(subject) : nil }
    /// The member of staff, when one is signed in.
    public var staff: ID<StaffMember>? { subject.hasPrefix(StaffMember.prefix + "_") ? ID(subject) : nil }
}
