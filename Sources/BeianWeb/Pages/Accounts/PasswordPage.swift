import BeianCore
import BeianDesk
import Hummingbird

/// Where the holder changes the password (修改密码).
enum PasswordPage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        try context.page(form(context))
    }

    @Sendable static func change(_ context: SignedInContext) async throws -> Response {
        try await context.attempt {
            let addresses = try await context.answer(AccountOverview()).addresses.map(\.text)
            let new = try NewPassword(context.form.exact("password"), unlike: addresses)
            let parameters = try await context.answer(SignInParameters(.myself))
            let current = try await context.site.hasher.hash(typed: context.form.exact("current"), with: parameters)
            let hash = try await context.site.hasher.hash(new)
            let session = try await context.liveSession()
            _ = try await context.perform(ChangePassword(current: current, new: hash, session: session))
            return context.redirect(to: Links.account, flash: "accounts.password.done")
        } otherwise: { problem in
            let told = problem.at("#/current")
            return try context.refused(form(context, told), told)
        }
    }

    private static func form(_ context: SignedInContext, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.password.title"), action: Links.changePassword,
            fields: [
                sheet.field(
                    "current", key: "accounts.currentPassword", .password, width: .middle,
                    autocomplete: "current-password", max: 1024),
                sheet.field(
                    "password", key: "accounts.newPassword", .password, width: .middle, autocomplete: "new-password",
                    max: NewPassword.most),
            ], button: words("accounts.password.button"))
        form.back = PageLink(Links.account, words("accounts.account.back"))
        form.lead = words("accounts.password.lead")
        form.errors = sheet.summary(form.fields)
        form.notices = [NoticeBox.wait(problem, words)].compactMap { $0 }
        return form
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
