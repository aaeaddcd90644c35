/// Somebody who is told how an account's applications fare (联系人).
///
/// No application is handed in before one contact has proved an address. Source: docs/sources.md §14.
public struct Contact: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "con"

    /// The id.
    public let id: ID<Contact>
    /// The account to which the contact belongs.
    public let account: ID<Account>
    /// The contact's name.
    public var person: String
    /// The mail address.
    public var mail: String?
    /// When the mail address was proved.
    public var mailVerifiedAt: Instant?
    /// The mobile number.
    public var mobile: String?
    /// When the mobile number was proved.
    public var mobileVerifiedAt: Instant?
    /// The methods chosen for each topic.
    public var choices: [NoticeTopic: Set<Channel>]
    /// The version that was loaded.
    public var version: Version

    /// Describes a contact.
    package init(
        id: ID<Contact>, account: ID<Account>, person: String, mail: String? = nil, mailVerifiedAt: Instant? = nil,
        mobile: String? = nil, mobileVerifiedAt: Instant? = nil, choices: [NoticeTopic: Set<Channel>] = [:],
        version: Version = 1
    ) {
        self.id = id
        self.account = account
        self.person = person
        self.mail = mail
        self.mailVerifiedAt = mailVerifiedAt
        self.mobile = mobile
        self.mobileVerifiedAt = mobileVerifiedAt
        self.choices = choices
        self.version = version
    }

    /// Whether one of the addresses is proved.
    public var isVerified: Bool { mailVerifiedAt != nil || mobileVerifiedAt != nil }

    /// Where the contact is reached for a topic: proved addresses of the chosen methods only.
    public func addresses(for topic: NoticeTopic) -> [(channel: Channel, address: String)] {
        let chosen = choices[topic] ?? []
        var addresses: [(channel: Channel, address: String)] = []
        if chosen.contains(.mail), mailVerifiedAt != nil, let mail { addresses.append((.mail, mail)) }
        if chosen.contains(.sms), mobileVerifiedAt != nil, let mobile { addresses.append((.sms, mobile)) }
        return addresses
    }
}

/// With what a holder signs in (登录方式).
public enum LoginKind: String, CaseIterable, Sendable, Codable {
    /// A mainland mobile number.
    case mobile
    /// A mail address.
    case mail

    /// The channel by which it is reached.
    public var channel: Channel { self == .mail ? .mail : .sms }
}
