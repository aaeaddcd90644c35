/// What an application is for (申请类型).
///
/// Source: docs/sources.md §2.1.
public enum ApplicationKind: String, CaseIterable, Sendable, Codable {
    /// First filing (首次备案): neither the entity nor the domain is filed anywhere.
    case firstFiling = "first-filing"
    /// Add a service (新增互联网信息服务).
    case addService = "add-service"
    /// Add access (新增接入).
    case addAccess = "add-access"
    /// Modify the entity (变更主体).
    case modifyEntity = "modify-entity"
    /// Modify a service (变更互联网信息服务).
    case modifyService = "modify-service"
    /// Modify both (变更备案).
    case modifyBoth = "modify-both"
    /// Modify the access record (变更接入).
    case modifyAccess = "modify-access"
    /// Cancel the entity (注销主体).
    case cancelEntity = "cancel-entity"
    /// Cancel a service (注销互联网信息服务).
    case cancelService = "cancel-service"
    /// Cancel access (取消接入).
    case cancelAccess = "cancel-access"
    /// Claim a filing (认领备案).
    case claim
    /// Migrate a service to another entity (迁移互联网信息服务).
    case migrate

    /// Whether it has to be shown where each service is hosted (需验证接入资源).
    ///
    /// Where nothing is hosted anew, nothing is asked.
    public var asksHosting: Bool {
        switch self {
        case .firstFiling, .addService, .addAccess, .modifyAccess, .migrate: true
        case .modifyEntity, .modifyService, .modifyBoth, .cancelEntity, .cancelService, .cancelAccess, .claim: false
        }
    }

    /// Whether it is about a service (须填写服务), and not about the entity with all it has.
    public var asksServices: Bool {
        switch self {
        case .modifyEntity, .cancelEntity, .claim: false
        case .firstFiling, .addService, .addAccess, .modifyService, .modifyBoth, .modifyAccess, .cancelService,
            .cancelAccess, .migrate:
            true
        }
    }

    /// Whether pictures have to prove it (须提交材料); a cancellation is proven by the ministry's SMS.
    ///
    /// Source: docs/sources.md CAN-07, TRF-04.
    public var asksMaterials: Bool {
        switch self {
        case .cancelEntity, .cancelService, .cancelAccess: false
        case .firstFiling, .addService, .addAccess, .modifyEntity, .modifyService, .modifyBoth, .modifyAccess, .claim,
            .migrate:
            true
        }
    }

    /// Whether an applicant can start it today; the other kinds have their places in the tables and come one by one.
    public var isOffered: Bool { self == .firstFiling }
}

/// The way an application takes (流程), fixed and stored at submission.
public struct Route: Sendable, Hashable, Codable {
    /// Whether the provider's reviewers look at it first (初审).
    public let isReviewed: Bool
    /// Whether it is reported to the administration; a claim never leaves the house.
    public let isReported: Bool
    /// Whether somebody has to answer the ministry's SMS (短信核验).
    public let isVerifiedBySMS: Bool

    /// Describes a way.
    public init(isReviewed: Bool, isReported: Bool, isVerifiedBySMS: Bool) {
        self.isReviewed = isReviewed
        self.isReported = isReported
        self.isVerifiedBySMS = isVerifiedBySMS
    }

    /// The way that a kind takes by default.
    ///
    /// Source: docs/sources.md SMS-09, CAN-07, TRF-04, CON-11.
    public init(of kind: ApplicationKind) {
        switch kind {
        case .cancelEntity, .cancelService:
            self.init(isReviewed: false, isReported: true, isVerifiedBySMS: true)
        case .cancelAccess:
            self.init(isReviewed: false, isReported: true, isVerifiedBySMS: false)
        case .claim:
            self.init(isReviewed: true, isReported: false, isVerifiedBySMS: false)
        case .modifyAccess:
            self.init(isReviewed: true, isReported: true, isVerifiedBySMS: false)
        case .firstFiling, .addService, .addAccess, .modifyEntity, .modifyService, .modifyBoth, .migrate:
            self.init(isReviewed: true, isReported: true, isVerifiedBySMS: true)
        }
    }
}
