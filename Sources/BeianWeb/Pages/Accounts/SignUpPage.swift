import BeianCore
import BeianDesk
import Hummingbird

/// The first page of signing up: the site, and the address that gets a code (注册).
enum SignUpPage {
    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        try context.page(form(context))
    }

    /// Known and unknown addresses are answered alike; whoever holds the address learns more there.
    @Sendable static func send(_ context: VisitorContext) async throws -> Response {
        try await context.attempt {
            let (site, address) = try read(context)
            let request = SendCode(.signUp(address, at: site), language: context.language)
            _ = try await context.site.desk.perform(request, as: context.guest)
            return context.remembering(
                Pending(.signUp, address, site: site), context.redirect(to: Links.signUpCode))
        } otherwise: { problem in
            try context.refused(form(context, problem), problem)
        }
    }

    /// Both faults are told at once.
    private static func read(_ context: VisitorContext) throws -> (AccountSite, LoginAddress) {
        var findings: [Finding] = []
        let site = AccountSite(rawValue: context.form["site"])
        if site == nil { findings.append(Finding(pointer: "#/site", code: "value.not-a-choice")) }
        var address: LoginAddress?
        do {
            address = try LoginAddress(context.form["address"])
        } catch {
            findings += error.findings
        }
        guard findings.isEmpty, let site, let address else { throw Problem(.fieldsInvalid, findings) }
        return (site, address)
    }

    private static func form(_ context: VisitorContext, _ problem: Problem? = nil) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        let isOpen = context.site.desk.house.policy.internationalSiteIsOpen
        let sites: [AccountSite] = isOpen ? AccountSite.allCases : [.china]
        let choices = sites.map { site in
            Choice(
                site.rawValue, words("accounts.site.\(site.rawValue).name"),
                hint: words("accounts.site.\(site.rawValue).hint"))
        }
        var form = AccountForm(
            title: words("accounts.signUp.title"), action: Links.signUp,
            fields: [
                sheet.field(
                    "site", key: "accounts.signUp.site", .radios(choices), value: AccountSite.china.rawValue),
                sheet.field("address", key: "accounts.address", width: .middle, autocomplete: "username", max: 254),
            ], button: words("accounts.code.send"))
        form.lead = words("accounts.signUp.lead")
        form.errors = sheet.summary(form.fields)
        let closed = NoticeBox(title: words("accounts.closed.title"), text: words("accounts.closed.text"), tone: .warn)
        form.notices = [NoticeBox.wait(problem, words), isOpen ? nil : closed].compactMap { $0 }
        form.links = [PageLink(Links.signIn(), words("accounts.signUp.toSignIn"))]
        return form
    }
}
