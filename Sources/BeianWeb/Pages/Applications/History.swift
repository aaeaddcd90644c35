import BeianCore
import BeianDesk

/// What happened to an application, as its applicant reads it (办理进度).
enum History {
    /// What is told although nothing moved.
    private static let quiet: Set<Occurrence> = [
        .applicationStarted, .applicationTaken, .applicationLapseReminded, .applicationTouched,
    ]

    static func moments(of full: ApplicationInFull.Answer, _ words: Words) -> [Timeline.Moment] {
        let shown = full.history.filter { $0.to != nil || quiet.contains($0.occurrence) }
        return shown.enumerated().map { index, event in
            Timeline.Moment(
                title: words("timeline.\(event.occurrence.rawValue)"), time: event.at.beijingText,
                machine: event.at.description, who: who(event, words), text: text(event, words),
                current: index == shown.count - 1)
        }
    }

    /// Who did it; of staff the part they play, never the name.
    private static func who(_ event: HistoryEntry, _ words: Words) -> String? {
        event.role.map { words("turn.\($0.rawValue)") }
    }

    private static func text(_ event: HistoryEntry, _ words: Words) -> String? {
        switch event.occurrence {
        case .applicationRefused:
            return event.details["opinion"].map { words("applications.history.opinion", ["opinion": $0]) }
        case .applicationGranted: return event.details["number"]
        case .smsFailed:
            return event.details["reason"].flatMap { words.find("applications.history.sms.\($0)") }
        case .applicationSentBack, .applicationHeldBack:
            let count = event.details["items"]?.split(separator: " ").count ?? 0
            return count == 0 ? nil : words("applications.history.items", ["count": String(count)])
        default: return nil
        }
    }
}

/// An item that was sent back: why, how to mend it, and where (退回项).
struct ReturnedItem: Sendable {
    let title: String
    let reason: String
    let remedy: String?
    let remark: String?
    let links: [PageLink]

    static func all(_ full: ApplicationInFull.Answer, words: Words, rulebook: Rulebook) -> [ReturnedItem] {
        let application = full.application
        guard application.stage == .correction else { return [] }
        let judged = full.verdicts.filter { !$0.passes && application.returnedItems.contains($0.item) }
        guard !judged.isEmpty else { return found(in: full, words: words) }
        return judged.compactMap { verdict in
            guard let item = ReviewItem(key: verdict.item) else { return nil }
            let rejection = verdict.reason.flatMap { rulebook.rejection($0) }
            return ReturnedItem(
                title: title(of: item, in: application, words),
                reason: rejection?.reason.said(in: words.language) ?? words("applications.returned.noReason"),
                remedy: rejection?.remedy.said(in: words.language),
                remark: verdict.remark.isEmpty ? nil : verdict.remark, links: links(to: item, in: full, words))
        }
    }

    /// The items that no reviewer returned but the rules of the day on which the report was due, as far as they still stand.
    private static func found(in full: ApplicationInFull.Answer, words: Words) -> [ReturnedItem] {
        let application = full.application
        let blocking = full.findings.filter { $0.severity == .block }
        return application.returnedItems.compactMap { ReviewItem(key: $0) }.flatMap { item in
            blocking.filter { application.dossier.item(of: $0) == item }.map { finding in
                let said = words.said(of: finding)
                return ReturnedItem(
                    title: title(of: item, in: application, words), reason: said.reason, remedy: said.remedy,
                    remark: nil, links: links(to: item, in: full, words))
            }
        }
    }

    /// What was returned and not mended, before it is handed in again all the same.
    static func unmended(_ full: ApplicationInFull.Answer, _ words: Words) -> NoticeBox? {
        guard !full.unmended.isEmpty else { return nil }
        let items = full.unmended.map { title(of: $0, in: full.application, words) }
        return NoticeBox(
            title: words("applications.check.unmended.title"),
            text: words(
                "applications.check.unmended.text",
                ["items": items.joined(separator: words("option.listSeparator"))]),
            tone: .warn)
    }

    private static func title(of item: ReviewItem, in application: FilingApplication, _ words: Words) -> String {
        let topic = words("topic.\(item.topic.rawValue)")
        guard let index = item.service.flatMap(application.dossier.index(of:)) else { return topic }
        return application.siteName(index, words) + words("applications.returned.separator") + topic
    }

    /// Exactly the pages on which the item can be changed.
    private static func links(
        to item: ReviewItem, in full: ApplicationInFull.Answer, _ words: Words
    ) -> [PageLink] {
        let application = full.application
        let service = item.service
        var links: [PageLink] = []
        let sections = Set(
            FieldTable.rows.filter { $0.topic == item.topic && application.mayEdit($0.field, service: service) }
                .map(\.section))
        for section in Section.allCases where sections.contains(section) {
            let name = section == .typeCheck ? words("topic.domain") : words("section.\(section.rawValue)")
            let owner = section.isOfService || section == .typeCheck ? service : nil
            links.append(
                PageLink(
                    Links.section(application.id, section, owner), words("applications.returned.change", ["name": name])
                ))
        }
        if item.topic == .hosting, let service {
            let name = words("section.hosting")
            links.append(
                PageLink(
                    Links.hosting(application.id, service), words("applications.returned.change", ["name": name])))
        }
        let hasMaterials = full.materialNeeds.contains { $0.kind.topic == item.topic && $0.service == service }
        if hasMaterials {
            let name = words("section.materials")
            links.append(
                PageLink(Links.materials(application.id), words("applications.returned.change", ["name": name])))
        }
        return links
    }
}
