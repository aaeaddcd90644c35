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
        var told: Set<Int> = []
        for (index, object) in (context?.objects("services") ?? []).enumerated() {
            let id = object.text("id")
            let place = id.map { id in services.firstIndex { $0.id.text == id } } ?? index
            var facts = facts(of: .service, in: object)
            if let person = object.object("person") { facts.merge(Self.facts(of: .servicePerson, in: person)) { $1 } }
            guard let place, ofServices.indices.contains(place) else {
                object.refuse("id", "context.no-service")
                continue
            }
            guard told.insert(place).inserted else {
                object.refuse("id", "context.service-repeated")
                continue
            }
            ofServices[place] = facts
        }
        return RuleContext(
            names: names, approvedSuffixes: context.map { suffixes(in: $0, names: names) } ?? [], known: known,
            services: ofServices, handedInOn: context.flatMap { day("handedInOn", in: $0) })
    }

    private static func suffixes(
        in context: JSONObject, names: (String) -> Result<DomainName, DomainName.Fault>
    ) -> Set<String> {
        var suffixes: Set<String> = []
        for text in context.texts("approvedSuffixes") ?? [] {
            // Read as the end of a name, so that it is written as the ends of names are.
            guard !text.contains("."), case .success(let name) = names("beian.\(text)") else {
                context.refuse("approvedSuffixes", "context.suffix", ["suffix": text])
                continue
            }
            suffixes.insert(name.topLevel)
        }
        return suffixes
    }

    private static func facts(of part: Part, in object: JSONObject) -> [Fact: FactValue] {
        var facts: [Fact: FactValue] = [:]
        for member in members where member.part == part && object.has(member.key) {
            facts[member.fact] =
                homes.contains(member.fact)
                ? division(member.key, in: object) : value(of: member.fact.type, member.key, in: object)
        }
        return facts
    }

    private static func value(of type: FactType, _ key: String, in object: JSONObject) -> FactValue? {
        switch type {
        case .text: return object.text(key).flatMap { $0.isEmpty ? nil : .text($0) }
        case .number:
            guard let number = object.integer(key) else { return nil }
            if !counts.contains(number) { object.refuse(key, "value.count", ["most": String(counts.upperBound)]) }
            return .number(number)
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
        do throws(Day.Fault) {
            return try Day(text)
        } catch {
            object.refuse(key, error.rawValue)
            return nil
        }
    }

    private static func division(_ key: String, in object: JSONObject) -> FactValue? {
        guard let text = object.text(key) else { return nil }
        guard let division = try? DivisionCode(text) else {
            object.refuse(key, "context.division")
            return nil
        }
        return .text(division.description)
    }

    // Where a mobile is at home is told as a division.
    static let homes: Set<Fact> = [.personMobileHome, .servicePersonMobileHome]

    // No entity has more services than this; a sum of two such counts is still a number.
    static let counts = 0...1_000_000

    private static func camelCase(_ name: Substring) -> String {
        let words = name.split(separator: "-")
        return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }
}
