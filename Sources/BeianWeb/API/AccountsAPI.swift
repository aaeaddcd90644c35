import BeianCore
import BeianDesk
import Hummingbird

/// Opening an account and looking at it, by a program (账号接口).
enum AccountsAPI {
    /// Sends a code to an address with which somebody wants to sign up.
    @Sendable static func sendCode(_ context: VisitorContext) async throws -> Response {
        let body = try context.jsonBody()
        let site = body.choice("site", of: AccountSite.self) ?? .china
        let typed = body.requiredText("address")
        try body.finish()
        let address = try LoginAddress(typed)
        let sent = try await context.perform(SendCode(.signUp(address, at: site), language: context.language))
        return context.json(SentCode(sent), status: .accepted)
    }

    /// Opens an account.
    @Sendable static func register(_ context: VisitorContext) async throws -> Response {
        let body = try context.jsonBody()
        let site = body.choice("site", of: AccountSite.self) ?? .china
        let language = body.choice("language", of: Language.self) ?? context.language
        let typed = body.requiredText("address")
        let code = body.requiredText("code")
        let chosen = body.requiredText("password")
        let accepted = editions(in: body)
        try body.finish()
        let address = try LoginAddress(typed)
        let password = try await context.site.hasher.hash(NewPassword(chosen, unlike: [address.text]))
        let account = try await context.perform(
            RegisterAccount(
                site: site, address: address, code: code, password: password, language: language, accepted: accepted))
        return context.json(["id": account.text], status: .created, location: Links.apiAccount)
    }

    /// The documents that an account accepts, in the editions in force.
    @Sendable static func agreements(_ context: VisitorContext) async throws -> Response {
        let items = AgreementDocument.ofAccount.map { Edition(document: $0.rawValue, edition: $0.edition) }
        return context.json(Listing(items: items, next: nil))
    }

    /// Accepts documents in new editions.
    @Sendable static func accept(_ context: ClientContext) async throws -> Response {
        let body = try context.jsonBody()
        let accepted = editions(in: body)
        try body.finish()
        try await context.perform(AcceptAgreements(accepted))
        return context.nothing()
    }

    /// The account, and what is left to do before the first application.
    @Sendable static func show(_ context: ClientContext) async throws -> Response {
        let overview = try await context.answer(AccountOverview())
        let setup = try await context.answer(SetupState())
        return context.json(
            AccountDocument(overview, setup, personal: context.seesPersonal), version: overview.account.version)
    }

    private static func editions(in body: JSONObject) -> [AgreementDocument: String] {
        var accepted: [AgreementDocument: String] = [:]
        for row in body.requiredObjects("accepted") {
            let edition = row.requiredText("edition")
            guard let document = row.requiredChoice("document", of: AgreementDocument.self) else { continue }
            accepted[document] = edition
        }
        return accepted
    }
}

/// A document of the account and its edition.
struct Edition: Encodable, Sendable {
    let document: String
    let edition: String
}

/// What is told to whoever asked for a code.
struct SentCode: Encodable, Sendable {
    let minutes: Int
    let pauseSeconds: Int

    init(_ sent: CodeSent) {
        minutes = sent.minutes
        pauseSeconds = sent.pauseSeconds
    }
}

/// An account as programs see it.
struct AccountDocument: Encodable, Sendable {
    struct Address: Encodable, Sendable {
        let kind: String
        let address: String
    }

    let id: String
    let site: String
    let status: String
    let language: String
    let createdAt: String
    let addresses: [Address]
    let isBound: Bool
    let erasedAt: String?
    let missingAgreements: [Edition]
    let hasVerifiedContact: Bool

    init(_ overview: AccountOverview.Answer, _ setup: SetupState.Answer, personal: Bool) {
        let account = overview.account
        id = account.id.text
        site = account.site.rawValue
        status = account.status.rawValue
        language = account.language.rawValue
        createdAt = account.createdAt.description
        addresses = overview.addresses.map {
            Address(kind: $0.kind.rawValue, address: personal ? $0.text : $0.masked.description)
        }
        isBound = overview.isBound
        erasedAt = overview.erasedAt?.description
        missingAgreements = setup.missingAgreements.map { Edition(document: $0.rawValue, edition: $0.edition) }
        hasVerifiedContact = setup.hasVerifiedContact
    }
}
