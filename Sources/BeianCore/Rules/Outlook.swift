/// What a province will ask of a kind of entity, told before anything is typed (办理前须知).
public struct Outlook: Sendable {
    /// One rule that will or may be met.
    public struct Item: Sendable, Equatable {
        /// The rule.
        public let rule: Rule
        /// Whether it bites whatever is answered; otherwise it depends.
        public let isCertain: Bool
        /// How much it weighs.
        public let weight: Finding.Severity
    }

    /// Where the filing will be made.
    public let province: Province
    /// The nature of the entity.
    public let nature: EntityNature
    /// The rules of the province, and those of everywhere that ask for something to be got ready.
    public let items: [Item]
    /// The materials that every dossier of this nature has to hold.
    public let materials: [MaterialKind]
}

extension Rulebook {
    /// What a province will ask, as far as its name and the entity's nature tell.
    public func outlook(
        of province: Province, nature: EntityNature, kind: ApplicationKind = .firstFiling, on day: Day
    ) -> Outlook {
        var facts: [Fact: FactValue] = [
            .province: .text(province.code), .nature: .text(nature.rawValue),
            .entityClass: .text(nature.class.rawValue), .applicationKind: .text(kind.rawValue),
            .serviceKind: .text(ServiceKind.website.rawValue),
        ]
        if nature.class == .individual {
            // Only organisations are registered as businesses and have a party branch.
            facts[.hasPartyDuty] = .yesNo(false)
            facts[.isSoleTrader] = .yesNo(false)
        }
        let sheet = FactSheet(facts)
        let items = rules(of: province).filter { $0.isInForce(on: day) }.compactMap { rule -> Outlook.Item? in
            guard let weight = rule.weight, rule.scope.covers(sheet), rule.isWorthKnowing(to: nature),
                rule.when.holds(in: sheet) != false
            else { return nil }
            let isCertain = rule.when.holds(in: sheet) == true && !rule.countsSomething
            return Outlook.Item(rule: rule, isCertain: isCertain, weight: weight)
        }
        var dossier = Dossier()
        dossier.entity[.nature] = nature.rawValue
        let materials = dossier.materialNeeds.filter(\.isRequired).map(\.kind)
        return Outlook(province: province, nature: nature, items: items, materials: materials)
    }
}

extension Rule {
    /// Whether the demand is a number that may or may not be exceeded.
    fileprivate var countsSomething: Bool {
        if case .limit = demand { return true }
        return false
    }

    /// Whether somebody who has typed nothing yet wants to know: all rules of a province, and what has to be got ready.
    fileprivate func isWorthKnowing(to nature: EntityNature) -> Bool {
        if !scope.provinces.isEmpty { return true }
        // What an individual may not call a site is known before anything is bought; what an enterprise may not, hardly.
        if nature == .individual, when.facts.contains(.nature), when.facts.contains(.serviceName) { return true }
        switch demand {
        case .material, .limit: return true
        case .refusal, .correction, .care, .remark:
            return place == .hosting || place == .field(.domain) || place == .field(.isLegalRepresentative)
        }
    }
}
