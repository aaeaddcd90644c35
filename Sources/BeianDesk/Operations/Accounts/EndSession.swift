package import BeianCore
import BeianStore

/// Ends a session elsewhere, such as one on a computer that was lent (结束会话).
package struct EndSession: Operation {
    package static let name = "account.end-session"
    package static let askers: Set<Role> = [.applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.sessionNotFound, .notPermitted]

    package var session: ID<LiveSession>

    package init(session: ID<LiveSession>) {
        self.session = session
    }

    package func run(_ work: Work) throws {
        let subject = try work.ownSubject()
        guard try work.db.sessions.end(session, of: subject) else { throw Problem(.sessionNotFound) }

        try work.record(
            .sessionsEnded, of: work.ownHistory(), account: work.actor.account, details: ["session": session.text])
    }
}
