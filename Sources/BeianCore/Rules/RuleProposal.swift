/// A rule that a reviewer would like the book to hold (规则提案), drawn from a verdict that no rule foresaw.
///
/// It is a draft for the keeper of the book: exported, never applied. Its example holds no answer that names a person.
public struct RuleProposal: Sendable {
    /// The item on which the verdict was given.
    public let topic: ReviewTopic
    /// The reason of the catalogue, when one was chosen.
    public let rejection: Rejection?
    /// What the reviewer wrote.
    public let remark: String
    /// The facts of the case.
    public let facts: FactSheet
    /// The day of the verdict.
    public let day: Day

    /// Draws up a proposal.
    public init(topic: ReviewTopic, rejection: Rejection?, remark: String, facts: FactSheet, day: Day) {
        self.topic = topic
        self.rejection = rejection
        self.remark = remark
        self.facts = facts
        self.day = day
    }

    /// The draft in the form of the book.
    public var yaml: String {
        let field = FieldTable.rows.first { $0.topic == topic }?.field ?? .entityName
        let scope = [Fact.province, .nature].compactMap { fact in
            facts[fact].map { "{ \(fact.rawValue): \(Self.say($0)) }" }
        }
        let because = remark.isEmpty ? rejection?.reason.chinese ?? "" : remark
        var lines = [
            "# A proposal, drawn from a verdict of \(day); not in force. Narrow `when` and rewrite the sentences.",
            "rules:",
            "  - id: proposal.\(topic.rawValue).\(day.description)",
            "    at: \(field.rawValue)",
            "    when: { all: [\(scope.joined(separator: ", "))] }",
            "    demand: care",
            "    severity: warn",
            "    confidence: I",
        ]
        if let rejection { lines.append("    finds: [\(rejection.code)]") }
        lines += [
            "    because: { zh-Hans: \(Self.quoted(because)), en: \(Self.quoted(rejection?.reason.english ?? because)) }",
            "    remedy: { zh-Hans: \(Self.quoted(rejection?.remedy.chinese ?? because)), "
                + "en: \(Self.quoted(rejection?.remedy.english ?? because)) }",
            "    source: \(Self.quoted("审核结论 \(day)"))",
            "    examples:",
            "      - { given: { \(example) }, bites: true }",
            "      - { given: { entity.class: \(otherClass) }, bites: false }",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var example: String {
        let isIndividual = facts.text(.entityClass) == EntityNature.Class.individual.rawValue
        let isOwner = isIndividual || facts[.isSoleTrader] == .yesNo(true)
        let hidden = isOwner ? Self.personal.union([.entityName, .serviceName]) : Self.personal
        let told = facts.all.filter { !hidden.contains($0.key) && $0.key.isTold(under: topic) }
        return told.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue): \(Self.say($0.value))" }.joined(separator: ", ")
    }

    private var otherClass: String {
        facts.text(.entityClass) == EntityNature.Class.individual.rawValue ? "organisation" : "individual"
    }

    private static let personal: Set<Fact> = [
        .documentNumber, .personName, .personDocumentNumber, .personMobile, .personOfficePhone, .personMail,
        .emergencyPhone,
        .servicePersonName, .servicePersonDocumentNumber, .servicePersonMobile, .servicePersonOfficePhone,
        .servicePersonMail, .registeredAddress, .mailingAddress, .registryRepresentative, .registryNumber,
        .registryAddress, .domainHolder, .domainHolderNumber, .investor,
        .entityRemark, .serviceRemark, .registryName, .domain, .homeURL, .siteTitle,
    ]

    private static func say(_ value: FactValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): String(number)
        case .yesNo(let isYes): isYes ? "true" : "false"
        case .codes(let codes): "[\(codes.sorted().map { quoted($0) }.joined(separator: ", "))]"
        }
    }

    private static func quoted(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": plain += "''"
            case "\n", "\r", "\t": plain += " "
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return "'\(plain)'"
    }
}

extension Fact {
    /// Whether the fact helps to understand a verdict on an item.
    fileprivate func isTold(under topic: ReviewTopic) -> Bool {
        let always: Set<Fact> = [.province, .nature, .entityClass, .applicationKind, .documentKind, .serviceKind]
        return always.contains(self) || isOfService == topic.isOfService
    }
}
