/// Where a finding of a rule points (所指位置).
public enum RulePlace: Sendable, Equatable, Hashable, Codable {
    /// An answer.
    case field(Field)
    /// The kind of application (申请类型).
    case kind
    /// The list of services (服务列表).
    case services
    /// What is told of an app (APP 信息).
    case app
    /// The icon of an app (APP 图标).
    case appIcon
    /// The platforms of an app (APP 平台).
    case appPlatforms
    /// Where a service is hosted (接入信息).
    case hosting
    /// The materials (备案材料).
    case materials

    /// Whether it exists once for each service.
    public var isOfService: Bool {
        switch self {
        case .field(let field): field.isOfService
        case .app, .appIcon, .appPlatforms, .hosting: true
        case .kind, .services, .materials: false
        }
    }

    /// The JSON pointer into the application.
    func pointer(service index: Int) -> String {
        switch self {
        case .field(let field): field.pointer(service: index)
        case .kind: DossierCheck.kindPointer
        case .services: DossierCheck.servicesPointer
        case .app: Self.appPointer(index)
        case .appIcon: Self.appPointer(index) + "/icon"
        case .appPlatforms: Self.appPointer(index) + "/platforms"
        case .hosting: DossierCheck.hostingPointer(index)
        case .materials: DossierCheck.materialsPointer
        }
    }

    /// The places of what is told of an app, in the order in which it is told.
    static let ofApp: [RulePlace] = [.app, .appIcon, .appPlatforms]

    private static func appPointer(_ index: Int) -> String { "#/services/\(index)/app" }

    /// The item under which a reviewer meets it; nil where no item is meant.
    public var topic: ReviewTopic? {
        switch self {
        case .field(let field): FieldTable.row(of: field).topic
        case .kind, .services: .identity
        case .app, .appIcon, .appPlatforms: .service
        case .hosting: .hosting
        case .materials: nil
        }
    }
}

/// One rule of the ministry, of an administration or of the trade (备案规则).
public struct Rule: Sendable, Equatable, Codable {
    /// The lasting name, such as `national.name.too-short`.
    public let id: String
    /// Where it applies.
    public let scope: RuleScope
    /// The first day on which it is in force; nil means always.
    public let since: Day?
    /// The last day on which it is in force; nil means still.
    public let until: Day?
    /// To which applications it applies.
    public let appliesTo: RuleReach
    /// When it bites.
    public let when: Condition
    /// What it asks for.
    public let demand: Demand
    /// How much a finding weighs, as the source has it.
    public let severity: Finding.Severity
    /// How well it is known.
    public let confidence: Confidence
    /// The year of the source, when it tells one (来源年份).
    public let documentedIn: Int?
    /// What the operator decided about the rule; nil when nothing.
    public var decision: RuleDecision?
    /// Reasons of the rejection catalogue that the rule finds before a reviewer does.
    public let rejections: [String]
    /// Why it is a fault.
    public let message: Said
    /// How to mend it.
    public let remedy: Said
    /// Where a finding points.
    public let place: RulePlace
    /// On what the rule rests.
    public let source: String
    /// Cases in which it bites and cases in which it does not; a compiled book leaves them out.
    public let examples: [RuleExample]

    /// Describes a rule.
    package init(
        id: String, scope: RuleScope = RuleScope(), since: Day? = nil, until: Day? = nil,
        appliesTo: RuleReach = .unreported, when: Condition, demand: Demand, severity: Finding.Severity,
        confidence: Confidence, documentedIn: Int? = nil, decision: RuleDecision? = nil, rejections: [String] = [],
        message: Said, remedy: Said, place: RulePlace, source: String, examples: [RuleExample]
    ) {
        self.id = id
        self.scope = scope
        self.since = since
        self.until = until
        self.appliesTo = appliesTo
        self.when = when
        self.demand = demand
        self.severity = severity
        self.confidence = confidence
        self.documentedIn = documentedIn
        self.decision = decision
        self.rejections = rejections
        self.message = message
        self.remedy = remedy
        self.place = place
        self.source = source
        self.examples = examples
    }

    private enum CodingKeys: String, CodingKey {
        case id, scope, since, until, appliesTo, when, demand, severity, confidence, documentedIn, decision, rejections
        case message, remedy, place, source
    }

    /// Reads a rule from a compiled book, which holds no examples.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try box.decode(String.self, forKey: .id), scope: try box.decode(RuleScope.self, forKey: .scope),
            since: try box.decodeIfPresent(Day.self, forKey: .since),
            until: try box.decodeIfPresent(Day.self, forKey: .until),
            appliesTo: try box.decode(RuleReach.self, forKey: .appliesTo),
            when: try box.decode(Condition.self, forKey: .when), demand: try box.decode(Demand.self, forKey: .demand),
            severity: try box.decode(Finding.Severity.self, forKey: .severity),
            confidence: try box.decode(Confidence.self, forKey: .confidence),
            documentedIn: try box.decodeIfPresent(Int.self, forKey: .documentedIn),
            decision: try box.decodeIfPresent(RuleDecision.self, forKey: .decision),
            rejections: try box.decode([String].self, forKey: .rejections),
            message: try box.decode(Said.self, forKey: .message), remedy: try box.decode(Said.self, forKey: .remedy),
            place: try box.decode(RulePlace.self, forKey: .place), source: try box.decode(String.self, forKey: .source),
            examples: [])
    }
}

/// A case in which a rule bites or does not (规则示例).
public struct RuleExample: Sendable, Equatable {
    /// The facts.
    public let given: FactSheet
    /// Whether the rule bites.
    public let bites: Bool

    /// Describes a case.
    public init(given: FactSheet, bites: Bool) {
        self.given = given
        self.bites = bites
    }
}

extension Rule {
    /// The first year whose documents of a province may block (可拦截的省级依据年份).
    static let firstTrustedYear = 2021

    /// Whether the rule is in force on a day.
    public func isInForce(on day: Day) -> Bool {
        since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }

    /// Whether the rule may stand in the way by itself: documented, and if it is of a province, not too long ago.
    public var isTrusted: Bool {
        guard confidence == .documented else { return false }
        return scope.provinces.isEmpty || documentedIn.map { $0 >= Self.firstTrustedYear } ?? false
    }

    /// How much a finding weighs; nil when the operator silenced the rule.
    public var weight: Finding.Severity? {
        switch decision?.verdict {
        case .silence: nil
        case .raise: .block
        case .lower: max(severity, .warn)
        case .confirm: severity
        case nil: isTrusted ? severity : max(severity, .warn)
        }
    }

    /// Whether the rule is asked once for each service.
    public var isOfService: Bool {
        if case .material(let kinds) = demand, kinds.contains(where: \.isOfService) { return true }
        return place.isOfService || !scope.services.isEmpty || when.facts.contains(where: \.isOfService)
    }

    /// Whether the rule bites and its demand is not met.
    public func bites(_ facts: FactSheet) -> Bool {
        scope.covers(facts) && when.holds(in: facts) == true && !demand.isMet(in: facts, service: place.isOfService)
    }
}
