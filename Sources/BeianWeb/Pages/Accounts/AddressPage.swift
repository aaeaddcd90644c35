import BeianCore
import BeianDesk
import Hummingbird

/// Where the holder gives the account another mobile number or mail address (更换手机号或邮箱).
///
/// Two codes are sent, one to the present address and one to the new one, and both are entered.
enum AddressPage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let present = try await context.answer(AccountOverview()).addresses
        return try context.page(askForm(context, present))
    }

    @Sendable static func send(_ context: SignedInContext) async throws -> Response {
        let present = try await context.answer(AccountOverview()).addresses
        return try await context.attempt {
            let address = try LoginAddress(context.form["address"])
            guard !present.contains(where: { $0.key == address.key }) else {
                throw Problem.field("#/address", "address.own")
            }
            guard let kind = LoginKind(rawValue: context.form["confirmedAt"]) else {
                throw Problem.field("#/confirmedAt", "value.not-a-choice")
            }
            return try await send(Pending(.changeAddress, address, confirmedAt: kind), context, flash: nil)
        } otherwise: { problem in
            try context.refused(askForm(context, present, problem), problem)
        }
    }

    @Sendable static func showCode(_ context: SignedInContext) async throws -> Response {
        guard let pending = context.pending(.changeAddress) else { return startAgain(context) }
        return try context.page(codeForm(context, pending))
    }

    @Sendable static func again(_ context: SignedInContext) async throws -> Response {
        guard let pending = context.pending(.changeAddress) else { return startAgain(context) }
        return try await context.attempt {
            try await send(pending, context, flash: "accounts.code.sentAgain")
        } otherwise: { problem in
            try context.refused(codeForm(context, pending, problem), problem)
        }
    }

    @Sendable static func change(_ context: SignedInContext) async throws -> Response {
        guard let pending = context.pending(.changeAddress), let kind = pending.confirmedAt else {
            return startAgain(context)
        }
        return try await context.attempt {
            let empty = ["confirmation", "code"].filter { context.form[$0].isEmpty }
            guard empty.isEmpty else {
                throw Problem(.fieldsInvalid, empty.map { Finding(pointer: "#/\($0)", code: "required") })
            }
            let change = ChangeAddress(
                address: pending.address, code: context.form["code"], confirmedAt: kind,
                confirmation: context.form["confirmation"])
            _ = try await context.perform(change)
            return context.forgetting(context.redirect(to: Links.account, flash: "accounts.changeAddress.done"))
        } otherwise: { problem in
            try context.refused(codeForm(context, pending, problem), problem)
        }
    }

    private static func send(
        _ pending: Pending, _ context: SignedInContext, flash: String?
    ) async throws -> Response {
        _ = try await context.perform(SendCode(.takeAddress(pending.address)))
        if let kind = pending.confirmedAt { _ = try await context.perform(SendCode(.leaveAddress(kind))) }
        return context.remembering(pending, context.redirect(to: Links.changeAddressCode, flash: flash))
    }

    private static func startAgain(_ context: SignedInContext) -> Response {
        context.redirect(to: Links.changeAddress, flash: "accounts.code.gone")
    }

    private static func askForm(
        _ context: SignedInContext, _ present: [LoginAddress], _ problem: Problem? = nil
    ) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        let choices = present.map { address in
            Choice(address.kind.rawValue, "\(words("accounts.kind.\(address.kind.rawValue)")) \(address.masked)")
        }
        let key = context.account.site == .china ? "accounts.changeAddress.new" : "accounts.changeAddress.newMail"
        var form = AccountForm(
            title: words("accounts.changeAddress.title"), action: Links.changeAddress,
            fields: [
                sheet.field("address", key: key, width: .middle, max: 254),
                sheet.field(
                    "confirmedAt", key: "accounts.changeAddress.confirmedAt", .radios(choices),
                    value: present.first?.kind.rawValue),
            ], button: words("accounts.changeAddress.send"))
        form.back = PageLink(Links.account, words("accounts.account.back"))
        form.lead = words("accounts.changeAddress.lead")
        form.errors = sheet.summary(form.fields)
        form.notices = [NoticeBox.wait(problem, words)].compactMap { $0 }
        return form
    }

    private static func codeForm(
        _ context: SignedInContext, _ pending: Pending, _ problem: Problem? = nil
    ) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        var form = AccountForm(
            title: words("accounts.changeAddress.codeTitle"), action: Links.changeAddressCode,
            fields: [
                sheet.field("confirmation", key: "accounts.changeAddress.old", .code, width: .short, max: 12),
                sheet.field("code", key: "accounts.changeAddress.code", .code, width: .short, max: 12),
            ], button: words("accounts.changeAddress.button"))
        let minutes = String(context.site.desk.house.policy.codeMinutes)
        form.back = PageLink(Links.account, words("accounts.account.back"))
        form.lead = words(
            "accounts.changeAddress.sent", ["address": pending.address.masked.description, "minutes": minutes])
        form.errors = sheet.summary(form.fields)
        form.notices =
            [NoticeBox.wait(problem, words)].compactMap { $0 }
            + NoticeBox.inboxes(for: [pending.kind, pending.confirmedAt].compactMap { $0 }, context)
        form.again = Links.changeAddressAgain
        form.links = [PageLink(Links.changeAddress, words("accounts.code.otherAddress"))]
        return form
    }
}
