package import BeianCore
import BeianStore

/// The living tokens of the one who asks (我的令牌), oldest first.
package struct OwnTokens: Enquiry {
    package static let name = "token.list"
    package static let askers: Set<Role> = [.applicant, .operator]
    package static let problems: Set<Problem.Code> = [.notPermitted]

    package init() {}

    package func answer(_ work: Work) throws -> [APIToken] {
        try work.db.tokens.all(of: work.ownSubject(), at: work.now)
    }
}
