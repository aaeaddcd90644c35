import BeianCore
import BeianDesk
import Hummingbird

/// An application on a reviewer's desk (审核页): every answer beside what proves it, a verdict for each item, the decision.
struct ReviewPage: Page {
    static let template = "review/application"

    /// The form around the items, when verdicts can be given.
    struct Opened: Sendable {
        let action: String
        let seen: String
        /// Tells the script whether something on the page was not saved yet.
        let state: String
    }

    let errors: ErrorSummary?
    let back: String
    let title: String
    let facts: SummaryList
    let notices: [NoticeBox]
    let take: String?
    let general: FindingList?
    let opened: Opened?
    let groups: [ReviewGroup]
    let bar: ReviewBar?
    let repair: ReviewRepair?
    let letters: [PageLink]
    let timeline: Timeline

    /// What happens to the page besides being shown.
    struct Turn: Sendable {
        var typed: TypedVerdicts?
        var problem: Problem?
        var shown: RevealedValue?
        /// How many items were just marked as passed.
        var preselected: Int?
    }

    init(_ context: StaffContext, _ file: ApplicationForReview.Answer, _ turn: Turn = Turn()) {
        let application = file.application
        let words = context.words
        let standing = ReviewStanding(file, role: context.member.role, problem: turn.problem)
        let typed = turn.typed ?? TypedVerdicts(file.verdicts)
        let sheet = ReviewSheet(
            file: file, words: words, typed: typed, problem: turn.problem, isOpen: standing.isOpen,
            hasControls: standing.isOpen || (turn.typed != nil && turn.problem != nil),
            mayReveal: standing.mayReveal, form: context.form, revealed: turn.shown)
        errors = sheet.summary()
        back = Links.staffQueue(stage: application.stage)
        let domain = application.dossier.answer(.domain)
        title = domain.isEmpty ? application.id.text : domain
        facts = ReviewFacts(file: file, words: words, now: context.site.desk.clock.now).list()
        groups = sheet.groups()
        notices = ReviewNotices(file: file, words: words, standing: standing, turn: turn).boxes(groups)
        take = standing.mayTake ? Links.staffTake(application.id) : nil
        general = sheet.generalFindings()
        opened =
            standing.isOpen
            ? Opened(
                action: Links.staffVerdicts(application.id), seen: "\(application.version)",
                state: turn.typed == nil ? "" : "typed") : nil
        bar = standing.isOpen ? ReviewBar(file, typed: typed, words: words, takesAgain: standing.takesAgain) : nil
        repair = ReviewRepair(file, role: context.member.role)
        letters = sheet.letters()
        timeline = HistoryWords(words: words, dossier: application.dossier).timeline(file.history)
    }

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        let file = try await context.answer(ApplicationForReview(application: try context.id()))
        return try context.page(ReviewPage(context, file))
    }
}

/// What the one who looks may do with an application (审核权限).
struct ReviewStanding: Sendable {
    let isOpen: Bool
    let mayTake: Bool
    let mayReveal: Bool
    /// Whether the take lapsed under the reviewer's hands, so that saving takes it once more.
    let takesAgain: Bool
    let isHeldByOther: Bool

    init(_ file: ApplicationForReview.Answer, role: Role, problem: Problem?) {
        let waits = role == .reviewer && file.application.stage.facts.turn == .reviewer && !file.isOwn
        let isFree = file.holder == nil && !file.isMine
        takesAgain = waits && isFree && problem?.code == .notTaken
        isOpen = waits && (file.isMine || takesAgain)
        mayTake = waits && isFree && !takesAgain
        mayReveal = !file.isOwn && (role == .reviewer || role == .operator)
        isHeldByOther = waits && !isFree && !file.isMine
    }
}

/// The bar with the decision (决定栏): how far the review is, and what can be done now.
struct ReviewBar: Sendable {
    let progress: String
    let next: String?
    let takesAgain: Bool
    let rest: String?
    let sendBack: String?
    let accept: String?
    let release: String?

    init(_ file: ApplicationForReview.Answer, typed: TypedVerdicts, words: Words, takesAgain: Bool) {
        let id = file.application.id
        let items = file.application.dossier.reviewItems
        let open = items.filter { typed[$0].passes == nil }
        let changes = items.count { typed[$0].passes == false }
        progress = words(
            "review.bar.progress",
            ["done": "\(items.count - open.count)", "count": "\(items.count)", "changes": "\(changes)"])
        next = open.first.map { "#\(ReviewSheet.id($0))" }
        self.takesAgain = takesAgain
        rest = open.isEmpty ? nil : Links.staffPassRest(id)
        let steps = takesAgain ? [] : file.steps
        sendBack = steps.contains(.sendBack) ? Links.staffSendBack(id) : nil
        accept = steps.contains(.accept) ? Links.staffAccept(id) : nil
        release = takesAgain ? nil : Links.staffRelease(id)
    }
}

/// What an operator can do about a report that cannot be delivered (报送失败处理).
struct ReviewRepair: Sendable {
    let retry: String
    let sendBack: String

    init?(_ file: ApplicationForReview.Answer, role: Role) {
        guard role == .operator, file.steps.contains(.retry) else { return nil }
        retry = Links.staffRetry(file.application.id)
        sendBack = Links.staffReturn(file.application.id)
    }
}
