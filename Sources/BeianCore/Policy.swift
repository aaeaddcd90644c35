/// What the access provider decides for itself (接入商设置), with the trade's usual values.
public struct Policy: Sendable, Equatable {
    /// The provider's name on pages and letters (接入商名称).
    public var providerName = "蓝图云（演示）"
    /// Whether the international site takes accounts and applications.
    ///
    /// Sources disagree: docs/sources.md ACC-23.
    public var internationalSiteIsOpen = true
    /// How many services one application of an organisation may hold.
    ///
    /// Source: docs/sources.md PRO-07.
    public var servicesPerApplication = 10
    /// How many contacts an account may hold.
    public var contactsPerAccount = 15
    /// How many live tokens an account may hold.
    public var tokensPerAccount = 20
    /// The least term of an instance in months.
    ///
    /// Source: docs/sources.md §5.1.
    public var instanceMonths = 3
    /// How many services one instance carries.
    ///
    /// Source: docs/sources.md §5.1.
    public var slotsPerInstance = 5
    /// How long a reviewer keeps an application without acting, in minutes.
    public var takeMinutes = 30
    /// How long a verification code holds, in minutes.
    public var codeMinutes = 10
    /// How long a password-reset code holds, in minutes.
    public var resetMinutes = 30
    /// How often a code may be tried.
    public var codeTries = 5
    /// How many codes a day may go to one address, and may be asked for by one account.
    public var codesPerDay = 10
    /// How many codes a day may be asked for from one network by visitors.
    public var codesPerNetwork = 10
    /// How many codes a day may be asked for from one network by holders who are signed in.
    public var codesPerNetworkOfHolders = 60
    /// How many codes a minute may be asked for from one network, by whomever.
    ///
    /// Between two codes to one address lies a whole pause; behind one network may sit an office.
    public var codesPerNetworkMinute = 10
    /// How many different persons and numbers a day the pre-flight looks up for one account in others' filings.
    ///
    /// Past it those rules stay silent towards the applicant and speak to the reviewer, so that nobody can ask through a
    /// list of strangers' numbers.
    public var personQuestionsPerDay = 20
    /// How many seconds lie between two codes to one address.
    public var codePauseSeconds = 60
    /// How many times a sign-in may fail before it has to wait.
    public var signInTries = 5
    /// How long a first block after too many failures lasts, in seconds; each further failure doubles it up to an hour.
    public var signInBlockSeconds = 60
    /// How long a session lasts without use, in hours.
    public var sessionHours = 12
    /// How many days a session lasts at most.
    public var sessionDays = 30
    /// The longest term of a token in days.
    public var tokenDays = 365
    /// How many days pass between closing an account and erasing it.
    public var erasureDays = 30
    /// Cost of the password hash as a power of two; tests lower it.
    public var scryptCost = 17

    /// The usual values.
    public init() {}
}
