/// What a rule asks for when it bites (规则要求).
public enum Demand: Sendable, Equatable {
    /// The application cannot be accepted as it is (不予受理).
    case refusal
    /// The answer has to be changed (须改正).
    case correction
    /// Somebody should look again (请核对).
    case care
    /// A remark has to explain it (须备注说明).
    case remark
    /// A material has to be attached (须提交材料).
    case material(MaterialKind)
    /// A number may not be exceeded (数量上限).
    case limit(Fact, most: Int)

    /// Whether the dossier already gives what is asked.
    func isMet(in facts: FactSheet, service: Bool) -> Bool {
        switch self {
        case .refusal, .correction, .care: return false
        case .remark: return facts.text(service ? .serviceRemark : .entityRemark).map { !$0.isEmpty } ?? false
        case .material(let kind):
            guard case .codes(let codes) = facts[.materials] else { return false }
            return codes.contains(kind.rawValue)
        case .limit(let fact, let most):
            guard case .number(let number) = facts[fact] else { return true }
            return number <= most
        }
    }
}

/// Where a rule applies (适用范围); an empty list means everywhere.
public struct RuleScope: Sendable, Equatable {
    /// The provinces.
    public var provinces: [Province]
    /// The natures of entity.
    public var natures: [EntityNature]
    /// The kinds of application.
    public var kinds: [ApplicationKind]
    /// The kinds of service.
    public var services: [ServiceKind]

    /// Describes a scope.
    public init(
        provinces: [Province] = [],
        natures: [EntityNature] = [],
        kinds: [ApplicationKind] = [],
        services: [ServiceKind] = []
    ) {
        self.provinces = provinces
        self.natures = natures
        self.kinds = kinds
        self.services = services
    }

    /// Whether the scope covers what the facts tell.
    func covers(_ facts: FactSheet) -> Bool {
        func covers(_ fact: Fact, _ codes: [String]) -> Bool {
            codes.isEmpty || facts.text(fact).map { codes.contains($0) } ?? false
        }
        return covers(.province, provinces.map(\.code)) && covers(.nature, natures.map(\.rawValue))
            && covers(.applicationKind, kinds.map(\.rawValue)) && covers(.serviceKind, services.map(\.rawValue))
    }
}

/// How well a rule is known (可信度).
public enum Confidence: String, CaseIterable, Sendable, Codable {
    /// Documented in a source (有据可查).
    case documented = "D"
    /// Remembered; no source was found (经验).
    case remembered = "R"
    /// Concluded from other rules (推断).
    case inferred = "I"
}

/// To which applications a rule applies when it comes into force (新规适用).
public enum RuleReach: String, CaseIterable, Sendable, Codable {
    /// To those first handed in since (新提交).
    case new
    /// To all that have not been reported to the administration yet (尚未报送).
    case unreported
}

/// One rule of the ministry, of an administration or of the trade (备案规则).
public struct Rule: Sendable, Equatable {
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
    /// Who confirmed a rule that was only remembered or concluded.
    public let confirmedBy: String?
    /// Why it is a fault.
    public let message: Said
    /// How to mend it.
    public let remedy: Said
    /// The field to which a finding points.
    public let field: Field
    /// On what the rule rests.
    public let source: String
    /// Cases in which it bites and cases in which it does not.
    public let examples: [RuleExample]

    /// Describes a rule.
    package init(
        id: String,
        scope: RuleScope = RuleScope(),
        since: Day? = nil,
        until: Day? = nil,
        appliesTo: RuleReach = .unreported,
        when: Condition,
        demand: Demand,
        severity: Finding.Severity,
        confidence: Confidence,
        confirmedBy: String? = nil,
        message: Said,
        remedy: Said,
        field: Field,
        source: String,
        examples: [RuleExample]
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
        self.confirmedBy = confirmedBy
        self.message = message
        self.remedy = remedy
        self.field = field
        self.source = source
        self.examples = examples
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
    /// Whether the rule is in force on a day.
    public func isInForce(on day: Day) -> Bool {
        since.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
    }

    /// How much a finding weighs: what nobody documented or confirmed never stands in the way.
    public var weight: Finding.Severity {
        confidence == .documented || confirmedBy != nil || severity != .block ? severity : .warn
    }

    /// Whether the rule is asked once for each service.
    public var isOfService: Bool {
        if case .material(let kind) = demand, kind.isOfService { return true }
        return field.isOfService || !scope.services.isEmpty || when.facts.contains(where: \.isOfService)
    }

    /// Whether the rule bites and its demand is not met.
    public func bites(_ facts: FactSheet) -> Bool {
        scope.covers(facts) && when.holds(in: facts) == true && !demand.isMet(in: facts, service: field.isOfService)
    }
}
