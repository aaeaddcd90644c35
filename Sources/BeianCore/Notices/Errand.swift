/// Something that has to be carried out of the house (外发任务): a mail, an SMS, a report.
public struct Errand: Identified, Sendable, Equatable {
    /// The prefix of its ids; the id travels as the message's reference.
    public static let prefix = "err"

    /// Which carrier takes it.
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// A mail.
        case mail
        /// An SMS.
        case sms
        /// A report to the administration (报送).
        case report
    }

    /// The id.
    public let id: ID<Errand>
    /// Which carrier takes it.
    public let kind: Kind
    /// What it is about: the id of an application, account or address.
    public let subject: String
    /// The account whose data it carries.
    public let account: ID<Account>?
    /// What is to be carried.
    public let payload: [String: String]
    /// How often it was tried, counting this time.
    public let attempt: Int
    /// When it was put into the outbox.
    public let createdAt: Instant

    /// Describes an errand.
    package init(
        id: ID<Errand>, kind: Kind, subject: String = "house", account: ID<Account>? = nil, payload: [String: String],
        attempt: Int, createdAt: Instant = Instant(milliseconds: 0)
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.account = account
        self.payload = payload
        self.attempt = attempt
        self.createdAt = createdAt
    }
}

/// What became of an errand (投递结果).
public enum Delivery: Sendable, Equatable {
    /// The other side took it.
    case delivered(receipt: String)
    /// It may go through later.
    case tryAgain(because: String, notBeforeSeconds: Int?)
    /// It will never go through.
    case never(because: String)
}

/// How long to wait before the next try (重试间隔).
public enum BackOff {
    /// After how many seconds without success an errand is given up: 48 hours.
    public static let horizon = 48 * 3600

    /// The seconds to wait after the given attempt: one minute, doubling, six hours at most.
    public static func seconds(after attempt: Int) -> Int {
        min(6 * 3600, 60 << min(max(attempt - 1, 0), 10))
    }
}
