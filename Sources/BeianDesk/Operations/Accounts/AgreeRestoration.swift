package import BeianCore
package import BeianStore

/// Agrees, as a second operator, that a holder get a new address (同意找回账号).
///
/// The holder is told at the old addresses and at the new one, all sessions end, all tokens are revoked, and a new password
/// is chosen with a code to the new address.
package struct AgreeRestoration: Operation {
    package static let name = "account.agree-restoration"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.restorationNotFound, .secondOperatorRequired, .addressTaken]

    package var restoration: ID<Restoration>

    package init(restoration: ID<Restoration>) {
        self.restoration = restoration
    }

    package func run(_ work: Work) throws {
        let request = try work.db.restorations.get(restoration)
        guard request.askedBy != work.actor.signature else { throw Problem(.secondOperatorRequired) }
        let account = try work.db.accounts.get(request.account)
        if let holder = try work.db.accounts.find(request.address), holder.id != account.id {
            throw Problem(.addressTaken)
        }

        // Told before the change, so that the letter still reaches the old addresses.
        try work.record(
            .accessRestored, of: Subject(account.id), account: account.id,
            details: ["restoration": request.id.text, "reason": request.reason],
            saying: ["account": work.maskedName(of: account.id)],
            to: Addressee(request.address.kind, request.address.text, account.language))
        try work.db.restorations.agree(request.id, by: work.actor.signature, at: work.now)
        // The addresses were lost: whoever has them today must not get in, nor whoever knows the password.
        try work.db.accounts.removeLogins(of: account.id)
        try work.db.passwords.remove(of: account.id.text)
        try work.db.restorations.dropOthers(than: request)
        try work.db.accounts.saveLogin(request.address, of: account.id, at: work.now)
        try work.db.sessions.endAll(of: account.id.text)
        try work.db.tokens.revokeAll(of: account.id.text, at: work.now)
    }
}
