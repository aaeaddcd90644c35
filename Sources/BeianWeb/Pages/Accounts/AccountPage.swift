import BeianCore
import BeianDesk
import Hummingbird

/// The account at a glance, and the way to everything that can be changed (我的账号).
struct AccountPage: Page {
    static let template = "accounts/account"

    let notices: [NoticeBox]
    let summary: SummaryList
    let language: FormField
    let languageAction: String
    let exportAction: String
    let contacts: String
    let history: String
    let close: String?
    let reopenAction: String?

    init(_ overview: AccountOverview.Answer, setup: SetupState.Answer, _ context: SignedInContext) {
        let words = context.words
        let account = overview.account
        notices = Self.notices(overview, setup, words)
        summary = SummaryList(Self.rows(overview, words))
        let choices = Language.allCases.map { Choice($0.rawValue, words("layout.language.\($0.rawValue)")) }
        language = FormSheet(words: words).field(
            "language", key: "accounts.language", .radios(choices), value: account.language.rawValue)
        languageAction = Links.language
        exportAction = Links.exportOwn
        contacts = Links.contacts
        history = Links.accountHistory
        let isOpen = account.status == .open
        close = isOpen ? Links.closeAccount : nil
        reopenAction = isOpen ? nil : Links.reopenAccount
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let overview = try await context.answer(AccountOverview())
        let setup = try await context.answer(SetupState())
        return try context.page(AccountPage(overview, setup: setup, context))
    }

    private static func notices(
        _ overview: AccountOverview.Answer, _ setup: SetupState.Answer, _ words: Words
    ) -> [NoticeBox] {
        if let end = overview.erasedAt {
            let text = words("accounts.account.closing.text", ["deadline": end.beijingText])
            return [NoticeBox(title: words("accounts.account.closing.title"), text: text, tone: .warn)]
        }
        guard !setup.isComplete else { return [] }
        return [
            NoticeBox(
                title: words("accounts.account.setup.title"), text: words("accounts.account.setup.text"), tone: .warn,
                link: PageLink(Links.setup, words("accounts.account.setup.link")))
        ]
    }

    private static func rows(_ overview: AccountOverview.Answer, _ words: Words) -> [SummaryList.Row] {
        let account = overview.account
        let kinds = LoginKind.allCases.filter(account.site.takes)
        let addresses = kinds.map { kind in
            let present = overview.addresses.first { $0.kind == kind }
            let change = present == nil ? "accounts.account.add" : "accounts.account.change"
            return SummaryList.Row(
                words("accounts.kind.\(kind.rawValue)"),
                present?.masked.description ?? words("accounts.account.none"),
                change: PageLink(Links.changeAddress, words(change)))
        }
        return [
            SummaryList.Row(words("accounts.account.number"), account.id.text),
            SummaryList.Row(words("accounts.account.site"), words("accounts.site.\(account.site.rawValue).name")),
        ] + addresses + [
            SummaryList.Row(
                words("accounts.password.label"), "••••••••",
                change: PageLink(Links.changePassword, words("accounts.account.change"))),
            SummaryList.Row(
                words("accounts.sessions.title"), String(overview.sessions),
                change: PageLink(Links.sessions, words("accounts.account.look"))),
            SummaryList.Row(
                words("accounts.tokens.title"), String(overview.tokens),
                change: PageLink(Links.tokens, words("accounts.account.look"))),
            SummaryList.Row(
                words("accounts.account.entity"), words("accounts.account.\(overview.isBound ? "bound" : "free")")),
            SummaryList.Row(words("accounts.account.since"), account.createdAt.beijingText),
        ]
    }
}
