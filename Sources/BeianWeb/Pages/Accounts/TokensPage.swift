import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// The tokens with which programs ask for the account (接口令牌).
struct TokensPage: Page {
    static let template = "accounts/tokens"

    /// One token; its text is not kept.
    struct Line: Sendable {
        let label: String
        let scopes: String
        let door: String
        let until: String
        let used: String
        let revoke: String
    }

    let errors: ErrorSummary?
    /// The text of the token that was just made; it is shown this once.
    let fresh: String?
    let lines: [Line]
    let empty: EmptyState?
    let action: String
    let fields: [FormField]
    let back: String

    init(_ tokens: [APIToken], fresh: String? = nil, _ context: SignedInContext, problem: Problem? = nil) {
        let words = context.words
        self.fresh = fresh
        lines = tokens.map { token in
            let scopes = token.scopes.map(\.rawValue).sorted().map { words("accounts.scope.\($0).name") }
            return Line(
                label: token.label, scopes: scopes.joined(separator: words("option.listSeparator")),
                door: words("accounts.door.\(token.door.rawValue)"), until: token.expiresAt.beijingText,
                used: token.usedAt?.beijingText ?? words("accounts.tokens.never"), revoke: Links.revokeToken(token.id))
        }
        empty =
            tokens.isEmpty
            ? EmptyState(title: words("accounts.tokens.empty.title"), text: words("accounts.tokens.empty.text")) : nil
        action = Links.tokens
        let form = fresh == nil ? context.form : Form()
        let sheet = FormSheet(form, problem: problem, words: words)
        fields = Self.fields(sheet, words: words, most: context.site.desk.house.policy.tokenDays)
        errors = sheet.summary(fields)
        back = Links.account
    }

    private static func fields(_ sheet: FormSheet, words: Words, most: Int) -> [FormField] {
        let scopes = [Scope.applications, .personal].map { scope in
            Choice(
                scope.rawValue, words("accounts.scope.\(scope.rawValue).name"),
                hint: words("accounts.scope.\(scope.rawValue).hint"))
        }
        let doors = [Door.api, .pc, .phone].map { Choice($0.rawValue, words("accounts.door.\($0.rawValue)")) }
        return [
            sheet.field("label", key: "accounts.tokens.label", width: .middle, autocomplete: "off", max: 64),
            sheet.field(
                "scopes", key: "accounts.tokens.scopes", .checkboxes(scopes), value: Scope.applications.rawValue),
            sheet.field(
                "days", key: "accounts.tokens.days", .number, width: .tiny, max: 3, value: String(min(90, most))),
            sheet.field("door", key: "accounts.tokens.door", .radios(doors), value: Door.api.rawValue),
        ]
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        try context.page(TokensPage(try await context.answer(OwnTokens()), context))
    }

    /// Makes a token.
    ///
    /// The answer is the page itself and no redirect, because its text is nowhere kept to be shown later.
    @Sendable static func issue(_ context: SignedInContext) async throws -> Response {
        try await context.attempt {
            let form = context.form
            let scopes = Set(form.all("scopes").compactMap(Scope.init(rawValue:)))
            guard let door = Door(rawValue: form["door"]) else { throw Problem.field("#/door", "token.door") }
            let issued = try await context.perform(
                IssueToken(label: form["label"], scopes: scopes, door: door, days: Int(form["days"]) ?? 0))
            let tokens = try await context.answer(OwnTokens())
            return try context.page(TokensPage(tokens, fresh: issued.text, context), status: .created)
        } otherwise: { problem in
            let tokens = try await context.answer(OwnTokens())
            return try context.refused(TokensPage(tokens, context, problem: problem), problem)
        }
    }

    @Sendable static func revoke(_ context: SignedInContext) async throws -> Response {
        _ = try await context.perform(RevokeToken(token: try context.id()))
        return context.redirect(to: Links.tokens, flash: "accounts.tokens.revoked")
    }
}
