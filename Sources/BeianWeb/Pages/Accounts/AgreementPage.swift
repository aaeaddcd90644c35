import BeianCore
import BeianDesk
import Hummingbird

/// A document that applicants accept, to be read by anybody (协议全文).
struct AgreementPage: Page {
    static let template = "accounts/agreement"

    /// A part of the document.
    struct Section: Sendable {
        let title: String
        let paragraphs: [String]
    }

    let title: String
    let edition: String
    let lead: String
    let sections: [Section]

    init(_ document: AgreementDocument, words: Words, provider: String) {
        let key = "agreements.\(document.rawValue)"
        let values = ["provider": provider]
        title = words("\(key).title")
        edition = words("agreements.edition", ["edition": document.edition])
        lead = words("\(key).lead", values)
        var sections: [Section] = []
        while words.find("\(key).sections.\(sections.count + 1).title") != nil {
            let part = "\(key).sections.\(sections.count + 1)"
            let text = words("\(part).body", values)
            sections.append(
                Section(title: words("\(part).title", values), paragraphs: text.split(separator: "\n").map(String.init))
            )
        }
        self.sections = sections
    }

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        guard let document = AgreementDocument(rawValue: context.parameter("document")) else {
            throw Problem(.requestNotFound)
        }
        let provider = context.site.desk.house.policy.providerName
        return try context.page(AgreementPage(document, words: context.words, provider: provider))
    }
}

/// Where documents are accepted whose edition in force was not accepted yet (签署新版协议).
enum AcceptAgreementsPage {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let missing = try await context.answer(SetupState()).missingAgreements
        let next = context.query["next"]
        guard !missing.isEmpty else {
            return context.redirect(to: Links.local(next, otherwise: Links.setup), flash: "accounts.agreements.already")
        }
        return try context.page(form(context, missing, next: next))
    }

    @Sendable static func accept(_ context: SignedInContext) async throws -> Response {
        let missing = try await context.answer(SetupState()).missingAgreements
        return try await context.attempt {
            let findings = AgreementTicks.missing(missing, in: context.form)
            guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
            if !missing.isEmpty {
                _ = try await context.perform(AcceptAgreements(AgreementTicks.accepted(in: context.form)))
            }
            let next = Links.local(context.form.find("next"), otherwise: Links.setup)
            return context.redirect(to: next, flash: "accounts.agreements.done")
        } otherwise: { problem in
            let form = form(context, missing, next: context.form["next"], problem)
            return try context.refused(form, problem)
        }
    }

    private static func form(
        _ context: SignedInContext, _ missing: [AgreementDocument], next: String, _ problem: Problem? = nil
    ) -> AccountForm {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        let ticks = AgreementTicks(missing, sheet: sheet, words: words)
        var form = AccountForm(
            title: words("accounts.agreements.title"), action: Links.acceptAgreements, fields: ticks.fields,
            button: words("accounts.agreements.button"))
        form.lead = words("accounts.agreements.lead")
        form.errors = sheet.summary(form.fields)
        form.documents = ticks.documents
        form.hidden = ticks.editions + (next.isEmpty ? [] : [Confirmation.Hidden(name: "next", value: next)])
        return form
    }
}
