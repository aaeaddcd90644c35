import BeianCore
import BeianDesk
import Hummingbird

/// Tokens with which programs ask (令牌接口).
enum TokensAPI {
    /// Issues a token to whoever knows address and password; its text is told here and never again.
    @Sendable static func issue(_ context: VisitorContext) async throws -> Response {
        let body = try context.jsonBody()
        let typed = body.requiredText("address")
        let password = body.requiredText("password")
        let label = body.requiredText("label")
        let scopes = body.choices("scopes", of: Scope.self) ?? []
        let door = body.choice("door", of: Door.self) ?? .api
        let days = body.integer("days") ?? 90
        try body.finish()
        let address = try LoginAddress(typed)
        let parameters = try await context.answer(SignInParameters(.holder(address)))
        let proof = try await context.site.hasher.hash(typed: password, with: parameters)
        let issued = try await context.perform(
            IssueToken(by: .password(address, proof), label: label, scopes: Set(scopes), door: door, days: days))
        return context.json(TokenDocument(issued.token, text: issued.text), status: .created)
    }

    /// The living tokens of the account.
    @Sendable static func list(_ context: ClientContext) async throws -> Response {
        let tokens = try await context.answer(OwnTokens())
        return context.json(Listing(items: tokens.map { TokenDocument($0) }, next: nil))
    }

    /// Revokes a token, be it the one that asks.
    @Sendable static func revoke(_ context: ClientContext) async throws -> Response {
        try await context.perform(RevokeToken(token: context.id("id", of: APIToken.self)))
        return context.nothing()
    }
}

/// A token as programs see it.
struct TokenDocument: Encodable, Sendable {
    let id: String
    let token: String?
    let label: String
    let scopes: [String]
    let door: String
    let createdAt: String
    let expiresAt: String
    let usedAt: String?

    init(_ token: APIToken, text: String? = nil) {
        id = token.id.text
        self.token = text
        label = token.label
        scopes = token.scopes.map(\.rawValue).sorted()
        door = token.door.rawValue
        createdAt = token.createdAt.description
        expiresAt = token.expiresAt.description
        usedAt = token.usedAt?.description
    }
}
