/// A part that somebody plays towards the system (角色).
public enum Role: String, CaseIterable, Sendable, Codable {
    /// Somebody who has not signed in (访客).
    case visitor
    /// The holder of an account (申请人).
    case applicant
    /// A member of staff who decides applications (初审员).
    case reviewer
    /// A member of staff who runs the system (运营人员).
    case `operator`
    /// A member of staff who may look and change nothing (审计员).
    case auditor
    /// The passing of time (时钟).
    case clock
    /// The worker that carries errands out of the house (信使).
    case courier
    /// The communications administration (通信管理局).
    case administration
}

/// A member of the provider's staff (工作人员).
public struct StaffMember: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "stf"

    /// The id.
    public let id: ID<StaffMember>
    /// The name with which they sign in.
    public let name: String
    /// Reviewer, operator or auditor.
    public var role: Role
    /// The account that the member holds as a customer; its applications are never theirs to decide.
    public var ownAccount: ID<Account>?
    /// Whether the member may no longer sign in.
    public var disabled: Bool
    /// The language of their pages.
    public var language: Language

    /// Describes a member of staff.
    package init(
        id: ID<StaffMember>, name: String, role: Role, ownAccount: ID<Account>? = nil, disabled: Bool = false,
        language: Language = .chinese
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.ownAccount = ownAccount
        self.disabled = disabled
        self.language = language
    }
}

/// What a token of the API may do (令牌权限).
public enum Scope: String, CaseIterable, Sendable, Codable {
    /// Work on applications.
    case applications
    /// See personal data unmasked.
    case personal
    /// Import instances.
    case instances
}

/// Who asks, and how they came in (操作者).
public struct Actor: Sendable, Hashable {
    /// The part they play.
    public let role: Role
    /// The account for which they ask.
    public let account: ID<Account>?
    /// The member of staff who asks, also when asking for an account.
    public let staff: ID<StaffMember>?
    /// The door through which they came.
    public let door: Door
    /// The network address of the client.
    public let address: String?
    /// What their token may do; nil when they came without a token.
    public let scopes: Set<Scope>?

    /// Describes somebody who asks.
    package init(
        role: Role, account: ID<Account>? = nil, staff: ID<StaffMember>? = nil, door: Door, address: String? = nil,
        scopes: Set<Scope>? = nil
    ) {
        self.role = role
        self.account = account
        self.staff = staff
        self.door = door
        self.address = address
        self.scopes = scopes
    }

    /// A visitor through a door.
    public static func visitor(_ door: Door, address: String? = nil) -> Actor {
        Actor(role: .visitor, door: door, address: address)
    }

    /// The holder of an account.
    public static func applicant(
        _ account: ID<Account>, door: Door, address: String? = nil, scopes: Set<Scope>? = nil
    ) -> Actor {
        Actor(role: .applicant, account: account, door: door, address: address, scopes: scopes)
    }

    /// A member of staff.
    public static func staff(_ member: StaffMember, door: Door = .pc, address: String? = nil) -> Actor {
        Actor(role: member.role, staff: member.id, door: door, address: address)
    }

    /// The operator at the command line.
    public static let console = Actor(role: .operator, door: .console)
    /// The operator at the command line asking for an account (`--as ACCOUNT`).
    public static func console(as account: ID<Account>) -> Actor {
        Actor(role: .applicant, account: account, door: .console)
    }

    /// The passing of time.
    public static let clock = Actor(role: .clock, door: .console)
    /// The worker that carries errands.
    public static let courier = Actor(role: .courier, door: .console)
    /// The administration's system.
    public static let administration = Actor(role: .administration, door: .api)

    /// Whether the operator asks for an account at the command line.
    public var isOperatorForAccount: Bool { role == .applicant && door == .console }

    /// Who asked, as the history keeps it: `applicant acc_…`, `operator console`.
    public var signature: String {
        if isOperatorForAccount { return "operator console for \(account?.text ?? "")" }
        return [
            role.rawValue, staff?.text ?? account?.text ?? (door == .console && role == .operator ? "console" : nil),
        ]
        .compactMap { $0 }.joined(separator: " ")
    }
}
