package import BeianCore
import BeianStore

/// Lets a session live on because it is used (会话续期).
///
/// Asked when `CurrentSession` says so, every few minutes at most. A session ends after some hours without use, and in any
/// case after some days.
package struct TouchSession: Operation {
    package static let name = "account.touch-session"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [.sessionNotFound]

    /// The digest of the session's secret.
    package var digest: String

    package init(digest: String) {
        self.digest = digest
    }

    package func run(_ work: Work) throws {
        guard let session = try work.db.sessions.find(tokenDigest: digest, at: work.now) else {
            throw Problem(.sessionNotFound)
        }
        let sliding = work.now + .seconds(work.policy.sessionHours * 3600)
        let last = session.createdAt + .seconds(work.policy.sessionDays * 24 * 3600)

        try work.db.sessions.touch(session.id, at: work.now, until: min(sliding, last))
        work.leaveUnrecorded()
    }
}
