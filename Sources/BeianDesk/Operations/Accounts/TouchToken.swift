package import BeianCore
import BeianStore

/// Notes that a token was used, so that its holder sees which ones nobody needs (记录令牌使用).
package struct TouchToken: Operation {
    package static let name = "token.touch"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [.tokenNotFound]

    /// The digest of the token.
    package var digest: String

    package init(digest: String) {
        self.digest = digest
    }

    package func run(_ work: Work) throws {
        guard let token = try work.db.tokens.find(tokenDigest: digest, at: work.now) else {
            throw Problem(.tokenNotFound)
        }

        try work.db.tokens.touch(token.id, at: work.now)
        work.leaveUnrecorded()
    }
}
