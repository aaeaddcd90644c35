import BeianCore
import BeianDesk
import Hummingbird

/// Where the holder changes the password (修改密码).
enum PasswordPage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        try context.page(form(context))
    }

    @Sendable static func change(_ context: SignedInContext) async throws -> Response {
        try await context.changePassword(
            unlike: { try await context.answer(AccountOverview()).addresses.map(\.text) },
            done: context.redirect(to: Links.account, flash: "accounts.password.done"), form: { form(context, $0) })
    }

    private static func form(_ context: SignedInContext, _ problem: Problem? = nil) -> AccountForm {
        var form = context.passwordForm(
            title: "accounts.password.title", lead: "accounts.password.lead", action: Links.changePassword, problem)
        form.back = PageLink(Links.account, context.words("accounts.account.back"))
        return form
    }
}

extension WebContext {
    /// The form with which anybody who is signed in changes their password.
    func passwordForm(title: String, lead: String, action: String, _ problem: Problem?) -> AccountForm {
        let sheet = FormSheet(form, problem: problem, words: words)
        var page = AccountForm(
            title: words(title), action: action,
            fields: [
                sheet.field(
                    "current", key: "accounts.currentPassword", .password, width: .middle,
                    autocomplete: "current-password", max: 1024),
                sheet.field(
                    "password", key: "accounts.newPassword", .password, width: .middle, autocomplete: "new-password",
                    max: NewPassword.most),
            ], button: words("accounts.password.button"))
        page.lead = words(lead)
        page.errors = sheet.summary(page.fields)
        page.notices = [NoticeBox.wait(problem, words)].compactMap { $0 }
        return page
    }

    /// Changes the password of whoever is signed in, or shows the form once more with what was wrong.
    ///
    /// - Parameters:
    ///   - unlike: what the new password may not be, such as a name or an address.
    ///   - done: the answer when it was changed.
    ///   - again: the form with a problem.
    func changePassword(
        unlike: () async throws -> [String], done: Response, form again: (Problem) -> AccountForm
    ) async throws -> Response {
        try await attempt {
            let typed = form.exact("current")
            let new = try NewPassword(form.exact("password"), unlike: try await unlike())
            guard typed != form.exact("password") else { throw Problem.field("#/password", "password.same") }
            let parameters = try await answer(SignInParameters(.myself))
            let current = try await site.hasher.hash(typed: typed, with: parameters)
            let hash = try await site.hasher.hash(new)
            _ = try await perform(ChangePassword(current: current, new: hash, session: try await liveSession()))
            return done
        } otherwise: { problem in
            let told = problem.at("#/current")
            return try refused(again(told), told)
        }
    }
}

/// Where the holder closes the account (注销账号): what it means, and the password once more.
enum ClosePage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let overview = try await context.answer(AccountOverview())
        return try context.page(form(context, isBusy: overview.isBusy))
    }

    @Sendable static func close(_ context: SignedInContext) async throws -> Response {
        try await context.attempt {
            let parameters = try await context.answer(SignInParameters(.myself))
            let hash = try await context.site.hasher.hash(typed: context.form.exact("current"), with: parameters)
            let session = try await context.liveSession()
            let end = try await context.perform(CloseAccount(password: hash, session: session))
            return context.redirect(
                to: Links.account, flash: "accounts.close.done", values: ["deadline": end.beijingText])
        } otherwise: { problem in
            let told = problem.at("#/current")
            return try context.refused(form(context, isBusy: told.code == .accountBusy, told), told)
        }
    }

    private static func form(_ context: SignedInContext, isBusy: Bool, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.close.title"), action: Links.closeAccount,
            fields: [
                sheet.field(
                    "current", key: "accounts.currentPassword", .password, width: .middle,
                    autocomplete: "current-password", max: 1024)
            ], button: words("accounts.close.button"))
        let days = String(context.site.desk.house.policy.erasureDays)
        form.back = PageLink(Links.account, words("accounts.account.back"))
        form.lead = words("accounts.close.lead", ["days": days])
        form.errors = sheet.summary(form.fields)
        let busy = NoticeBox(
            title: words("accounts.close.busy.title"), text: words("accounts.close.busy.text"), tone: .bad)
        let meaning = NoticeBox(
            title: words("accounts.close.meaning.title"), text: words("accounts.close.meaning.text", ["days": days]),
            tone: .warn)
        form.notices = [isBusy ? busy : meaning, NoticeBox.wait(problem, words)].compactMap { $0 }
        form.danger = true
        return form
    }
}
