/// Something that happened, as the history keeps it (历史记录).
public struct Event: Sendable, Equatable {
    /// The id of what it happened to, or `house`.
    public let subject: String
    /// Its place in the history of the subject.
    public let sequence: Int
    /// What happened.
    public let occurrence: Occurrence
    /// The operation in which it happened.
    public let operation: String
    /// Who asked: `applicant acc_…`, `reviewer stf_…`, `clock`.
    public let actor: String
    /// The account whose personal data the details hold.
    public let account: ID<Account>?
    /// When it happened.
    public let at: Instant
    /// The stage before, when an application moved.
    public let from: Stage?
    /// The stage after.
    public let to: Stage?
    /// What else the history keeps.
    public let details: [String: String]

    /// Describes what happened.
    package init(
        subject: String, sequence: Int, occurrence: Occurrence, operation: String, actor: String,
        account: ID<Account>?, at: Instant, from: Stage?, to: Stage?, details: [String: String]
    ) {
        self.subject = subject
        self.sequence = sequence
        self.occurrence = occurrence
        self.operation = operation
        self.actor = actor
        self.account = account
        self.at = at
        self.from = from
        self.to = to
        self.details = details
    }
}
