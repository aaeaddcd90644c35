import BeianCore
import BeianDesk
import Hummingbird

/// How the way to the administration stands (报送管理): failed reports, the outbox, the calendar.
struct AdministrationPage: Page {
    static let template = "administration/overview"

    /// A report that could not be delivered.
    struct Failure: Sendable {
        let address: String
        let domain: String
        let deadline: String
        let isLate: Bool
        let retry: String?
        let sendBack: String?
    }

    /// The errands of a kind.
    struct Errands: Sendable {
        let kind: String
        let waiting: String
        let givenUp: String
        let state: Tag
    }

    let notices: [NoticeBox]
    let failures: [Failure]
    let hasFailures: Bool
    let empty: EmptyState?
    let more: Pagination?
    let held: [HeldRow]
    let hasHeld: Bool
    let moreHeld: Pagination?
    let touched: [TouchedRow]
    let hasTouched: Bool
    let moreTouched: Pagination?
    let outbox: [Errands]
    let hasOutbox: Bool

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        let words = context.words
        let health = try await context.answer(HouseHealth())
        let failed = try await context.answer(ReviewQueue(stage: .reportFailed, limit: 51))
        let lastHeld = context.query.find("held").flatMap { Int($0) }
        let held = try await context.answer(ResultsOnHold(after: lastHeld ?? 0, limit: 51))
        let after: ID<FilingApplication>? = context.query.find("touched").map { ID($0) }
        let touched = try await context.answer(ApplicationsTouchedByRules(after: after, limit: 51))
        let isOperator = context.member.role == .operator
        let calendar = NoticeBox(
            title: words("administration.calendar.title"), text: words("administration.calendar.text"), tone: .warn)
        return try context.page(
            AdministrationPage(
                notices: (health.calendarIsPublished ? [] : [calendar])
                    + results(await context.site.resultHealth(), words),
                failures: failed.prefix(50).map { line in
                    Failure(
                        address: Links.staffApplication(line.id),
                        domain: line.domain.isEmpty ? line.id.text : line.domain,
                        deadline: line.deadline?.beijingEnd ?? "", isLate: line.isLate,
                        retry: isOperator ? Links.staffRetry(line.id) : nil,
                        sendBack: isOperator ? Links.staffReturn(line.id) : nil)
                }, hasFailures: !failed.isEmpty,
                empty: failed.isEmpty
                    ? EmptyState(title: words("administration.none"), text: words("administration.noneText")) : nil,
                more: Pagination(first: nil, next: failed.count > 50 ? Links.staffQueue(stage: .reportFailed) : nil),
                held: held.prefix(50).map { HeldRow($0, isOperator: isOperator, words) }, hasHeld: !held.isEmpty,
                moreHeld: Pagination(
                    first: lastHeld == nil ? nil : Links.administration,
                    next: held.count > 50 ? Links.resultsOnHold(after: held[49].sequence) : nil),
                touched: touched.prefix(50).map { TouchedRow($0, isOperator: isOperator, words) },
                hasTouched: !touched.isEmpty,
                moreTouched: Pagination(
                    first: after == nil ? nil : Links.administration,
                    next: touched.count > 50 ? Links.touchedApplications(after: touched[49].application) : nil),
                outbox: health.outbox.map { errands($0, words) }, hasOutbox: !health.outbox.isEmpty))
    }

    /// What is wrong with the results that come in, with the code as it stands in the log.
    private static func results(_ health: (problem: String?, held: Int)?, _ words: Words) -> [NoticeBox] {
        guard let health, health.held > 0 || health.problem != nil else { return [] }
        let key = health.held > 0 ? "administration.results.held" : "administration.results.silent"
        let values = [
            "count": "\(health.held)", "problem": health.problem ?? words("administration.results.noProblem"),
        ]
        return [NoticeBox(title: words("\(key).title"), text: words("\(key).text", values), tone: .bad)]
    }

    private static func errands(_ row: (kind: String, waiting: Int, givenUp: Int), _ words: Words) -> Errands {
        let state: Tag =
            row.givenUp > 0
            ? Tag(words("administration.outbox.lost"), .bad)
            : row.waiting > 0
                ? Tag(words("administration.outbox.busy"), .info) : Tag(words("administration.outbox.idle"), .good)
        return Errands(
            kind: words.find("administration.kind.\(row.kind)") ?? row.kind, waiting: "\(row.waiting)",
            givenUp: "\(row.givenUp)", state: state)
    }
}
