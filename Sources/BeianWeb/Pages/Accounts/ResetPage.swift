import BeianCore
import BeianDesk
import Hummingbird

/// A new password for somebody who forgot theirs: a code first, then the password (找回密码).
enum ResetPage {
    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        try context.page(askForm(context))
    }

    @Sendable static func send(_ context: VisitorContext) async throws -> Response {
        try await context.attempt {
            let address = try LoginAddress(context.form["address"])
            return try await send(to: address, context, flash: nil)
        } otherwise: { problem in
            try context.refused(askForm(context, problem), problem)
        }
    }

    @Sendable static func showCode(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.reset) else { return startAgain(context) }
        return try context.page(codeForm(context, pending))
    }

    @Sendable static func again(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.reset) else { return startAgain(context) }
        return try await context.attempt {
            try await send(to: pending.address, context, flash: "accounts.code.sentAgain")
        } otherwise: { problem in
            try context.refused(codeForm(context, pending, problem), problem)
        }
    }

    /// Sets the new password; all sessions end, so its holder signs in once more.
    @Sendable static func reset(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.reset) else { return startAgain(context) }
        return try await context.attempt {
            let password = try read(context, pending)
            let hash = try await context.site.hasher.hash(password)
            let reset = ResetPassword(address: pending.address, code: context.form["code"], password: hash)
            _ = try await context.site.desk.perform(reset, as: context.guest)
            return context.forgetting(context.redirect(to: Links.signIn(), flash: "accounts.reset.done"))
        } otherwise: { problem in
            let told = problem.at("#/code")
            return try context.refused(codeForm(context, pending, told), told)
        }
    }

    private static func send(to address: LoginAddress, _ context: VisitorContext, flash: String?) async throws
        -> Response
    {
        _ = try await context.site.desk.perform(
            SendCode(.reset(address), language: context.language), as: context.guest)
        return context.remembering(Pending(.reset, address), context.redirect(to: Links.resetCode, flash: flash))
    }

    private static func startAgain(_ context: VisitorContext) -> Response {
        context.redirect(to: Links.reset, flash: "accounts.code.gone")
    }

    private static func read(_ context: VisitorContext, _ pending: Pending) throws(Problem) -> NewPassword {
        var findings: [Finding] = []
        if context.form["code"].isEmpty { findings.append(Finding(pointer: "#/code", code: "required")) }
        var password: NewPassword?
        do {
            password = try NewPassword(context.form.exact("password"), unlike: [pending.text])
        } catch {
            findings += error.findings
        }
        guard findings.isEmpty, let password else { throw Problem(.fieldsInvalid, findings) }
        return password
    }

    private static func askForm(_ context: VisitorContext, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.reset.title"), action: Links.reset,
            fields: [
                sheet.field("address", key: "accounts.address", width: .middle, autocomplete: "username", max: 254)
            ],
            button: words("accounts.code.send"))
        form.lead = words("accounts.reset.lead")
        form.errors = sheet.summary(form.fields)
        form.notices = [NoticeBox.wait(problem, words)].compactMap { $0 }
        form.links = [PageLink(Links.signIn(), words("accounts.reset.toSignIn"))]
        return form
    }

    private static func codeForm(
        _ context: VisitorContext, _ pending: Pending, _ problem: Problem? = nil
    ) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.reset.codeTitle"), action: Links.resetCode,
            fields: [
                sheet.field("code", key: "accounts.code", .code, width: .short, max: 12),
                sheet.field(
                    "password", key: "accounts.newPassword", .password, width: .middle, autocomplete: "new-password",
                    max: NewPassword.most),
            ], button: words("accounts.reset.button"))
        let minutes = String(context.site.desk.house.policy.resetMinutes)
        form.lead = words(
            "accounts.reset.sent", ["address": pending.address.masked.description, "minutes": minutes])
        form.errors = sheet.summary(form.fields)
        form.notices =
            [NoticeBox.wait(problem, words)].compactMap { $0 }
            + NoticeBox.inboxes(for: [pending.kind], context)
        form.again = Links.resetAgain
        form.links = [PageLink(Links.reset, words("accounts.code.otherAddress"))]
        return form
    }
}
