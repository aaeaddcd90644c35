package import BeianCore
import BeianStore

/// For whom a program asks with a token (当前令牌), asked on every request.
package struct CurrentToken: Enquiry {
    package struct Bearer: Sendable, Equatable {
        package let token: APIToken
        /// The one who asks with it.
        package let actor: Actor
        /// Whether `TouchToken` is due.
        package let shouldTouch: Bool
    }

    package static let name = "token.current"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = []

    /// The digest of the token, see `Mint.digest(of:)`.
    package var digest: String

    package init(digest: String) {
        self.digest = digest
    }

    /// Nil when the token ended, was revoked, or its holder may no longer come in.
    package func answer(_ work: Work) throws -> Bearer? {
        guard let token = try work.db.tokens.find(tokenDigest: digest, at: work.now),
            let actor = try actor(of: token, work)
        else { return nil }
        let shouldTouch = token.usedAt.map { work.now - $0 >= .seconds(300) } ?? true
        return Bearer(token: token, actor: actor, shouldTouch: shouldTouch)
    }

    private func actor(of token: APIToken, _ work: Work) throws -> Actor? {
        let address = work.actor.address
        if let id = token.account {
            guard let account = try work.db.accounts.find(id), account.status == .open else { return nil }
            return .applicant(id, door: token.door, address: address, scopes: token.scopes)
        }
        guard let id = token.staff, let member = try work.db.staff.find(id), !member.disabled else { return nil }
        return Actor(
            role: member.role, staff: id, door: token.door, address: address, scopes: token.scopes)
    }
}
