import BeianCore
import BeianDesk

/// Lays out the items of an application for the one who looks at it (审核页内容).
struct ReviewSheet {
    let file: ApplicationForReview.Answer
    let words: Words
    let typed: TypedVerdicts
    let problem: Problem?
    /// Whether verdicts can be given.
    let isOpen: Bool
    /// Whether verdicts are shown at all, if only to be read.
    let hasControls: Bool
    let mayReveal: Bool
    let form: Form
    /// What was asked to be shown in clear, and its value.
    let revealed: RevealedValue?

    var dossier: Dossier { file.application.dossier }
    private var answers: StaffAnswerText { StaffAnswerText(words: words, dossier: dossier) }

    /// The entity's items, then those of each website.
    func groups() -> [ReviewGroup] {
        let items = dossier.reviewItems
        let entity = items.filter { $0.service == nil }
        var groups = [
            ReviewGroup(id: "group-entity", title: words("review.group.entity"), cards: cards(entity, of: items))
        ]
        for (index, service) in dossier.services.enumerated() {
            let own = items.filter { $0.service == service.id }
            let name = service.answers[.domain].isEmpty ? service.answers[.serviceName] : service.answers[.domain]
            groups.append(
                ReviewGroup(
                    id: "group-\(index)",
                    title: words("review.group.service", ["number": "\(index + 1)", "domain": name]),
                    cards: cards(own, of: items)))
        }
        return groups
    }

    /// What was found and belongs to no item.
    func generalFindings() -> FindingList? {
        let items = dossier.reviewItems
        return FindingList(file.findings.filter { finding in !items.contains { owns($0, finding) } }, words: words)
    }

    /// The items in which something stands in the way.
    func blocked() -> Set<String> {
        let faults = file.findings.filter { $0.severity == .block }
        return Set(dossier.reviewItems.filter { item in faults.contains { owns(item, $0) } }.map(\.key))
    }

    /// The place of an item on the page.
    static func id(_ item: ReviewItem) -> String { "item-" + item.key.map { $0 == "." || $0 == "_" ? "-" : $0 } }

    private func cards(_ own: [ReviewItem], of all: [ReviewItem]) -> [ReviewCard] {
        own.map { item in
            let number = (all.firstIndex(of: item) ?? 0) + 1
            return card(item, place: words("review.item.place", ["number": "\(number)", "count": "\(all.count)"]))
        }
    }

    private func card(_ item: ReviewItem, place: String) -> ReviewCard {
        let id = Self.id(item)
        let index = item.service.flatMap(dossier.index(of:)) ?? 0
        let rows = rows(item, index)
        let proofs = proofs(item)
        let shown = shownFields(item, index).map { $0.pointer(service: index) }
        let own = file.findings.filter { owns(item, $0) && !shown.contains($0.pointer) }
        return ReviewCard(
            id: id, titleID: "\(id)-title", title: words("topic.\(item.topic.rawValue)"), place: place,
            state: state(item), rows: rows, proofs: proofs, noProof: proofs.isEmpty, removed: removed(item),
            findings: FindingList(own, words: words), proposal: proposal(item),
            last: file.previousVerdicts.first { $0.verdict.item == item.key }.map(said),
            given: hasControls ? nil : file.verdicts.first { $0.verdict.item == item.key }.map(said),
            controls: hasControls ? controls(item, id) : nil, reveal: reveal(item, id, index))
    }

    private func rows(_ item: ReviewItem, _ index: Int) -> [ReviewCard.Row] {
        let before = previous(item)
        let changes = changes(item)
        var rows = shownFields(item, index).map { field in
            let old = before.map { answers.of($0.dossier).text(field, service: $0.index) ?? unanswered }
            let isChanged = changes?.fields.contains(field) == true
            let isMasked = dossier.mask(of: field, service: index) != nil
            return ReviewCard.Row(
                label: words.label(of: field), value: answers.text(field, service: index) ?? unanswered,
                before: isChanged ? old : nil, isChanged: isChanged,
                isPersonal: isMasked && !dossier.answer(field, service: index).isEmpty,
                revealed: revealed.flatMap { $0.field == field && $0.service == item.service ? $0.value : nil },
                findings: FindingList(
                    file.findings.filter { $0.pointer == field.pointer(service: index) }, words: words))
        }
        if item.topic == .hosting { rows += hostingRows(index, before, isChanged: changes?.isHostedElsewhere == true) }
        return rows
    }

    private func shownFields(_ item: ReviewItem, _ index: Int) -> [Field] {
        let before = previous(item)
        return item.fields.filter { isShown($0, index, before) }
    }

    /// Where the draft of a rule can be had: for a saved verdict that no rule foresaw.
    private func proposal(_ item: ReviewItem) -> String? {
        guard mayReveal, file.verdicts.contains(where: { $0.verdict.item == item.key && !$0.verdict.passes }),
            !file.findings.contains(where: { owns(item, $0) })
        else { return nil }
        return Links.staffProposal(item, of: file.application.id)
    }

    private func isShown(_ field: Field, _ index: Int, _ before: (dossier: Dossier, index: Int)?) -> Bool {
        let hadAnswer = before.map { !$0.dossier.answer(field, service: $0.index).isEmpty } ?? false
        let isAsked = dossier.asks(field, service: index) && !field.isOfCertificate
        return isAsked || !dossier.answer(field, service: index).isEmpty || hadAnswer
    }

    private var unanswered: String { words("option.unanswered") }

    /// What of the item changed since the round before; nil in the first round.
    func changes(_ item: ReviewItem) -> ItemChanges? { file.previous.map { dossier.changes(of: item, since: $0) } }

    /// The same item in the round before; nil in the first round.
    private func previous(_ item: ReviewItem) -> (dossier: Dossier, index: Int)? {
        guard let before = file.previous else { return nil }
        guard let service = item.service else { return (before, 0) }
        return (before, before.index(of: service) ?? before.services.count)
    }

    private func owns(_ item: ReviewItem, _ finding: Finding) -> Bool {
        let index = item.service.flatMap(dossier.index(of:)) ?? 0
        if field(of: finding, item, index) != nil { return true }
        if finding.pointer == "#/services/\(index)/hosting" { return item.topic == .hosting }
        // Of several materials that would do, the first tells under which item it is looked for.
        guard finding.pointer == "#/materials", let kind = finding.kinds.first else { return false }
        return item.topic == kind.topic && (item.service?.text == finding.parameters["service"] || !kind.isOfService)
    }

    private func field(of finding: Finding, _ item: ReviewItem, _ index: Int) -> Field? {
        item.fields.first { $0.pointer(service: index) == finding.pointer }
    }
}

/// A personal value that was asked to be shown, once (明文).
struct RevealedValue: Sendable {
    let field: Field
    let service: ID<ServiceDraft>?
    let value: String
}
