package import BeianCore
import BeianStore

/// Ends all sessions but the one from which it is asked (结束其他会话).
package struct EndOtherSessions: Operation {
    package static let name = "account.end-other-sessions"
    package static let askers: Set<Role> = [.applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.notPermitted]

    /// The session that goes on.
    package var kept: ID<LiveSession>

    package init(kept: ID<LiveSession>) {
        self.kept = kept
    }

    /// Answers how many were ended.
    package func run(_ work: Work) throws -> Int {
        let subject = try work.ownSubject()

        let count = try work.db.sessions.endAll(of: subject, except: kept)
        try work.record(
            .sessionsEnded, of: work.ownHistory(), account: work.actor.account, details: ["count": "\(count)"])
        return count
    }
}
