package import BeianCore
import BeianStore

/// Revokes a token (撤销令牌): from now on nothing can be asked with it.
package struct RevokeToken: Operation {
    package static let name = "token.revoke"
    package static let askers: Set<Role> = [.applicant, .operator]
    package static let problems: Set<Problem.Code> = [.tokenNotFound, .notPermitted]

    package var token: ID<APIToken>

    package init(token: ID<APIToken>) {
        self.token = token
    }

    package func run(_ work: Work) throws {
        let subject = try work.ownSubject()
        guard try work.db.tokens.revoke(token, of: subject, at: work.now) else { throw Problem(.tokenNotFound) }

        try work.record(
            .tokenRevoked, of: work.ownHistory(), account: work.actor.account, details: ["token": token.text])
    }
}
