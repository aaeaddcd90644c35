/// A rule that a reviewer would like the book to hold (规则提案), drawn from a verdict that no rule foresaw.
///
/// It is a draft for the keeper of the book: exported, never applied. Neither its example nor the reviewer's remark in it
/// holds an answer that names a person.
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
        let told = toldRemark
        let because = told.isEmpty ? rejection?.reason.chinese ?? "" : told
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

    /// The reviewer's words without anything that names a person: no personal answer of the case, no long number, no mail
    /// address.
    private var toldRemark: String {
        var told = remark
        let answers = hidden.compactMap { facts.text($0) }.filter { $0.count > 1 }
        for answer in answers.sorted(by: { $0.count > $1.count }) { told = told.replacing(answer, with: "…") }
        told = told.replacing(/[^\s@，。；：（）]+@[^\s@，。；：（）]+/, with: "…")
        return told.replacing(/[0-9０-９][0-9０-９xXｘＸ \-－]{4,}/, with: "…")
    }

    /// The facts that may name a person; of an individual and a sole trader, the names as well.
    private var hidden: Set<Fact> {
        let isIndividual = facts.text(.entityClass) == EntityNature.Class.individual.rawValue
        let isOwner = isIndividual || facts[.isSoleTrader] == .yesNo(true)
        return isOwner ? Self.personal.union([.entityName, .serviceName]) : Self.personal
    }

    private var example: String {
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

    /// Whether a character may stand in a quoted text of YAML on one line, and can be seen.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": plain += "''"
            default: plain.unicodeScalars.append(isPlain(scalar) ? scalar : " ")
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
