import BeianCore
import BeianDesk
import Hummingbird

/// Where a member of staff changes the password (修改密码); with a one-time password nothing else is open before.
enum StaffPasswordPage {
    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        try context.page(form(context))
    }

    @Sendable static func change(_ context: StaffContext) async throws -> Response {
        try await context.attempt {
            let typed = context.form.exact("current")
            let new = try NewPassword(context.form.exact("password"), unlike: [context.member.name])
            guard typed != context.form.exact("password") else { throw Problem.field("#/password", "password.same") }
            let parameters = try await context.answer(SignInParameters(.myself))
            let current = try await context.site.hasher.hash(typed: typed, with: parameters)
            let hash = try await context.site.hasher.hash(new)
            let stranger = Actor.visitor(context.visit.door, address: context.visit.address)
            let live = try await context.site.desk.answer(
                CurrentSession(digest: context.session?.digest ?? ""), as: stranger)
            try await context.perform(ChangePassword(current: current, new: hash, session: live?.id))
            return context.redirect(to: Links.staffHome, flash: "staff.flash.passwordChanged")
        } otherwise: { problem in
            let told = problem.at("#/current")
            return try context.refused(form(context, told), told)
        }
    }

    private static func form(_ context: StaffContext, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("staff.changePassword.title"), action: Links.staffPassword,
            fields: [
                sheet.field(
                    "current", key: "accounts.currentPassword", .password, width: .middle,
                    autocomplete: "current-password", max: 1024),
                sheet.field(
                    "password", key: "accounts.newPassword", .password, width: .middle, autocomplete: "new-password",
                    max: NewPassword.most),
            ], button: words("staff.changePassword.button"))
        let isOneTime = context.session?.passwordIsOneTime == true
        form.lead = words(isOneTime ? "staff.changePassword.oneTime" : "staff.changePassword.lead")
        form.errors = sheet.summary(form.fields)
        form.notices = [NoticeBox.wait(problem, words)].compactMap { $0 }
        return form
    }
}
