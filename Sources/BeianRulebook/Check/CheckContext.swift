import BeianCore

/// Reads the `context` of an application that is checked (检查上下文): what the provider's own store and outside
/// look-ups would answer.
///
/// Its members are the facts of origin ``Fact/Origin/outside`` by their names: `entity.ministry-status` is
/// `context.entity.ministryStatus`, `service-person.mobile-home` is `context.services[0].person.mobileHome`.
enum CheckContext {
    /// The facts that a context can give, with the part of it in which each stands.
    static let members: [(part: Part, key: String, fact: Fact)] = Fact.allCases.filter { $0.origin == .outside }
        .compactMap { fact in
            let split = fact.rawValue.split(separator: ".", maxSplits: 1)
            guard split.count == 2, let part = Part(rawValue: String(split[0])) else { return nil }
            return (part, camelCase(split[1]), fact)
        }

    /// The parts of a context.
    enum Part: String, CaseIterable {
        case entity
        case person
        case materials
        case service
        case servicePerson = "service-person"
    }

    static func read(
        _ context: JSONObject?, services: [ServiceDraft],
        names: @escaping @Sendable (String) -> Result<DomainName, DomainName.Fault>
    ) -> RuleContext {
        var known: [Fact: FactValue] = [:]
        var ofServices = Array(repeating: [Fact: FactValue](), count: services.count)
        for part in [Part.entity, .person, .materials] {
            if let object = context?.object(part.rawValue) { known.merge(facts(of: part, in: object)) { $1 } }
        }
        for (index, object) in (context?.objects("services") ?? []).enumerated() {
            let id = object.text("id")
            let place = id.map { id in services.firstIndex { $0.id.text == id } } ?? index
            var facts = facts(of: .service, in: object)
            if let person = object.object("person") { facts.merge(Self.facts(of: .servicePerson, in: person)) { $1 } }
            guard let place, ofServices.indices.contains(place) else {
                object.refuse("id", "value.not-a-choice")
                continue
            }
            ofServices[place].merge(facts) { $1 }
        }
        let suffixes = Set(context?.texts("approvedSuffixes") ?? [])
        return RuleContext(
            names: names, approvedSuffixes: suffixes, known: known, services: ofServices,
            handedInOn: context.flatMap { day("handedInOn", in: $0) })
    }

    private static func facts(of part: Part, in object: JSONObject) -> [Fact: FactValue] {
        var facts: [Fact: FactValue] = [:]
        for member in members where member.part == part && object.has(member.key) {
            facts[member.fact] = value(of: member.fact.type, member.key, in: object)
        }
        return facts
    }

    private static func value(of type: FactType, _ key: String, in object: JSONObject) -> FactValue? {
        switch type {
        case .text: return object.text(key).map { .text($0) }
        case .number: return object.integer(key).map { .number($0) }
        case .yesNo: return object.bool(key).map { .yesNo($0) }
        case .day: return day(key, in: object).map { .text($0.description) }
        case .choice(let codes):
            guard let code = object.text(key) else { return nil }
            if !codes.contains(code) { object.refuse(key, "value.not-a-choice") }
            return .text(code)
        case .codes(let codes):
            guard let chosen = object.texts(key) else { return nil }
            if !codes.isSuperset(of: chosen) { object.refuse(key, "value.not-a-choice") }
            return .codes(Set(chosen))
        }
    }

    private static func day(_ key: String, in object: JSONObject) -> Day? {
        guard let text = object.text(key) else { return nil }
        guard let day = try? Day(text) else {
            object.refuse(key, Day.Fault.shape.rawValue)
            return nil
        }
        return day
    }

    private static func camelCase(_ name: Substring) -> String {
        let words = name.split(separator: "-")
        return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }
}
