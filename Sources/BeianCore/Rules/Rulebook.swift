/// The rules by which dossiers are judged and the reasons for which they are returned (规则书).
///
/// Read once at the start. The checksum is kept with every verdict, so that it can be told later by which book it was given.
public struct Rulebook: Sendable {
    /// Every rule, of all times and places, in the order of the book.
    public let rules: [Rule]
    /// Every reason for a return, in the order of the book.
    public let rejections: [Rejection]
    /// Top-level domains that the ministry approved, as far as the book knows; nil when it holds no list.
    public let suffixes: SuffixList?
    /// SHA-256 over the files and the operator's decisions, as 64 hexadecimal digits.
    public let sha256: String
    // The rules of everywhere and those of each province, in the order of the book.
    private let everywhere: [Question]
    private let byProvince: [Province: [Question]]

    /// Binds rules and reasons into a book.
    package init(rules: [Rule], rejections: [Rejection], suffixes: SuffixList? = nil, sha256: String) {
        self.rules = rules
        self.rejections = rejections
        self.suffixes = suffixes
        self.sha256 = sha256
        let questions = rules.map { Question($0) }
        everywhere = questions.filter(\.rule.scope.provinces.isEmpty)
        byProvince = Dictionary(
            uniqueKeysWithValues: Province.allCases.map { province in
                (province, questions.filter { $0.rule.scope.provinces.contains(province) })
            })
    }

    /// A rule as it is asked, held once so that asking copies nothing.
    private final class Question: Sendable {
        let rule: Rule
        let isOfService: Bool

        init(_ rule: Rule) {
            self.rule = rule
            isOfService = rule.isOfService
        }
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
        let form = DossierCheck.findings(in: dossier, kind: kind, context: context, policy: policy, on: day)
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
            kind: kind,
            context: context,
            policy: policy,
            on: day
        )
        let pointers = DossierCheck.pointers(in: dossier, section: section, service: service)
        let rules = bites(in: dossier, knowing: context, kind: kind, on: day).filter { pointers.contains($0.pointer) }
        return FindingOrder(of: dossier).sorted(form + rules)
    }

    /// The materials that rules demand beyond the national list (规则要求的材料), for the page on which they are attached.
    ///
    /// What would only excuse an answer is never required: the answer can be changed instead.
    public func materialNeeds(
        of dossier: Dossier,
        knowing context: RuleContext,
        kind: ApplicationKind,
        on day: Day
    ) -> [MaterialNeed] {
        var needs: [MaterialNeed] = []
        visit(dossier, knowing: context, kind: kind, on: day) { question, index, facts in
            guard case .material(let kinds) = question.rule.demand, let weight = question.rule.weight,
                question.rule.scope.covers(facts), question.rule.when.holds(in: facts) == true
            else { return }
            for material in kinds {
                let service = material.isOfService ? dossier.services[index].id : nil
                let isRequired = weight == .block && kinds.count == 1 && question.rule.place == .materials
                let need = MaterialNeed(kind: material, service: service, isRequired: isRequired, isRuled: true)
                if !needs.contains(need) { needs.append(need) }
            }
        }
        return needs
    }

    private func bites(
        in dossier: Dossier, knowing context: RuleContext, kind: ApplicationKind, on day: Day
    ) -> [Finding] {
        var found: [Finding] = []
        visit(dossier, knowing: context, kind: kind, on: day) { question, index, facts in
            guard question.rule.bites(facts) else { return }
            if let finding = question.rule.finding(service: index, in: dossier, facts: facts) { found.append(finding) }
        }
        return found
    }

    /// Calls the body with each rule in force and each service that it is asked of.
    private func visit(
        _ dossier: Dossier, knowing context: RuleContext, kind: ApplicationKind, on day: Day,
        _ body: (_ question: Question, _ service: Int, _ facts: FactSheet) -> Void
    ) {
        let sheets = sheets(of: dossier, knowing: context, kind: kind, on: day)
        let handedIn = context.handedInOn ?? day
        for questions in [everywhere, dossier.province.flatMap { byProvince[$0] } ?? []] {
            for question in questions
            where question.rule.isInForce(on: question.rule.appliesTo == .new ? handedIn : day) {
                let services = question.isOfService ? dossier.services.indices : 0..<1
                for service in services { body(question, service, sheets[service]) }
            }
        }
    }

    /// The rules of everywhere and those of a province, which come after them.
    func rules(of province: Province?) -> [Rule] {
        (everywhere + (province.flatMap { byProvince[$0] } ?? [])).map(\.rule)
    }

    /// The same book with what the operator decided, under a checksum of both.
    ///
    /// - Parameters:
    ///   - decisions: at most one for each rule.
    ///   - suffixes: the list of approved top-level domains.
    ///   - sha256: the checksum of book and decisions.
    package func deciding(_ decisions: [RuleDecision], suffixes: SuffixList?, sha256: String) -> Rulebook {
        let byRule = Dictionary(decisions.map { ($0.rule, $0) }) { $1 }
        let decided = rules.map { rule in
            var rule = rule
            rule.decision = byRule[rule.id]
            return rule
        }
        return Rulebook(rules: decided, rejections: rejections, suffixes: suffixes, sha256: sha256)
    }
}

/// Top-level domains that the ministry approved (已获批顶级域名列表), as of a day.
public struct SuffixList: Sendable, Equatable, Codable {
    /// The day on which the list was read.
    public let asOf: Day
    /// Where it was read.
    public let source: String
    /// The domains in ASCII.
    public let suffixes: Set<String>
    // Absent where nobody said so, in the files of the cache too.
    private let ofOperator: Bool?

    /// Whether the operator answers for the list (运营方自备清单); only then is what stands not in it refused.
    public var isOfOperator: Bool { ofOperator ?? false }

    /// Describes a list.
    package init(asOf: Day, source: String, suffixes: Set<String>, isOfOperator: Bool = false) {
        self.asOf = asOf
        self.source = source
        self.suffixes = suffixes
        ofOperator = isOfOperator ? true : nil
    }
}

extension Rule {
    /// What is told to the applicant; nothing when the operator silenced the rule.
    func finding(service index: Int, in dossier: Dossier, facts: FactSheet) -> Finding? {
        guard let weight else { return nil }
        var parameters: [String: String] = [:]
        if let hit = when.hit(in: facts) { parameters["word"] = hit }
        if let decision { parameters["decision"] = decision.verdict.rawValue }
        var code = id
        switch demand {
        case .material(let kinds):
            if place == .materials { code = DossierCheck.Fault.materialMissing.rawValue }
            parameters["kind"] = kinds.map(\.rawValue).joined(separator: ",")
            if kinds.contains(where: \.isOfService) { parameters["service"] = dossier.services[index].id.text }
        case .limit(_, let most): parameters["limit"] = String(most)
        case .refusal, .correction, .care, .remark: break
        }
        return Finding(
            pointer: place.pointer(service: index),
            code: code,
            severity: weight,
            rule: id,
            parameters: parameters,
            reason: message.filled(with: parameters),
            remedy: remedy.filled(with: parameters),
            source: source,
            confidence: confidence
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
