/// A message on the account's pages (站内信).
public struct Message: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "msg"

    /// The id.
    public let id: ID<Message>
    /// The account that is told.
    public let account: ID<Account>
    /// What it is about.
    public let letter: Letter
    /// The application it is about, when it is about one.
    public let application: ID<FilingApplication>?
    /// Values for the letter.
    public let parameters: [String: String]
    /// When it was left.
    public let sentAt: Instant
    /// When it was first opened.
    public let readAt: Instant?

    /// Describes a message.
    package init(
        id: ID<Message>, account: ID<Account>, letter: Letter, application: ID<FilingApplication>?,
        parameters: [String: String], sentAt: Instant, readAt: Instant? = nil
    ) {
        self.id = id
        self.account = account
        self.letter = letter
        self.application = application
        self.parameters = parameters
        self.sentAt = sentAt
        self.readAt = readAt
    }
}
