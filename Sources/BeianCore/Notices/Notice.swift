/// On what a contact wants to be told (通知类型).
public enum NoticeTopic: String, CaseIterable, Sendable, Codable {
    /// That an application moved on (备案进度).
    case progress
    /// That something has to be done or has ended (备案状态).
    case status
    /// What the reviewer said of each item (审核结果).
    case items
}

/// A way to reach somebody (通知方式).
public enum Channel: String, CaseIterable, Sendable, Codable {
    /// A message on the account's pages (站内信).
    case inSite = "in-site"
    /// Mail (邮件).
    case mail
    /// SMS (短信).
    case sms
}

/// What a letter is about; each has a text in both languages (通知模板).
public enum Letter: String, CaseIterable, Sendable, Codable {
    /// The letter `verification-code`.
    case verificationCode = "verification-code"
    /// The letter `password-reset-code`.
    case passwordResetCode = "password-reset-code"
    /// The letter `contact-verification-code`.
    case contactVerificationCode = "contact-verification-code"
    /// The letter `address-typed-again`.
    case addressTypedAgain = "address-typed-again"
    /// The letter `application-submitted`.
    case applicationSubmitted = "application-submitted"
    /// The letter `application-sent-back`.
    case applicationSentBack = "application-sent-back"
    /// The letter `application-held-back`.
    case applicationHeldBack = "application-held-back"
    /// The letter `application-accepted`.
    case applicationAccepted = "application-accepted"
    /// The letter `sms-window-open`.
    case smsWindowOpen = "sms-window-open"
    /// The letter `sms-verified`.
    case smsVerified = "sms-verified"
    /// The letter `sms-failed`.
    case smsFailed = "sms-failed"
    /// The letter `application-granted`.
    case applicationGranted = "application-granted"
    /// The letter `application-refused`.
    case applicationRefused = "application-refused"
    /// The letter `application-withdrawn`.
    case applicationWithdrawn = "application-withdrawn"
    /// The letter `application-abandoned`.
    case applicationAbandoned = "application-abandoned"
    /// The letter `application-lapsed`.
    case applicationLapsed = "application-lapsed"
    /// The letter `application-lapse-reminder`.
    case applicationLapseReminder = "application-lapse-reminder"
    /// The letter `application-voided`.
    case applicationVoided = "application-voided"
    /// The letter `application-rules-changed`.
    case applicationRulesChanged = "application-rules-changed"
    /// The letter `entity-typed-elsewhere`.
    case entityTypedElsewhere = "entity-typed-elsewhere"
    /// The letter `access-restored`.
    case accessRestored = "access-restored"
    /// The letter `password-changed`.
    case passwordChanged = "password-changed"
    /// The letter `address-changed`.
    case addressChanged = "address-changed"
    /// The letter `account-closing`.
    case accountClosing = "account-closing"
    /// The letter `account-erased`.
    case accountErased = "account-erased"
    /// The letter `new-sign-in-blocked`.
    case signInBlocked = "new-sign-in-blocked"
    /// The letter `service-number-used`.
    case serviceNumberUsed = "service-number-used"
}

/// Who is told of an occurrence, and how (通知目录).
public struct Notice: Sendable, Hashable {
    /// Who is told.
    public enum Audience: String, Sendable, Hashable, CaseIterable {
        /// The address that the operation names, such as one that is to be verified.
        case addressed
        /// The holder of the account, at the addresses with which they sign in; cannot be switched off.
        case holder
        /// The account's contacts, by the methods they chose.
        case contacts
    }

    /// The letter.
    public let letter: Letter
    /// Who gets it.
    public let audience: Audience
    /// The topic under which contacts choose methods.
    public let topic: NoticeTopic?

    init(_ letter: Letter, to audience: Audience, _ topic: NoticeTopic? = nil) {
        self.letter = letter
        self.audience = audience
        self.topic = topic
    }

    /// Whether an occurrence is told to somebody, and otherwise why not.
    public enum Telling: Sendable, Hashable {
        /// It is told by these notices.
        case tells([Notice])
        /// It is not told, because.
        case silent(because: String)
    }
}
