import BeianCore
import BeianDesk
import Hummingbird

/// What a province will ask of a kind of entity, told before anything is bought or typed (办理前须知).
struct RequirementsPage: Page {
    static let template = "requirements/requirements"

    let errors: ErrorSummary?
    let action: String
    let fields: [FormField]
    let told: Requirements?
    let begin: String

    init(_ context: VisitorContext, _ outlook: Outlook?) {
        let words = context.words
        let asked = ["province", "nature"].filter { context.query.has($0) }
        let missing = outlook == nil && !asked.isEmpty ? Self.unread(context) : []
        let sheet = FormSheet(problem: missing.isEmpty ? nil : Problem(.fieldsInvalid, missing), words: words)
        let input = FieldInput(words: words, dossier: Dossier())
        fields = [
            sheet.field(
                "province", key: "requirements.province", input.input(of: FieldTable.row(of: .province)),
                width: .short, value: outlook?.province.rawValue ?? context.query.find("province")),
            sheet.field(
                "nature", key: "requirements.nature", input.input(of: FieldTable.row(of: .nature)),
                width: .middle, value: outlook?.nature.rawValue ?? context.query.find("nature")),
        ]
        errors = missing.isEmpty ? nil : sheet.summary(fields)
        action = Links.requirements()
        told = outlook.map { Requirements($0, on: context.site.desk.clock.now.beijingDay, words) }
        begin = Links.startApplication
    }

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        guard let province = Province(rawValue: context.query["province"]),
            let nature = EntityNature(rawValue: context.query["nature"])
        else {
            let page = RequirementsPage(context, nil)
            // A link that names only the province asks for the rest; only a choice that is none is wrong.
            let isWrong = unread(context).contains { $0.code != "value.missing" } && page.errors != nil
            return try context.page(page, status: isWrong ? .unprocessableContent : .ok)
        }
        let outlook = try await context.answer(WhatWillBeAsked(province: province, nature: nature))
        return try context.page(RequirementsPage(context, outlook))
    }

    /// What was chosen only in part, or is none of the choices.
    private static func unread(_ context: VisitorContext) -> [Finding] {
        let province = context.query["province"]
        let nature = context.query["nature"]
        let faults = [
            ("province", province, Province(rawValue: province) == nil),
            ("nature", nature, EntityNature(rawValue: nature) == nil),
        ]
        return faults.filter(\.2).map { name, text, _ in
            Finding(pointer: "#/\(name)", code: text.isEmpty ? "value.missing" : "value.not-a-choice")
        }
    }
}

/// The outlook in words, under headings.
struct Requirements: Sendable {
    /// The rules under one heading; mere notes are folded.
    struct Group: Sendable {
        let id: String
        let title: String
        let counted: String
        let lead: String
        let rules: [RuleView]
        let folds: [Fold]
        /// Said in the place of rules when there is none.
        let none: String?
    }

    /// What is folded, and the line that unfolds it.
    struct Fold: Sendable {
        let title: String
        let notes: [RuleView]
    }

    let heading: String
    let asOf: String
    let materials: [String]
    let groups: [Group]

    init(_ outlook: Outlook, on day: Day, _ words: Words) {
        heading = words(
            "requirements.heading",
            [
                "province": words.name(of: outlook.province),
                "nature": words.option("nature", outlook.nature.rawValue),
            ])
        asOf = words("requirements.asOf", ["day": day.description])
        materials = outlook.materials.map { words("materials.kind.\($0.rawValue)") }
        groups = RequirementTopic.allCases.map { topic in
            Self.group(topic, outlook.items.filter { $0.rule.requirementTopic == topic }, words)
        }
        .filter { !$0.rules.isEmpty || !$0.folds.isEmpty || $0.isAlwaysTold }
    }

    private static func group(_ topic: RequirementTopic, _ items: [Outlook.Item], _ words: Words) -> Group {
        let key = "requirements.group.\(topic.rawValue)"
        // Whether a name holds one of many words is known only when there is a name.
        let worded = items.filter { $0.weight != .note && $0.rule.dependsOnName && !$0.isCertain }
        let heavy = items.filter { $0.weight != .note && ($0.isCertain || !$0.rule.dependsOnName) }
        let notes = items.filter { $0.weight == .note }
        let folds = [("requirements.worded", worded), ("parts.finding.notes", notes)].filter { !$0.1.isEmpty }
        let title = words("\(key).title")
        return Group(
            id: "group-\(topic.rawValue)", title: title,
            counted: items.isEmpty
                ? title : words("requirements.counted", ["name": title, "count": String(items.count)]),
            lead: words("\(key).lead"), rules: views(heavy, words),
            folds: folds.map { key, items in
                Fold(title: words(key, ["count": String(items.count)]), notes: views(items, words))
            }, none: items.isEmpty ? words("requirements.none") : nil)
    }

    /// The heavier first, and what is certain before what depends.
    private static func views(_ items: [Outlook.Item], _ words: Words) -> [RuleView] {
        items.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            if one.weight != other.weight { return one.weight < other.weight }
            if one.isCertain != other.isCertain { return one.isCertain }
            return left.offset < right.offset
        }
        .map { RuleView($0.element, words: words) }
    }
}

extension Requirements.Group {
    /// Whether its lead is worth reading even when no rule is told: on person, domain and server hangs money, and by its
    /// name a site is returned most often.
    fileprivate var isAlwaysTold: Bool {
        [RequirementTopic.person, .domain, .hosting, .name].contains { id == "group-\($0.rawValue)" }
    }
}

/// Under which heading a requirement stands (须知分类).
enum RequirementTopic: String, CaseIterable, Sendable {
    case material, person, domain, hosting, name, entity, count, remark, other
}

extension Rule {
    /// The heading under which the rule is told before anything is typed.
    var requirementTopic: RequirementTopic {
        if dependsOnName { return .name }
        switch demand {
        case .material: return .material
        case .limit: return .count
        case .remark: return .remark
        case .refusal, .correction, .care: break
        }
        if place == .services || when.facts.contains(where: { Self.counts.contains($0) }) { return .count }
        switch place.topic {
        case .person, .contact, .servicePerson, .serviceContact: return .person
        case .domain: return .domain
        case .hosting: return .hosting
        case .service, .preApproval: return .name
        case .identity, .address: return place == .kind ? .other : .entity
        case nil: return place == .materials ? .material : .other
        }
    }

    /// Whether it turns on the name or the contents of a service.
    var dependsOnName: Bool { !when.facts.isDisjoint(with: [.serviceName, .contents, .preApproval]) }

    private static let counts: Set<Fact> = [.serviceCount, .serviceTotal, .filedServices, .filedDomains]
}
