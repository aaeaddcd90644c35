package import BeianCore
import BeianStore

/// Ends the session of a member of staff from which it is asked (工作人员退出).
package struct StaffSignOut: Operation {
    package static let name = "staff.sign-out"
    package static let askers: Set<Role> = [.reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.sessionNotFound, .notPermitted]

    package var session: ID<LiveSession>

    package init(session: ID<LiveSession>) {
        self.session = session
    }

    package func run(_ work: Work) throws {
        let subject = try work.ownSubject()
        guard try work.db.sessions.end(session, of: subject) else { throw Problem(.sessionNotFound) }

        try work.record(.staffSignedOut, of: work.ownHistory(), details: ["session": session.text])
    }
}
