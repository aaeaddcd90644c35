/// The rules by which dossiers are judged and the reasons for which they are returned (规则书).
///
/// Read once at the start. The checksum is kept with every verdict, so that it can be told later by which book it was given.
public struct Rulebook: Sendable {
    /// Every rule, of all times and places, in the order of the book.
    public let rules: [Rule]
    /// Every reason for a return, in the order of the book.
    public let rejections: [Rejection]
    /// SHA-256 over the files, as 64 hexadecimal digits.
    public let sha256: String

    /// Binds rules and reasons into a book.
    package init(rules: [Rule], rejections: [Rejection], sha256: String) {
        self.rules = rules
        self.rejections = rejections
        self.sha256 = sha256
    }

    /// The reason with a code.
    public func rejection(_ code: String) -> Rejection? { rejections.first { $0.code == code } }

    /// The reasons that can be given for a topic.
    public func rejections(for topic: ReviewTopic) -> [Rejection] { rejections.filter { $0.topics.contains(topic) } }

    /// The rule with an id as it stands on a day.
    public func rule(_ id: String, on day: Day) -> Rule? { rules.first { $0.id == id && $0.isInForce(on: day) } }

    /// What the rules in force on a day find in a dossier, the heavier first.
    public func findings(
        in dossier: Dossier,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) -> [Finding] {
        FindingOrder(of: dossier).sorted(bites(in: dossier, knowing: context, kind: kind, on: day))
    }

    /// Everything that stands in the way of a dossier or should be looked at (问题清单): its form, then the rules.
    public func inspect(
        _ dossier: Dossier,
        kind: ApplicationKind,
        context: RuleContext,
        policy: Policy,
        on day: Day
    ) -> [Finding] {
        let form = DossierCheck.findings(in: dossier, context: context, policy: policy, on: day)
        let rules = bites(in: dossier, knowing: context, kind: kind, on: day)
        return FindingOrder(of: dossier).sorted(form + rules)
    }

    /// The same for one section as it is being saved; of a section of a service, only that service is looked at.
    public func inspect(
        _ dossier: Dossier,
        section: Section,
        service: ID<ServiceDraft>? = nil,
        kind: ApplicationKind,
        context: RuleContext,
        policy: Policy,
        on day: Day
    ) -> [Finding] {
        let form = DossierCheck.findings(
            in: dossier,
            section: section,
            service: service,
            context: context,
            policy: policy,
            on: day
        )
        let pointers = DossierCheck.pointers(in: dossier, section: section, service: service)
        let rules = bites(in: dossier, knowing: context, kind: kind, on: day).filter { pointers.contains($0.pointer) }
        return FindingOrder(of: dossier).sorted(form + rules)
    }

    /// The materials that rules demand beyond the national list (规则要求的材料), for the page on which they are attached.
    public func materialNeeds(
        of dossier: Dossier,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) -> [MaterialNeed] {
        var needs: [MaterialNeed] = []
        for (rule, index, facts) in questions(to: dossier, knowing: context, kind: kind, on: day) {
            guard case .material(let material) = rule.demand, rule.scope.covers(facts),
                rule.when.holds(in: facts) == true
            else { continue }
            let service = material.isOfService ? dossier.services[index].id : nil
            let need = MaterialNeed(kind: material, service: service, isRequired: rule.weight == .block)
            if !needs.contains(need) { needs.append(need) }
        }
        return needs
    }

    private func bites(
        in dossier: Dossier,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) -> [Finding] {
        questions(to: dossier, knowing: context, kind: kind, on: day)
            .filter { $0.rule.bites($0.facts) }
            .map { $0.rule.finding(service: $0.index, in: dossier, facts: $0.facts) }
    }

    private func questions(
        to dossier: Dossier,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) -> [(rule: Rule, index: Int, facts: FactSheet)] {
        let sheets = (0..<max(1, dossier.services.count)).map {
            FactSheet(of: dossier, service: $0, knowing: context, kind: kind, on: day)
        }
        let handedIn = context.handedInOn ?? day
        return rules.filter { $0.isInForce(on: $0.appliesTo == .new ? handedIn : day) }.flatMap { rule in
            let indices = rule.isOfService ? dossier.services.indices : 0..<1
            return indices.map { (rule, $0, sheets[$0]) }
        }
    }
}

extension Rule {
    func finding(service index: Int, in dossier: Dossier, facts: FactSheet) -> Finding {
        var parameters: [String: String] = [:]
        if let hit = when.hit(in: facts) { parameters["word"] = hit }
        var pointer = field.pointer(service: index)
        var code = id
        switch demand {
        case .material(let kind):
            pointer = "#/materials"
            code = DossierCheck.Fault.materialMissing.rawValue
            parameters["kind"] = kind.rawValue
            if kind.isOfService { parameters["service"] = dossier.services[index].id.text }
        case .limit(_, let most): parameters["limit"] = String(most)
        case .refusal, .correction, .care, .remark: break
        }
        return Finding(
            pointer: pointer,
            code: code,
            severity: weight,
            rule: id,
            parameters: parameters,
            reason: message.filled(with: parameters),
            remedy: remedy.filled(with: parameters),
            source: source
        )
    }
}

extension Said {
    /// The sentence with `{{name}}` replaced by the value of that name.
    package func filled(with values: [String: String]) -> Said {
        func fill(_ text: String) -> String {
            values.reduce(text) { text, value in
                text.split(separator: "{{\(value.key)}}", omittingEmptySubsequences: false).joined(
                    separator: value.value
                )
            }
        }
        return Said(chinese: fill(chinese), english: fill(english))
    }
}
