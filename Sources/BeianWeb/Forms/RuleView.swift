package import BeianCore

/// A rule as it is told before anything is typed (规则说明): what it asks, when, how heavy, on what it rests, how sure.
///
/// Rendered by `{{>requirements/rule}}`.
package struct RuleView: Sendable {
    let certainty: Tag
    let weight: String
    let weightText: String
    let reason: String
    let remedy: String
    let source: String
    let sure: String
    /// What the operator decided about it, in words; nil when nothing.
    let decided: String?
    /// The whole rule in one sentence.
    let sentence: String
    /// Whether the sentence tells when it bites; otherwise it bites in any case.
    let depends: Bool

    package init(_ item: Outlook.Item, words: Words) {
        let rule = item.rule
        certainty = Tag(
            words("requirements.\(item.isCertain ? "certain" : "depends")"), item.isCertain ? .info : .plain)
        weight = item.weight.rawValue
        weightText = words("requirements.weight.\(item.weight.rawValue)")
        reason = words.told(rule.message, of: rule)
        remedy = words.told(rule.remedy, of: rule)
        source = rule.source
        sentence = words.sentence(of: rule)
        decided = rule.decision.flatMap { words.find("parts.finding.decided.\($0.verdict.rawValue)") }
        depends = !item.isCertain
        sure = words.sure(rule.confidence, documentedIn: rule.documentedIn)
    }
}

extension Words {
    /// The whole rule in one sentence, its codes by their names.
    package func sentence(of rule: Rule) -> String {
        rule.sentence(in: language) { name($1, of: $0) ?? $1 }
    }

    /// What a rule says, before anybody knows in which word or number it will be found.
    package func told(_ said: Said, of rule: Rule) -> String {
        var values = ["word": "…"]
        if case .limit(_, let most) = rule.demand { values["limit"] = String(most) }
        return said.filled(with: values).said(in: language)
    }

    /// What a code of a fact is called; nil for free text.
    package func name(_ code: String, of fact: Fact) -> String? {
        switch fact {
        case .province, .personRegion, .servicePersonRegion:
            Province.allCases.first { $0.code == code }.map { name(of: $0) }
        case .applicationKind: find("kind.\(code)")
        case .serviceKind: find("register.kind.\(code)")
        case .materials: find("materials.kind.\(code)")
        default: Self.groups[fact].flatMap { find("option.\($0).\(code)") }
        }
    }

    private static let groups: [Fact: String] = [
        .nature: "nature", .entityClass: "entityClass", .documentKind: "document", .personDocumentKind: "document",
        .servicePersonDocumentKind: "document", .preApproval: "preApproval", .accessMethod: "accessMethod",
        .contents: "content", .languages: "siteLanguage", .entityAtMinistry: "ministryStatus",
        .serviceAtMinistry: "ministryStatus", .serviceOwner: "serviceOwner", .registryStatus: "registryStatus",
        .domainHolderRole: "holderRole", .faceCheck: "faceCheck", .materialFaults: "pictureFault",
        .instanceObstacles: "obstacle", .appPlatforms: "appPlatform", .appWithoutPackage: "appPlatform",
        .appFingerprints: "appPlatform", .appOtherNames: "appPlatform",
    ]
}
