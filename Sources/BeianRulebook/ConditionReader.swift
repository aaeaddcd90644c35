import BeianCore
import Yams

/// Reads conditions, demands and facts of a rule.
extension Entry {
    func fact() throws(RulebookFault) -> Fact { try code(Fact.self, called: "fact") }

    func condition(depth: Int = 0) throws(RulebookFault) -> Condition {
        guard depth < 8 else { throw fault("conditions are nested too deeply") }
        let (key, value) = try only()
        switch key {
        case "all": return .all(try value.conditions(depth: depth))
        case "any": return .any(try value.conditions(depth: depth))
        case "not": return .not(try value.condition(depth: depth + 1))
        case "check": return .check(try value.check())
        default:
            guard let fact = Fact(rawValue: key) else { throw fault("unknown fact or operator \(key)") }
            return try value.comparison(of: fact)
        }
    }

    private func conditions(depth: Int) throws(RulebookFault) -> [Condition] {
        var conditions: [Condition] = []
        for entry in try list() { conditions.append(try entry.condition(depth: depth + 1)) }
        return conditions
    }

    private func comparison(of fact: Fact) throws(RulebookFault) -> Condition {
        guard node.mapping != nil else { return .is(fact, try single(of: fact)) }
        let (name, value) = try only()
        switch name {
        case "is": return .is(fact, try value.single(of: fact))
        case "oneOf":
            for entry in try value.list() { _ = try entry.single(of: fact) }
            guard fact.type != .number, fact.type != .yesNo else {
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
        case .number, .yesNo, .choice: return try single(of: fact)
        }
    }

    private func check() throws(RulebookFault) -> NamedCheck {
        let parts = try object(required: ["name", "with"])
        guard let name = try parts["name"]?.code(NamedCheck.Name.self, called: "check"), let with = parts["with"] else {
            throw fault("name is missing")
        }
        switch name {
        case .containsWord: return .containsWord(try with.subject(["words"]), words: try with.words())
        case .beginsWith: return .beginsWith(try with.subject(["words"]), words: try with.words())
        case .endsWith: return .endsWith(try with.subject(["words"]), words: try with.words())
        case .fewerCharacters: return .fewerCharacters(try with.subject(["than"]), than: try with.part("than").number())
        case .otherMarks: return .otherMarks(try with.subject(["allowed"]), than: try with.part("allowed").text())
        case .onlyDigits: return .onlyDigits(try with.subject())
        case .onlyLatin: return .onlyLatin(try with.subject())
        case .readsAsDomain: return .readsAsDomain(try with.subject())
        case .isEmpty: return .isEmpty(try with.subject())
        case .equals: return .equals(try with.subject(["other"]), try with.part("other").textFact())
        case .resembles: return .resembles(try with.subject(["other"]), try with.part("other").textFact())
        case .liesBelow: return .liesBelow(try with.subject(["other"]), try with.part("other").textFact())
        case .repeatsProvince: return .repeatsProvince(try with.subject())
        case .lacksNumber: return .lacksNumber(try with.subject())
        }
    }

    private func subject(_ others: [String] = []) throws(RulebookFault) -> Fact {
        guard let fact = try object(required: ["fact"] + others)["fact"] else { throw fault("fact is missing") }
        return try fact.textFact()
    }

    private func textFact() throws(RulebookFault) -> Fact {
        let fact = try fact()
        guard fact.type == .text else { throw fault("\(fact.rawValue) is no text") }
        return fact
    }

    private func part(_ key: String) throws(RulebookFault) -> Entry {
        for (name, entry) in try pairs() where name == key { return entry }
        throw fault("\(key) is missing")
    }

    private func words() throws(RulebookFault) -> [String] {
        let words = try part("words")
        for entry in try words.list() where try entry.text().plainWords.isEmpty {
            throw entry.fault("the word holds neither letter nor digit")
        }
        return try words.texts()
    }

    func demand() throws(RulebookFault) -> Demand {
        guard node.mapping != nil else {
            switch try text() {
            case "refusal": return .refusal
            case "correction": return .correction
            case "care": return .care
            case "remark": return .remark
            case let other: throw fault("unknown demand \(other)")
            }
        }
        let (key, value) = try only()
        switch key {
        case "material": return .material(try value.code(MaterialKind.self, called: "material"))
        case "limit":
            let parts = try value.object(required: ["fact", "most"])
            guard let fact = try parts["fact"]?.fact(), let most = try parts["most"]?.number() else {
                throw value.fault("fact is missing")
            }
            guard fact.type == .number else { throw value.fault("\(fact.rawValue) is no number") }
            return .limit(fact, most: most)
        default: throw fault("unknown demand \(key)")
        }
    }
}
