import BeianCore
import BeianDesk
import Hummingbird

/// The second page of signing up: the code, a password, the agreements (注册：验证与密码).
enum SignUpCodePage {
    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.signUp) else { return startAgain(context) }
        return try context.page(form(context, pending))
    }

    /// Opens the account and lets its holder in.
    @Sendable static func open(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.signUp), let site = pending.site else { return startAgain(context) }
        return try await context.attempt {
            let password = try read(context, pending)
            let hash = try await context.site.hasher.hash(password)
            let register = RegisterAccount(
                site: site, address: pending.address, code: context.form["code"], password: hash,
                language: context.language, accepted: AgreementTicks.accepted(in: context.form))
            _ = try await context.site.desk.perform(register, as: context.guest)
            let agent = context.visit.headers[.userAgent] ?? ""
            let session = try await context.site.desk.perform(
                SignIn(address: pending.address, password: hash, agent: agent), as: context.guest)
            let response = context.redirect(to: Links.setup, flash: "accounts.signUp.done")
            return context.forgetting(context.signedIn(response, secret: session.secret, as: .session))
        } otherwise: { problem in
            let told = problem.at("#/code")
            return try context.refused(form(context, pending, told), told)
        }
    }

    /// Sends the code once more.
    @Sendable static func again(_ context: VisitorContext) async throws -> Response {
        guard let pending = context.pending(.signUp), let site = pending.site else { return startAgain(context) }
        return try await context.attempt {
            let request = SendCode(.signUp(pending.address, at: site), language: context.language)
            _ = try await context.site.desk.perform(request, as: context.guest)
            return context.remembering(
                pending, context.redirect(to: Links.signUpCode, flash: "accounts.code.sentAgain"))
        } otherwise: { problem in
            try context.refused(form(context, pending, problem), problem)
        }
    }

    private static func startAgain(_ context: VisitorContext) -> Response {
        context.redirect(to: Links.signUp, flash: "accounts.code.gone")
    }

    /// Everything that can be told without trying the code is told at once, so that no try is lost to a short password.
    private static func read(_ context: VisitorContext, _ pending: Pending) throws(Problem) -> NewPassword {
        var findings: [Finding] = []
        if context.form["code"].isEmpty { findings.append(Finding(pointer: "#/code", code: "required")) }
        var password: NewPassword?
        do {
            password = try NewPassword(context.form.exact("password"), unlike: [pending.text])
        } catch {
            findings += error.findings
        }
        findings += AgreementTicks.missing(AgreementDocument.ofAccount, in: context.form)
        guard findings.isEmpty, let password else { throw Problem(.fieldsInvalid, findings) }
        return password
    }

    private static func form(_ context: VisitorContext, _ pending: Pending, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        let ticks = AgreementTicks(AgreementDocument.ofAccount, sheet: sheet, words: words)
        var form = AccountForm(
            title: words("accounts.signUp.codeTitle"), action: Links.signUpCode,
            fields: [
                sheet.field("code", key: "accounts.code", .code, width: .short, max: 12),
                sheet.field(
                    "password", key: "accounts.newPassword", .password, width: .middle, autocomplete: "new-password",
                    max: NewPassword.most),
            ] + ticks.fields, button: words("accounts.signUp.open"))
        let minutes = String(context.site.desk.house.policy.codeMinutes)
        form.lead = words(
            "accounts.code.sent", ["address": pending.address.masked.description, "minutes": minutes])
        form.errors = sheet.summary(form.fields)
        form.notices =
            [NoticeBox.wait(problem, words)].compactMap { $0 }
            + NoticeBox.inboxes(for: [pending.kind], context)
        form.documents = ticks.documents
        form.hidden = ticks.editions
        form.again = Links.signUpAgain
        form.links = [PageLink(Links.signUp, words("accounts.code.otherAddress"))]
        return form
    }
}
