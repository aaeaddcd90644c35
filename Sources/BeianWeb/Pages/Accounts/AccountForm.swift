import BeianCore
import HTTPTypes
import Hummingbird

/// A page with one form of the account's pages: a title, what to know, the questions, the button (账号表单).
struct AccountForm: Page {
    static let template = "accounts/form"

    var errors: ErrorSummary?
    var back: PageLink?
    let title: String
    var lead: String?
    var notices: [NoticeBox] = []
    /// Documents to be read before the form is sent.
    var documents: [PageLink] = []
    let action: String
    /// Values that go along unseen.
    var hidden: [Confirmation.Hidden] = []
    let fields: [FormField]
    let button: String
    var danger = false
    /// Where the code is asked for once more.
    var again: String?
    var links: [PageLink] = []

    init(title: String, action: String, fields: [FormField], button: String) {
        self.title = title
        self.action = action
        self.fields = fields
        self.button = button
    }
}

extension Problem {
    /// Whether the form on which it occurred tells it; any other has a page of its own.
    var isForForm: Bool {
        code.kind == .invalid || code.kind == .tooMany
            || [.signInFailed, .addressTaken, .accountBusy].contains(code)
    }

    /// The same problem as a finding at a field, when it is about what was typed there.
    func at(_ pointer: String) -> Problem {
        switch code {
        case .codeWrong: .field(pointer, "code.wrong")
        case .signInFailed: .field(pointer, "password.wrong")
        default: self
        }
    }
}

extension NoticeBox {
    /// What a problem means and what to do about it; nil without one.
    init?(_ problem: Problem?, _ words: Words, link: PageLink? = nil) {
        guard let problem else { return nil }
        let key = "problem.\(problem.code.rawValue)"
        let (what, todo) = (words("\(key).what", problem.parameters), words("\(key).todo", problem.parameters))
        self.init(
            title: words("\(key).title", problem.parameters),
            text: words("parts.whatAndTodo", ["what": what, "todo": todo]), tone: .warn, link: link)
    }

    /// How long to wait, when somebody was too quick.
    static func wait(_ problem: Problem?, _ words: Words) -> NoticeBox? {
        guard let problem, problem.code.kind == .tooMany else { return nil }
        let key = "problem.\(problem.code.rawValue)"
        let seconds = problem.parameters["wait"].flatMap { Int($0) } ?? 60
        let wait =
            seconds <= 120
            ? words("accounts.wait.seconds", ["count": String(seconds)])
            : words("accounts.wait.minutes", ["count": String((seconds + 59) / 60)])
        return NoticeBox(title: words("\(key).title"), text: words("\(key).what") + wait, tone: .warn)
    }

    /// That a form came after the session had ended, and what it said was not kept; nil on any other way to the sign-in.
    static func ended(_ context: some WebContext) -> NoticeBox? {
        guard context.query.find("ended") == "yes" else { return nil }
        let words = context.words
        return NoticeBox(title: words("accounts.ended.title"), text: words("accounts.ended.text"), tone: .warn)
    }

    /// Where codes to such addresses arrive in a demonstration, each inbox once; none outside of one.
    static func inboxes(for kinds: [LoginKind], _ context: some WebContext) -> [NoticeBox] {
        guard let links = context.site.settings.simulatorLinks else { return [] }
        let words = context.words
        return LoginKind.allCases.filter(kinds.contains).map { kind in
            NoticeBox(
                title: words("accounts.inbox.\(kind.rawValue).title"), text: words("accounts.inbox.text"),
                link: PageLink(
                    kind == .mobile ? links.ownSMSInbox : links.mailInbox,
                    words("accounts.inbox.\(kind.rawValue).link")))
        }
    }
}

extension WebContext {
    /// Somebody at the door, whoever else is signed in in this browser.
    var guest: Actor { .visitor(visit.door, address: visit.address) }

    /// Does what a form asks; a problem that the form can tell shows it once more.
    func attempt(
        _ deed: () async throws -> Response, otherwise: (Problem) async throws -> Response
    ) async throws -> Response {
        do {
            return try await deed()
        } catch let problem as Problem where problem.isForForm {
            return try await otherwise(problem)
        }
    }

    /// A form once more, with what was wrong.
    func refused(_ form: some Page, _ problem: Problem) throws -> Response {
        var response = try page(form, status: problem.code.kind.status)
        if problem.code.kind == .tooMany { response.headers[.retryAfter] = problem.parameters["wait"] ?? "60" }
        return response
    }
}
