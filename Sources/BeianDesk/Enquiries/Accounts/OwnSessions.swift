package import BeianCore
import BeianStore

/// The living sessions of the one who asks (我的会话), last used first.
package struct OwnSessions: Enquiry {
    package static let name = "account.sessions"
    package static let askers: Set<Role> = [.applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.notPermitted]

    package init() {}

    package func answer(_ work: Work) throws -> [LiveSession] {
        try work.db.sessions.all(of: work.ownSubject(), at: work.now)
    }
}
