import BeianCore
import Yams

/// Reads conditions, demands and facts of a rule.
extension Entry {
    func fact() throws(RulebookFault) -> Fact {
        let name = try text()
        guard let fact = Fact.named(name) else { throw fault("unknown fact \(name)") }
        return fact
    }

    func condition(lists: WordLists, depth: Int = 0) throws(RulebookFault) -> Condition {
        guard depth < 8 else { throw fault("conditions are nested too deeply") }
        let (key, value) = try only()
        switch key {
        case "all": return .all(try value.conditions(lists: lists, depth: depth))
        case "any": return .any(try value.conditions(lists: lists, depth: depth))
        case "not": return .not(try value.condition(lists: lists, depth: depth + 1))
        case "check": return .check(try value.check(lists: lists))
        default:
            guard let fact = Fact.named(key) else { throw fault("unknown fact or operator \(key)") }
            return try value.comparison(of: fact)
        }
    }

    private func conditions(lists: WordLists, depth: Int) throws(RulebookFault) -> [Condition] {
        var conditions: [Condition] = []
        for entry in try list() { conditions.append(try entry.condition(lists: lists, depth: depth + 1)) }
        return conditions
    }

    private func comparison(of fact: Fact) throws(RulebookFault) -> Condition {
        guard node.mapping != nil else { return .is(fact, try single(of: fact)) }
        let (name, value) = try only()
        switch name {
        case "is": return .is(fact, try value.single(of: fact))
        case "oneOf":
            for entry in try value.list() { _ = try entry.single(of: fact) }
            guard fact.type != .number, fact.type != .yesNo, fact.type != .day else {
                throw fault("oneOf does not go with \(fact.rawValue)")
            }
            return .oneOf(fact, try value.texts())
        case "between":
            guard fact.type == .number else { throw fault("between needs a number, \(fact.rawValue) is none") }
            let bounds = try value.list()
            guard bounds.count == 2 else { throw value.fault("two numbers are expected") }
            let least = try bounds[0].number()
            let most = try bounds[1].number()
            guard least <= most else { throw value.fault("the bounds cross") }
            return .between(fact, least: least, most: most)
        default: throw fault("unknown operator \(name)")
        }
    }

    /// A value that a fact is compared with: of its type, and for several codes one of them.
    private func single(of fact: Fact) throws(RulebookFault) -> FactValue {
        switch fact.type {
        case .text: return .text(try text())
        case .number: return .number(try number())
        case .yesNo: return .yesNo(try yesNo())
        case .day: return .text(try day().description)
        case .choice(let codes), .codes(let codes):
            let code = try text()
            guard codes.contains(code) else { throw fault("unknown value \(code) of \(fact.rawValue)") }
            return .text(code)
        }
    }

    /// The value of a fact in an example.
    func value(of fact: Fact) throws(RulebookFault) -> FactValue {
        switch fact.type {
        case .codes:
            guard node.sequence != nil else { throw fault("a list is expected") }
            guard node.sequence?.isEmpty == false else { return .codes([]) }
            for entry in try list() { _ = try entry.single(of: fact) }
            return .codes(Set(try texts()))
        case .text:
            guard let text = node.scalar?.string else { throw fault("a text is expected") }
            return .text(text)
        case .number, .yesNo, .day, .choice: return try single(of: fact)
        }
    }
}
