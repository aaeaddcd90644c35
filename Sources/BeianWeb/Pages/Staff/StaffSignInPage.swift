import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// Where staff come in, with password and second factor (工作人员登录).
struct StaffSignInPage: Page {
    static let template = "staff/sign-in"

    /// An account of the demonstration.
    struct Demo: Sendable {
        let name: String
        let role: String
        let password: String
        let code: String
    }

    let errors: ErrorSummary?
    let notice: NoticeBox?
    let action: String
    let next: String
    let fields: [FormField]
    let isDemo: Bool
    let demo: [Demo]

    private init(_ context: VisitorContext, demo: [DemoStaffMember], problem: Problem? = nil) {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        fields = [
            sheet.field("name", key: "staff.name", width: .middle, autocomplete: "username", max: 80),
            sheet.field(
                "password", key: "staff.password", .password, width: .middle, autocomplete: "current-password", max: 200
            ),
            sheet.field("factor", key: "staff.factor", .text, width: .middle, autocomplete: "one-time-code", max: 40),
        ]
        errors = sheet.summary(fields)
        notice = problem.map { Self.told($0, words) } ?? .ended(context)
        action = Links.staffSignIn()
        next = Links.local(context.form.find("next") ?? context.query.find("next"), otherwise: Links.staffHome)
        isDemo = !demo.isEmpty
        self.demo = demo.map {
            Demo(name: $0.name, role: words("role.\($0.role.rawValue)"), password: $0.password, code: $0.code)
        }
    }

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        try context.page(StaffSignInPage(context, demo: await demo(context)))
    }

    @Sendable static func signIn(_ context: VisitorContext) async throws -> Response {
        // Whoever holds an account in this browser comes in as staff all the same.
        let stranger = Actor.visitor(context.visit.door, address: context.visit.address)
        let name = String(context.form["name"].prefix(80))
        do {
            let desk = context.site.desk
            let parameters = try await desk.answer(SignInParameters(.staff(name)), as: stranger)
            let hash = try await context.site.hasher.hash(typed: context.form.exact("password"), with: parameters)
            let opened = try await desk.perform(
                StaffSignIn(
                    name: name, password: hash, factor: String(context.form["factor"].prefix(40)),
                    agent: context.visit.headers[.userAgent] ?? ""), as: stranger)
            let next = Links.local(context.form.find("next"), otherwise: Links.staffHome)
            return context.signedIn(context.redirect(to: next), secret: opened.secret, as: .staff)
        } catch {
            let problem = error
            guard tellable.contains(problem.code) else { throw problem }
            let page = StaffSignInPage(context, demo: await demo(context), problem: problem)
            var response = try context.page(
                page, status: problem.code.kind == .tooMany ? .tooManyRequests : .unprocessableContent)
            if let wait = problem.parameters["wait"] { response.headers[.retryAfter] = wait }
            return response
        }
    }

    @Sendable static func signOut(_ context: StaffContext) async throws -> Response {
        let digest = context.session?.digest ?? ""
        let stranger = Actor.visitor(context.visit.door, address: context.visit.address)
        if let found = try await context.site.desk.answer(CurrentSession(digest: digest), as: stranger) {
            try await context.perform(StaffSignOut(session: found.id))
        }
        return context.signedOut(context.redirect(to: Links.staffSignIn(), flash: "staff.flash.signedOut"), of: .staff)
    }

    /// Leads to what concerns the role first.
    @Sendable static func home(_ context: StaffContext) async throws -> Response {
        context.redirect(to: context.member.role == .operator ? Links.administration : Links.staffQueue())
    }

    private static func told(_ problem: Problem, _ words: Words) -> NoticeBox {
        // A member of staff can reset no password, and has three things to look at.
        guard problem.code != .signInFailed else {
            return NoticeBox(
                title: words("staff.signIn.failed.title"), text: words("staff.signIn.failed.text"), tone: .bad)
        }
        let key = "problem.\(problem.code.rawValue)"
        return NoticeBox(
            title: words("\(key).title", problem.parameters),
            text: words("\(key).what", problem.parameters) + " " + words("\(key).todo", problem.parameters),
            tone: .bad)
    }

    private static let tellable: Set<Problem.Code> = [
        .signInFailed, .signInThrottled, .secondFactorRequired, .secondFactorFailed,
    ]

    private static func demo(_ context: VisitorContext) async -> [DemoStaffMember] {
        context.site.settings.demo ? await context.site.demoStaff() : []
    }
}
