import BeianCore
import BeianDesk
import Hummingbird

/// Finds the account of a holder who asks for help (查找账号), by exact mobile, mail or id, and restores access to it.
struct HolderSearchPage: Page {
    static let template = "staff/accounts"

    /// The account that was found.
    struct Found: Sendable {
        let facts: SummaryList
        /// Where to ask for restoration; nil for those who may not.
        let ask: String?
        let query: String
        let fields: [FormField]
    }

    /// A request to which nobody has agreed yet.
    struct Open: Sendable {
        let account: String
        let address: String
        let reason: String
        let asked: String
        /// Nil for the one who asked, and for auditors.
        let agree: String?
    }

    let errors: ErrorSummary?
    let action: String
    let query: FormField
    let missing: NoticeBox?
    let found: Found?
    let open: [Open]
    let hasOpen: Bool
    let empty: EmptyState?

    private init(
        _ context: StaffContext, open: [OpenRestorations.Entry], found: AccountByAddress.Answer? = nil,
        problem: Problem? = nil
    ) {
        let words = context.words
        let isMissing = problem?.code == .accountNotFound
        let sheet = FormSheet(context.form, problem: isMissing ? nil : problem, words: words)
        query = sheet.field("address", key: "staff.search.address", width: .middle, autocomplete: "off", max: 254)
        let own = [
            sheet.field("newAddress", key: "staff.restore.address", width: .middle, autocomplete: "off", max: 254),
            sheet.field("reason", key: "staff.restore.reason", .textarea(rows: 3), max: 500),
        ]
        errors = sheet.summary([query] + (found == nil ? [] : own))
        action = Links.staffAccounts
        missing =
            isMissing
            ? NoticeBox(title: words("staff.search.none"), text: words("staff.search.noneText"), tone: .warn) : nil
        self.found = found.map { answer in
            let account = answer.account
            return Found(
                facts: SummaryList([
                    .init(words("staff.found.id"), account.id.text),
                    .init(words("staff.found.site"), words("staff.site.\(account.site.rawValue)")),
                    .init(words("staff.found.status"), words("staff.status.\(account.status.rawValue)")),
                    .init(
                        words("staff.found.addresses"),
                        answer.addresses.map(\.description).joined(separator: words("option.listSeparator"))),
                    .init(words("staff.found.since"), account.createdAt.beijingText),
                ]), ask: context.member.role == .operator ? Links.staffAskRestoration(account.id) : nil,
                query: context.form["address"], fields: own)
        }
        self.open = open.map { entry in
            Open(
                account: entry.account.text, address: entry.address.description, reason: entry.reason,
                asked: entry.askedAt.beijingText,
                agree: entry.mayAgree ? Links.staffAgreeRestoration(entry.id.text) : nil)
        }
        hasOpen = !open.isEmpty
        empty =
            open.isEmpty
            ? EmptyState(title: words("staff.restore.none"), text: words("staff.restore.noneText")) : nil
    }

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        try context.page(HolderSearchPage(context, open: try await context.answer(OpenRestorations())))
    }

    /// Searches with a form that is posted, so that no number stands in an address.
    @Sendable static func find(_ context: StaffContext) async throws -> Response {
        let open = try await context.answer(OpenRestorations())
        do {
            let found = try await account(context.form["address"], context)
            return try context.page(HolderSearchPage(context, open: open, found: found))
        } catch let problem as Problem where problem.code.kind == .invalid || problem.code == .accountNotFound {
            return try context.page(
                HolderSearchPage(context, open: open, problem: problem), status: problem.code.kind.status)
        }
    }

    @Sendable static func ask(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: Account.self)
        do {
            let address = try LoginAddress(context.form["newAddress"], at: "#/newAddress")
            _ = try await context.perform(AskRestoration(account: id, address: address, reason: context.form["reason"]))
            return context.redirect(to: Links.staffAccounts, flash: "staff.flash.asked")
        } catch {
            let problem = error
            guard [.fieldsInvalid, .addressTaken, .siteClosed].contains(problem.code) else { throw problem }
            let found = try await context.answer(AccountByID(id))
            return try context.page(
                HolderSearchPage(
                    context, open: try await context.answer(OpenRestorations()), found: found, problem: problem),
                status: problem.code.kind.status)
        }
    }

    @Sendable static func agree(_ context: StaffContext) async throws -> Response {
        let open = try await context.answer(OpenRestorations())
        guard let entry = open.first(where: { $0.id.text == context.parameter("id") }) else {
            throw Problem(.restorationNotFound)
        }
        try await context.perform(AgreeRestoration(restoration: entry.id))
        return context.redirect(to: Links.staffAccounts, flash: "staff.flash.agreed")
    }

    private static func account(
        _ typed: String, _ context: StaffContext
    ) async throws -> AccountByAddress.Answer {
        guard !typed.hasPrefix(Account.prefix + "_") else {
            return try await context.answer(AccountByID(ID(String(typed.prefix(64)))))
        }
        return try await context.answer(AccountByAddress(LoginAddress(typed)))
    }
}
