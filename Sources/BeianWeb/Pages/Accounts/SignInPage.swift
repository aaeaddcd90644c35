import BeianCore
import BeianDesk
import Hummingbird

/// Where the holder of an account signs in (登录).
enum SignInPage {
    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        if context.visit.accountSession != nil { return context.redirect(to: destination(context.query["next"])) }
        return try context.page(form(context, next: context.query["next"]))
    }

    /// Lets the holder in, or says how long to wait; an unknown address is answered like a wrong password.
    @Sendable static func enter(_ context: VisitorContext) async throws -> Response {
        let next = context.form["next"]
        return try await context.attempt {
            let address = try LoginAddress(context.form["address"])
            let parameters = try await context.site.desk.answer(
                SignInParameters(.holder(address)), as: context.guest)
            let hash = try await context.site.hasher.hash(typed: context.form.exact("password"), with: parameters)
            let agent = context.visit.headers[.userAgent] ?? ""
            let session = try await context.site.desk.perform(
                SignIn(address: address, password: hash, agent: agent), as: context.guest)
            return context.signedIn(
                context.redirect(to: destination(next)), secret: session.secret, as: .session)
        } otherwise: { problem in
            try context.refused(form(context, next: next, problem), problem)
        }
    }

    /// Ends the session; a session that ended before is no obstacle.
    @Sendable static func leave(_ context: VisitorContext) async throws -> Response {
        if let session = context.visit.accountSession, case .account(let account) = session.holder,
            let live = try await context.site.desk.answer(CurrentSession(digest: session.digest), as: context.guest)
        {
            let holder = Actor.applicant(account.id, door: context.visit.door, address: context.visit.address)
            _ = try await context.site.desk.perform(SignOut(session: live.session.id), as: holder)
        }
        return context.signedOut(context.redirect(to: Links.home, flash: "accounts.signOut.done"), of: .session)
    }

    private static func destination(_ next: String) -> String { Links.local(next, otherwise: Links.setup) }

    private static func form(_ context: VisitorContext, next: String, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.signIn.title"), action: Links.signIn(),
            fields: [
                sheet.field("address", key: "accounts.address", width: .middle, autocomplete: "username", max: 254),
                sheet.field(
                    "password", key: "accounts.password", .password, width: .middle, autocomplete: "current-password",
                    max: 1024),
            ], button: words("accounts.signIn.button"))
        form.errors = sheet.summary(form.fields)
        form.notices = [NoticeBox.ended(context), .wait(problem, words)].compactMap { $0 }
        form.hidden = next.isEmpty ? [] : [Confirmation.Hidden(name: "next", value: next)]
        form.links = [
            PageLink(Links.reset, words("accounts.signIn.forgotten")),
            PageLink(Links.signUp, words("accounts.signIn.toSignUp")),
        ]
        return form
    }
}
