import BeianCore
import BeianDesk
import Hummingbird

/// Where a member of staff changes the password (修改密码); with a one-time password nothing else is open before.
enum StaffPasswordPage {
    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        try context.page(form(context))
    }

    @Sendable static func change(_ context: StaffContext) async throws -> Response {
        try await context.changePassword(
            unlike: { [context.member.name] },
            done: context.redirect(to: Links.staffHome, flash: "staff.flash.passwordChanged"),
            form: { form(context, $0) })
    }

    private static func form(_ context: StaffContext, _ problem: Problem? = nil) -> AccountForm {
        let isOneTime = context.session?.passwordIsOneTime == true
        return context.passwordForm(
            title: "accounts.password.title",
            lead: isOneTime ? "staff.changePassword.oneTime" : "accounts.password.lead", action: Links.staffPassword,
            problem)
    }
}
