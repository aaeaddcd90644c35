package import BeianCore
import BeianStore

/// Ends the session from which it is asked (退出登录).
package struct SignOut: Operation {
    package static let name = "account.sign-out"
    package static let askers: Set<Role> = [.applicant]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.sessionNotFound]

    package var session: ID<LiveSession>

    package init(session: ID<LiveSession>) {
        self.session = session
    }

    package func run(_ work: Work) throws {
        let account = try work.ownAccount()
        guard try work.db.sessions.end(session, of: account.text) else { throw Problem(.sessionNotFound) }

        try work.record(
            .signedOut, of: Subject(account), account: account, details: ["session": session.text])
    }
}
