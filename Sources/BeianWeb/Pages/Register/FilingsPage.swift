import BeianCore
import BeianDesk
import Hummingbird

/// The filings of the account, each with what its site has to show (我的备案).
struct FilingsPage: Page {
    static let template = "register/filings"
    private static let length = 20

    let filings: [FilingCard]
    let empty: EmptyState?
    let pages: Pagination?

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let words = context.words
        let after: ID<RegisterEntry>? = try context.mark("after")
        let found = try await context.answer(FilingsOfAccount(after: after, limit: length))
        let isEmpty = found.isEmpty && after == nil
        return try context.page(
            FilingsPage(
                filings: found.map { FilingCard($0, words) },
                empty: isEmpty
                    ? EmptyState(
                        title: words("register.empty.title"), text: words("register.empty.text"),
                        link: PageLink(Links.applications(), words("register.empty.link"))) : nil,
                pages: Pagination(
                    first: after == nil ? nil : Links.filings(),
                    next: found.count < length ? nil : found.last.map { Links.filings(after: $0.id) })))
    }
}

/// Anybody looks a filing up by domain, number or organisation's name (公共查询).
struct LookupPage: Page {
    static let template = "register/lookup"
    private static let length = 20
    /// Longer than any domain, number or sensible name.
    private static let longest = 255

    let errors: ErrorSummary?
    let title: String
    let query: FormField
    let action: String
    /// How the text was understood.
    let understood: String?
    let filings: [FilingCard]
    let hasFilings: Bool
    let empty: EmptyState?
    let pages: Pagination?

    private init(
        _ answer: PublicLookup.Answer?, typed: String, isFirst: Bool, problem: Problem? = nil, words: Words
    ) {
        let sheet = FormSheet(Form(fields: [("q", typed)]), problem: problem, words: words)
        title = words("register.lookup.title")
        query = sheet.field("q", key: "home.lookup.query", autocomplete: "off", max: Self.longest)
        errors = sheet.summary([query])
        action = Links.lookup
        understood = answer.map { answer in
            let shown = answer.kind == "domain" ? words.domain(answer.asked) : answer.asked
            return words("register.lookup.\(answer.kind)", ["asked": shown])
        }
        let entries = answer?.entries ?? []
        filings = entries.map { FilingCard($0, words) }
        hasFilings = !entries.isEmpty
        empty =
            answer != nil && entries.isEmpty
            ? EmptyState(title: words("register.lookup.none.title"), text: words("register.lookup.none.text")) : nil
        let next = answer?.kind == "organisation" && entries.count == Self.length ? entries.last?.id : nil
        pages = Pagination(
            first: isFirst ? nil : Links.lookingUp(typed), next: next.map { Links.lookingUp(typed, after: $0) })
    }

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        let typed = String(context.query["q"].prefix(longest))
        let after: ID<RegisterEntry>? = try context.mark("after")
        guard !typed.isEmpty else {
            return try context.page(LookupPage(nil, typed: "", isFirst: true, words: context.words))
        }
        let answer: PublicLookup.Answer
        do {
            answer = try await context.answer(PublicLookup(text: typed, after: after, limit: length))
        } catch {
            guard error.code == .fieldsInvalid else { throw error }
            return try context.page(
                LookupPage(nil, typed: typed, isFirst: true, problem: error, words: context.words),
                status: error.code.kind.status)
        }
        return try context.page(LookupPage(answer, typed: typed, isFirst: after == nil, words: context.words))
    }
}
