/// Why a rule bites or does not, part by part (规则判定过程), for those who keep the book.
public struct RuleExplanation: Sendable, Equatable {
    /// One step of the judgement.
    public struct Step: Sendable, Equatable {
        /// How deep the step lies.
        public let depth: Int
        /// What was asked, in the words of the book.
        public let question: String
        /// The answer; nothing when a fact is missing.
        public let answer: Bool?
        /// The facts that were looked at and known.
        public let facts: [Fact: FactValue]
    }

    /// The steps: scope, condition with its parts, demand.
    public let steps: [Step]
    /// Whether the rule bites.
    public let bites: Bool
}

extension Rule {
    /// Judges facts and tells each step.
    ///
    /// - Parameters:
    ///   - facts: the facts.
    ///   - language: the language of the questions.
    ///   - naming: what a code of a fact is called; the code itself when nobody says.
    /// - Returns: the steps and the outcome.
    public func explanation(
        of facts: FactSheet, in language: Language = .english,
        naming: @escaping (Fact, String) -> String = { _, code in code }
    ) -> RuleExplanation {
        var steps: [RuleExplanation.Step] = []
        let scopeFacts = [Fact.province, .nature, .applicationKind, .serviceKind]
        steps.append(
            RuleExplanation.Step(
                depth: 0, question: language == .chinese ? "适用范围" : "scope", answer: scope.covers(facts),
                facts: facts.known(scopeFacts)))
        add(when, depth: 0, of: facts, saying: { $0.sentence(in: language, naming: naming) }, to: &steps)
        steps.append(
            RuleExplanation.Step(
                depth: 0, question: language == .chinese ? "要求已满足" : "demand met",
                answer: demand.isMet(in: facts, service: place.isOfService), facts: [:]))
        return RuleExplanation(steps: steps, bites: bites(facts))
    }

    private func add(
        _ condition: Condition, depth: Int, of facts: FactSheet, saying: (Condition) -> String,
        to steps: inout [RuleExplanation.Step]
    ) {
        let parts: [Condition]
        switch condition {
        case .all(let inner), .any(let inner): parts = inner
        case .not(let inner): parts = [inner]
        case .is, .oneOf, .between, .check: parts = []
        }
        steps.append(
            RuleExplanation.Step(
                depth: depth, question: saying(condition), answer: condition.holds(in: facts),
                facts: parts.isEmpty ? facts.known(condition.facts) : [:]))
        for part in parts { add(part, depth: depth + 1, of: facts, saying: saying, to: &steps) }
    }
}

extension FactSheet {
    func known(_ facts: some Sequence<Fact>) -> [Fact: FactValue] {
        Dictionary(uniqueKeysWithValues: facts.compactMap { fact in self[fact].map { (fact, $0) } })
    }
}

extension Rulebook {
    /// The facts of each service of a dossier, or of the dossier alone when it holds none.
    public func sheets(
        of dossier: Dossier, knowing context: RuleContext, kind: ApplicationKind, on day: Day
    ) -> [FactSheet] {
        var context = context
        if let suffixes, suffixes.isOfOperator {
            context.approvedSuffixes.formUnion(suffixes.suffixes)
        } else if let suffixes {
            context.bookSuffixes = suffixes.suffixes
        }
        return (0..<max(1, dossier.services.count)).map {
            FactSheet(of: dossier, service: $0, knowing: context, kind: kind, on: day)
        }
    }
}
