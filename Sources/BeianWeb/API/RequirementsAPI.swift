import BeianCore
import BeianDesk
import Hummingbird

/// What a province will ask, for a program (办理前须知接口); open to everybody.
enum RequirementsAPI {
    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        let province = Province(rawValue: context.query["province"])
        let nature = EntityNature(rawValue: context.query["nature"])
        guard let province, let nature else {
            let faults = [("province", province == nil), ("nature", nature == nil)].filter(\.1).map { name, _ in
                Finding(
                    pointer: "?\(name)", code: context.query[name].isEmpty ? "json.missing" : "value.not-a-choice")
            }
            throw Problem(.fieldsInvalid, faults)
        }
        // whoever asks with a token is told the same as everybody
        let outlook = try await context.site.desk.answer(
            WhatWillBeAsked(province: province, nature: nature),
            as: .visitor(.api, address: context.visit.address))
        let day = context.site.desk.clock.now.beijingDay
        return context.json(RequirementsDocument(outlook, on: day, words: context.words))
    }
}

/// The outlook as programs see it.
struct RequirementsDocument: Encodable, Sendable {
    /// A rule that will or may be met.
    struct Item: Encodable, Sendable {
        let rule: String
        let topic: String
        let isCertain: Bool
        let severity: String
        let confidence: String
        let documentedIn: Int?
        let reason: String
        let remedy: String
        let sentence: String
        let source: String
        let materials: [String]?

        init(_ item: Outlook.Item, words: Words) {
            let told = RuleView(item, words: words)
            rule = item.rule.id
            topic = item.rule.requirementTopic.rawValue
            isCertain = item.isCertain
            severity = item.weight.rawValue
            confidence = item.rule.confidence.rawValue
            documentedIn = item.rule.documentedIn
            reason = told.reason
            remedy = told.remedy
            sentence = told.sentence
            source = item.rule.source
            if case .material(let kinds) = item.rule.demand {
                materials = kinds.map(\.rawValue)
            } else {
                materials = nil
            }
        }
    }

    let province: String
    let nature: String
    let asOf: String
    let materials: [String]
    let items: [Item]

    init(_ outlook: Outlook, on day: Day, words: Words) {
        province = outlook.province.rawValue
        nature = outlook.nature.rawValue
        asOf = day.description
        materials = outlook.materials.map(\.rawValue)
        items = outlook.items.map { Item($0, words: words) }
    }
}
