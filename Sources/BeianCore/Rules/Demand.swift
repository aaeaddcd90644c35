/// What a rule asks for when it bites (规则要求).
public enum Demand: Sendable, Equatable, Codable {
    /// The application cannot be accepted as it is (不予受理).
    case refusal
    /// The answer has to be changed (须改正).
    case correction
    /// Somebody should look again (请核对).
    case care
    /// A remark has to explain it (须备注说明), with one of some words when any are named.
    case remark(mentioning: WordList)
    /// One of some materials has to be attached (须提交材料); of a rule about an answer, instead of changing that answer.
    case material([MaterialKind])
    /// A number may not be exceeded (数量上限).
    case limit(Fact, most: Int)

    /// Whether the dossier already gives what is asked.
    func isMet(in facts: FactSheet, service: Bool) -> Bool {
        switch self {
        case .refusal, .correction, .care: return false
        case .remark(let words):
            let remark: Fact = service ? .serviceRemark : .entityRemark
            guard let text = facts.text(remark), !text.isEmpty else { return false }
            return words.words.isEmpty || words.hit(in: facts.plain(remark)) != nil
        case .material(let kinds):
            guard case .codes(let codes) = facts[.materials] else { return false }
            return !codes.isDisjoint(with: kinds.map(\.rawValue))
        case .limit(let fact, let most):
            guard case .number(let number) = facts[fact] else { return true }
            return number <= most
        }
    }
}

/// Where a rule applies (适用范围); an empty list means everywhere.
public struct RuleScope: Sendable, Equatable, Codable {
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
