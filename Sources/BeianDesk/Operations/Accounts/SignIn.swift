package import BeianCore
package import BeianStore

/// Lets the holder of an account in (登录).
///
/// The password was hashed before, with what `SignInParameters` answered. An account that is closing may be entered, so
/// that its holder can take the closing back.
package struct SignIn: Operation {
    package static let name = "account.sign-in"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [.signInFailed, .signInThrottled]

    package var address: LoginAddress
    package var password: PasswordHash
    /// What the browser says of itself.
    package var agent: String

    package init(address: LoginAddress, password: PasswordHash, agent: String = "") {
        self.address = address
        self.password = password
        self.agent = agent
    }

    package func run(_ work: Work) throws -> OpenedSession {
        let account = try work.prove(address, password)

        let session = try work.openSession(of: account.id.text, agent: agent)
        try work.record(
            .signedIn, of: Subject(account.id), account: account.id,
            details: ["session": session.id.text, "door": work.actor.door.rawValue])
        return session
    }
}
