import BeianCore
import BeianDesk
import Hummingbird

/// A result of the administration that waits to be recorded, in a list (待登记结果).
struct HeldRow: Sendable {
    let number: String
    let application: String
    /// The application's page; nil when the report is not ours.
    let address: String?
    let result: String
    let problem: String
    let since: String
    let triedAt: String
    /// Where it is settled; nil for auditors, and while it is being recorded again.
    let settle: String?
    let isToBeTried: Bool

    init(_ held: ResultOnHold, isOperator: Bool, _ words: Words) {
        number = "\(held.sequence)"
        let name = held.domain.isEmpty ? held.application?.text : words.domain(held.domain)
        application = name ?? words("administration.hold.unknown")
        address = held.application.map { Links.staffApplication($0) }
        result = words.find("administration.results-kind.\(held.result)") ?? held.result
        let told = words.find("problem.\(held.problem).title")
        problem = told.map { words("parts.errors.item", ["label": $0, "reason": held.problem]) } ?? held.problem
        since = held.heldAt.beijingText
        triedAt = held.triedAt.beijingText
        settle = isOperator && !held.isToBeTried ? Links.settling(result: held.sequence) : nil
        isToBeTried = held.isToBeTried
    }
}

/// Where an operator settles a result that could not be recorded (处置待登记结果).
struct SettlementPage: Page {
    static let template = "administration/settlement"

    let title: String
    let errors: ErrorSummary?
    let facts: SummaryList
    let action: String
    let reason: FormField
    let recordAgain: String
    let putAside: String
    let back: String

    private init(_ context: StaffContext, _ held: ResultOnHold, problem: Problem? = nil) {
        let words = context.words
        let row = HeldRow(held, isOperator: true, words)
        let sheet = FormSheet(context.form, problem: problem, words: words)
        title = words("administration.hold.page", ["number": row.number])
        reason = sheet.field("reason", key: "administration.hold.reason", .textarea(rows: 3), max: 500)
        errors = sheet.summary([reason])
        facts = SummaryList([
            .init(words("administration.hold.application"), row.application),
            .init(words("administration.hold.result"), row.result),
            .init(words("administration.hold.problem"), row.problem),
            .init(words("administration.hold.since"), row.since),
            .init(words("administration.hold.triedAt"), row.triedAt),
        ])
        action = Links.settling(result: held.sequence)
        recordAgain = SettleResult.Decision.recordAgain.rawValue
        putAside = SettleResult.Decision.putAside.rawValue
        back = Links.administration
    }

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        try context.page(SettlementPage(context, try await held(context)))
    }

    @Sendable static func settle(_ context: StaffContext) async throws -> Response {
        guard let decision = SettleResult.Decision(rawValue: context.form["decision"]) else {
            throw Problem.field("#/decision", "value.not-a-choice")
        }
        let sequence = try sequence(context)
        do {
            try await context.perform(
                SettleResult(sequence: sequence, decision: decision, reason: context.form["reason"]))
            return context.redirect(to: Links.administration, flash: "administration.flash.\(decision.rawValue)")
        } catch {
            let problem = error
            guard problem.code == .fieldsInvalid else { throw problem }
            return try context.page(
                SettlementPage(context, try await held(context), problem: problem), status: problem.code.kind.status)
        }
    }

    private static func held(_ context: StaffContext) async throws -> ResultOnHold {
        try await context.answer(ResultToSettle(sequence: try sequence(context)))
    }

    private static func sequence(_ context: StaffContext) throws(Problem) -> Int {
        guard let sequence = Int(context.parameter("sequence")), sequence > 0 else { throw Problem(.resultNotFound) }
        return sequence
    }
}
