package import BeianCore
package import BeianStore

/// Closes an account (注销账号): it rests for 30 days, then its personal data is erased.
///
/// Refused while an application is open or a filing lives: the law wants somebody to answer for it. The password is proved
/// once more, all other sessions end, and tokens are revoked.
package struct CloseAccount: Operation {
    package static let name = "account.close"
    package static let askers: Set<Role> = [.applicant]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [
        .accountNotFound, .accountClosing, .accountBusy, .signInFailed, .signInThrottled,
    ]

    package var password: PasswordHash
    /// The session that goes on.
    package var session: ID<LiveSession>?

    package init(password: PasswordHash, session: ID<LiveSession>?) {
        self.password = password
        self.session = session
    }

    /// Answers when the account will be erased.
    package func run(_ work: Work) throws -> Instant {
        var account = try work.openAccount()
        try work.proveOwn(password)
        guard try !work.db.accounts.isBusy(account.id) else { throw Problem(.accountBusy) }

        account.status = .closing
        account.closedAt = work.now
        try work.db.accounts.save(account)
        try work.db.sessions.endAll(of: account.id.text, except: session)
        try work.db.tokens.revokeAll(of: account.id.text, at: work.now)
        let end = work.erasure(of: account) ?? work.now
        try work.record(
            .accountClosed, of: Subject(account.id), account: account.id,
            saying: ["account": work.maskedName(of: account.id), "deadline": end.beijingText])
        return end
    }
}

extension Work {
    /// When a closed account is erased.
    func erasure(of account: Account) -> Instant? {
        account.closedAt.map { $0 + .seconds(policy.erasureDays * 24 * 3600) }
    }
}
