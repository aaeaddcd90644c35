/// A customer's account (账号), which manages the filings of exactly one entity.
///
/// It is free at first; it is bound to its entity when a reviewer accepts the first application, and freed when all its
/// applications end ungranted.
public struct Account: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "acc"

    /// Where an account stands (账号状态).
    public enum Status: String, CaseIterable, Sendable, Codable {
        /// In use.
        case open
        /// Closed by its holder; its personal data will be erased after 30 days.
        case closing
        /// Erased; the id remains in the history.
        case erased
    }

    /// The account's id.
    public let id: ID<Account>
    /// The site at which it signed up (站点).
    public let site: AccountSite
    /// Whether it may still be used.
    public var status: Status
    /// The language of its pages and letters.
    public var language: Language
    /// When it signed up.
    public let createdAt: Instant
    /// When its holder closed it.
    public var closedAt: Instant?
    /// How often it was changed.
    public var version: Version

    /// Describes an account.
    package init(
        id: ID<Account>, site: AccountSite, status: Status = .open, language: Language, createdAt: Instant,
        closedAt: Instant? = nil, version: Version = 1
    ) {
        self.id = id
        self.site = site
        self.status = status
        self.language = language
        self.createdAt = createdAt
        self.closedAt = closedAt
        self.version = version
    }
}

/// The site at which a customer signs up (站点).
public enum AccountSite: String, CaseIterable, Sendable, Codable {
    /// The China site (中国站): mainland mobile or mail; files on PC and on the phone.
    case china
    /// The international site (国际站): mail; files on PC only, the phone only scans and uploads.
    case international
}
