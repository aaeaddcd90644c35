import BeianCore

/// Reads rules and reasons for a return.
extension Entry {
    private static let requiredKeys = [
        "id", "at", "when", "demand", "severity", "confidence", "because", "remedy", "source", "examples",
    ]

    func rule(province: Province?, lists: WordLists) throws(RulebookFault) -> Rule {
        let parts = try object(
            required: Self.requiredKeys,
            optional: ["scope", "since", "until", "applies-to", "documented-in", "finds"]
        )
        func part(_ key: String) throws(RulebookFault) -> Entry {
            guard let entry = parts[key] else { throw fault("\(key) is missing") }
            return entry
        }
        let since = try parts["since"].map { entry throws(RulebookFault) in try entry.day() }
        let until = try parts["until"].map { entry throws(RulebookFault) in try entry.day() }
        if let since, let until, since > until { throw try part("until").fault("until lies before since") }
        let rule = Rule(
            id: try part("id").identifier(),
            scope: try scope(parts["scope"], province: province),
            since: since,
            until: until,
            appliesTo: try parts["applies-to"].map { entry throws(RulebookFault) in
                try entry.code(RuleReach.self, called: "reach")
            } ?? .unreported,
            when: try part("when").condition(lists: lists),
            demand: try part("demand").demand(),
            severity: try part("severity").code(Finding.Severity.self, called: "severity"),
            confidence: try part("confidence").code(Confidence.self, called: "confidence"),
            documentedIn: try parts["documented-in"].map { entry throws(RulebookFault) in try entry.year() },
            rejections: try parts["finds"].map { entry throws(RulebookFault) in try entry.texts() } ?? [],
            message: try part("because").said(blanks: ["word", "limit"]),
            remedy: try part("remedy").said(blanks: ["word", "limit"]),
            place: try part("at").place(),
            source: try part("source").text(),
            examples: try part("examples").examples()
        )
        try prove(rule, at: try part("examples"))
        return rule
    }

    private func place() throws(RulebookFault) -> RulePlace {
        switch try text() {
        case "kind": .kind
        case "services": .services
        case "app": .app
        case "app/icon": .appIcon
        case "app/platforms": .appPlatforms
        case "hosting": .hosting
        case "materials": .materials
        default: .field(try code(Field.self, called: "field"))
        }
    }

    private func prove(_ rule: Rule, at examples: Entry) throws(RulebookFault) {
        for (example, entry) in zip(rule.examples, try examples.list()) where rule.bites(example.given) != example.bites
        {
            throw entry.fault("\(rule.id): the example \(example.bites ? "does not bite" : "bites")")
        }
        guard rule.examples.contains(where: \.bites) else { throw examples.fault("\(rule.id): no example bites") }
        guard rule.examples.contains(where: { !$0.bites }) else {
            throw examples.fault("\(rule.id): no example shows where it does not bite")
        }
    }

    private func year() throws(RulebookFault) -> Int {
        let year = try number()
        guard (1990...2100).contains(year) else { throw fault("a year such as 2025 is expected") }
        return year
    }

    private func identifier() throws(RulebookFault) -> String {
        let id = try text()
        guard
            id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-.".utf8.contains($0) }),
            id.contains(".")
        else { throw fault("\(id) is no id such as national.name.too-short") }
        return id
    }

    private func scope(_ entry: Entry?, province: Province?) throws(RulebookFault) -> RuleScope {
        var scope = RuleScope(provinces: province.map { [$0] } ?? [])
        guard let entry else { return scope }
        let parts = try entry.object(required: [], optional: ["province", "nature", "kind", "service"])
        if let provinces = parts["province"] {
            guard province == nil else { throw provinces.fault("the file is of one province already") }
            for item in try provinces.list() { scope.provinces.append(try item.province()) }
        }
        scope.natures = try parts["nature"]?.codes(EntityNature.self, called: "nature") ?? []
        scope.kinds = try parts["kind"]?.codes(ApplicationKind.self, called: "kind of application") ?? []
        scope.services = try parts["service"]?.codes(ServiceKind.self, called: "kind of service") ?? []
        return scope
    }

    func province() throws(RulebookFault) -> Province {
        let code = try text()
        guard let province = Province.allCases.first(where: { $0.code == code }) else {
            throw fault("unknown province \(code)")
        }
        return province
    }

    private func examples() throws(RulebookFault) -> [RuleExample] {
        var examples: [RuleExample] = []
        for entry in try list() {
            let parts = try entry.object(required: ["given", "bites"])
            guard let given = parts["given"], let bites = try parts["bites"]?.yesNo() else {
                throw fault("given is missing")
            }
            var facts: [Fact: FactValue] = [:]
            for (name, value) in try given.pairs() {
                guard let fact = Fact.named(name) else { throw value.fault("unknown fact \(name)") }
                facts[fact] = try value.value(of: fact)
            }
            examples.append(RuleExample(given: FactSheet(facts), bites: bites))
        }
        return examples
    }

    func rejection() throws(RulebookFault) -> Rejection {
        let parts = try object(required: ["code", "topics", "reason", "remedy", "source"])
        guard let code = try parts["code"]?.text(), let topics = parts["topics"], let reason = parts["reason"],
            let remedy = parts["remedy"], let source = try parts["source"]?.text()
        else { throw fault("code is missing") }
        return Rejection(
            code: code,
            topics: try topics.codes(ReviewTopic.self, called: "topic"),
            reason: try reason.said(),
            remedy: try remedy.said(),
            source: source
        )
    }
}
