package import BeianCore
package import BeianStore

/// Gives a holder who forgot the password a new one, after a code (找回密码).
///
/// All sessions end and all tokens are revoked, because somebody else may hold them. An unknown address is answered
/// like a wrong code.
package struct ResetPassword: Operation {
    package static let name = "account.reset-password"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [.codeWrong]

    package var address: LoginAddress
    package var code: String
    package var password: PasswordHash

    package init(address: LoginAddress, code: String, password: PasswordHash) {
        self.address = address
        self.code = code
        self.password = password
    }

    package func run(_ work: Work) throws {
        let known = try work.db.accounts.find(address)
        let used = try work.match(code, .reset, at: address, account: known?.id)
        guard let account = known else { throw Problem(.codeWrong) }

        try work.db.codes.use(used, at: work.now)
        try work.db.passwords.save(password, of: account.id.text, at: work.now)
        try work.db.sessions.endAll(of: account.id.text)
        for token in try work.db.tokens.all(of: account.id.text, at: work.now)
        where try work.db.tokens.revoke(token.id, of: account.id.text, at: work.now) {
            try work.record(
                .tokenRevoked, of: Subject(account.id), account: account.id,
                details: ["token": token.id.text, "by": "reset"])
        }
        try work.forgetGuesses(at: work.db.keys.digest(of: address))
        try work.record(
            .passwordChanged, of: Subject(account.id), account: account.id, details: ["by": "code"],
            saying: ["account": work.maskedName(of: account.id)])
    }
}
