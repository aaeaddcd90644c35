/// When a rule bites (触发条件): six operators and named checks, and nothing else.
///
/// The language does not grow: what it cannot say becomes a named check.
public indirect enum Condition: Sendable, Equatable, Codable {
    /// Every part holds.
    case all([Condition])
    /// At least one part holds.
    case any([Condition])
    /// The part does not hold.
    case not(Condition)
    /// The fact has the value; a fact with several codes holds the code.
    case `is`(Fact, FactValue)
    /// The fact has one of the codes or texts; a fact with several codes holds one of them.
    case oneOf(Fact, [String])
    /// The number lies between two bounds, both included.
    case between(Fact, least: Int, most: Int)
    /// A named check answers yes.
    case check(NamedCheck)

    /// The facts that are looked at.
    public var facts: Set<Fact> {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.facts) }
        case .not(let part): part.facts
        case .is(let fact, _), .oneOf(let fact, _), .between(let fact, _, _): [fact]
        case .check(let check): Set(check.facts)
        }
    }

    /// Whether the condition holds; nothing when it hangs on a fact that is missing.
    public func holds(in facts: FactSheet) -> Bool? {
        switch self {
        case .all(let parts):
            let answers = parts.map { $0.holds(in: facts) }
            if answers.contains(false) { return false }
            return answers.contains(nil) ? nil : true
        case .any(let parts):
            let answers = parts.map { $0.holds(in: facts) }
            if answers.contains(true) { return true }
            return answers.contains(nil) ? nil : false
        case .not(let part): return part.holds(in: facts).map { !$0 }
        case .is(let fact, let wanted):
            guard let value = facts[fact] else { return nil }
            if case .codes(let codes) = value, case .text(let code) = wanted { return codes.contains(code) }
            return value == wanted
        case .oneOf(let fact, let wanted):
            switch facts[fact] {
            case .text(let text): return wanted.contains(text)
            case .codes(let codes): return !codes.isDisjoint(with: wanted)
            default: return nil
            }
        case .between(let fact, let least, let most):
            guard case .number(let number) = facts[fact] else { return nil }
            return least <= number && number <= most
        case .check(let check): return check.holds(in: facts)
        }
    }

    /// The first word or mark that a named check found.
    func hit(in facts: FactSheet) -> String? {
        switch self {
        case .all(let parts), .any(let parts): parts.lazy.compactMap { $0.hit(in: facts) }.first
        case .check(let check): check.hit(in: facts)
        case .not, .is, .oneOf, .between: nil
        }
    }
}
