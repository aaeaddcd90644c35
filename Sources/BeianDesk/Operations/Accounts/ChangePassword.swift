package import BeianCore
package import BeianStore

/// Changes the password of the one who is signed in (修改密码).
///
/// The present password is proved once more. All other sessions end, because one of them may be the reason.
package struct ChangePassword: Operation {
    package static let name = "account.change-password"
    package static let askers: Set<Role> = [.applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.signInFailed, .signInThrottled, .notPermitted]

    package var current: PasswordHash
    package var new: PasswordHash
    /// The session that goes on.
    package var session: ID<LiveSession>?

    package init(current: PasswordHash, new: PasswordHash, session: ID<LiveSession>?) {
        self.current = current
        self.new = new
        self.session = session
    }

    package func run(_ work: Work) throws {
        let subject = try work.ownSubject()
        try work.proveOwn(current)

        try work.db.passwords.save(new, of: subject, at: work.now)
        try work.db.sessions.endAll(of: subject, except: session)
        let account = work.actor.account
        try work.record(
            .passwordChanged, of: work.ownHistory(), account: account,
            saying: account.map { ["account": try work.maskedName(of: $0)] } ?? [:])
    }
}
