import BeianCore
import BeianDesk

/// How an application stands that the applicant cannot edit now (办理进度页).
struct StatusPage: Page {
    static let template = "applications/status"

    /// What the persons in charge have to do within 24 hours.
    struct Verification: Sendable {
        let mobiles: String
        let page: String?
        let inbox: String?
    }

    let head: ApplicationHead
    let hasSteps: Bool
    let verification: Verification?
    let grants: [FilingCard]
    let isGranted: Bool
    let isSimulated: Bool
    let notice: NoticeBox?
    let history: Timeline
    let answers: [CheckPage.Group]
    let back: String

    init(_ full: ApplicationInFull.Answer, _ context: SignedInContext) {
        let clerk = Clerk(context)
        let words = clerk.words
        let application = full.application
        head = ApplicationHead(full, clerk)
        hasSteps = !head.steps.isEmpty
        verification = application.stage == .smsVerification ? Self.verification(application, context) : nil
        grants = full.entries.map { FilingCard($0, words) }
        isGranted = application.stage == .granted
        isSimulated = full.entries.contains(where: \.isSimulated)
        notice = Self.notice(full, desk: context.site.settings.simulatorLinks?.desk, words)
        history = Timeline(History.moments(of: full, words))
        answers = CheckPage.groups(of: full, words: words, withLinks: false)
        back = Links.applications()
    }

    private static func verification(
        _ application: FilingApplication, _ context: SignedInContext
    ) -> Verification {
        let dossier = application.dossier
        var mobiles = [dossier.answer(.personMobile)]
        for index in dossier.services.indices where dossier.hasOwnPerson(service: index) {
            mobiles.append(dossier.answer(.servicePersonMobile, service: index))
        }
        var told: Set<String> = []
        let shown = mobiles.filter { !$0.isEmpty && told.insert($0).inserted }
            .map { Masked($0, .phone).description }
        let links = context.site.settings.simulatorLinks
        return Verification(
            mobiles: shown.joined(separator: context.words("option.listSeparator")), page: links?.verification,
            inbox: links?.smsInbox)
    }

    /// Why the last attempt failed, where the stage alone does not say it.
    private static func notice(
        _ full: ApplicationInFull.Answer, desk: String?, _ words: Words
    ) -> NoticeBox? {
        let stage = full.application.stage
        switch stage {
        case .refused:
            let opinion = full.history.last { $0.occurrence == .applicationRefused }?.details["opinion"]
            return opinion.map { NoticeBox(title: words("applications.status.opinion"), text: $0, tone: .bad) }
        case .unverified:
            let reason = full.history.last { $0.occurrence == .smsFailed }?.details["reason"]
            guard let text = reason.flatMap({ words.find("applications.history.sms.\($0)") }) else { return nil }
            return NoticeBox(title: words("applications.status.smsFailed"), text: text, tone: .warn)
        case .administrationReview:
            return desk.map { desk in
                NoticeBox(
                    title: words("applications.desk.title"), text: words("applications.desk.text"), tone: .info,
                    link: PageLink(desk, words("applications.desk.link")))
            }
        case .abandoned, .lapsed, .void:
            return NoticeBox(
                title: words("applications.status.ended"), text: words("stage.next.\(stage.rawValue)"), tone: .info,
                link: PageLink(Links.startApplication, words("applications.start.button")))
        default: return nil
        }
    }
}

/// A filed service with what its site has to show (备案结果).
struct FilingCard: Sendable {
    let title: String
    let domain: String
    let entity: String
    let entityNumber: String
    let serviceNumber: String
    let grantedAt: String
    let machine: String
    /// What the foot of the site shows, and the markup to copy.
    let footer: String
    let snippet: String
    let footerLink: String
    let isSimulated: Bool
    let kind: String

    init(_ entry: RegisterEntry, _ words: Words) {
        title = entry.title
        domain = words.domain(entry.domain)
        entity = entry.entityName
        entityNumber = entry.entityNumber
        serviceNumber = entry.serviceNumber
        grantedAt = entry.grantedAt.beijingText
        machine = entry.grantedAt.description
        footer = (try? FilingNumber(entry.serviceNumber).footerText) ?? entry.serviceNumber
        footerLink = FilingNumber.footerLink
        snippet = "<a href=\"\(FilingNumber.footerLink)\" target=\"_blank\" rel=\"noopener\">\(footer)</a>"
        isSimulated = entry.isSimulated
        kind = words("register.kind.\(entry.kind.rawValue)")
    }
}
