package import BeianCore
package import BeianStore

/// A token that was just issued; its text is told once and kept nowhere (新令牌).
package struct IssuedToken: Sendable, Equatable {
    package let token: APIToken
    package let text: String
}

/// Issues a token with which a program asks (创建令牌).
///
/// Asked by whoever is signed in, or with address and password by a program that has no browser. An operator's token
/// imports instances; it never works on applications.
package struct IssueToken: Operation {
    /// How the one who asks is known.
    package enum Proof: Sendable {
        /// By the session.
        case session
        /// By address and password.
        case password(LoginAddress, PasswordHash)
    }

    package static let name = "token.issue"
    package static let askers: Set<Role> = [.visitor, .applicant, .operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [
        .fieldsInvalid, .tokenLimit, .signInRequired, .signInFailed, .signInThrottled, .accountNotFound,
        .accountClosing, .notPermitted,
    ]

    package var proof: Proof
    package var label: String
    package var scopes: Set<Scope>
    /// The door through which it asks; a product rule, see `DoorPolicy`.
    package var door: Door
    package var days: Int

    package init(
        by proof: Proof = .session, label: String, scopes: Set<Scope>, door: Door = .api, days: Int = 90
    ) {
        self.proof = proof
        self.label = label
        self.scopes = scopes
        self.door = door
        self.days = days
    }

    package func run(_ work: Work) throws -> IssuedToken {
        let subject = try subject(work)
        let account: ID<Account>? = subject.hasPrefix(Account.prefix + "_") ? ID(subject) : nil
        let label = self.label.halfWidth
        try check(label, for: account, work.policy)
        guard try work.db.tokens.all(of: subject, at: work.now).count < work.policy.tokensPerAccount else {
            throw Problem(.tokenLimit, parameters: ["limit": "\(work.policy.tokensPerAccount)"])
        }

        let text = "bei_" + work.house.mint.secret()
        let token = APIToken(
            id: work.newID(), subject: subject, label: label, scopes: scopes, door: door, createdAt: work.now,
            expiresAt: work.now + .seconds(days * 24 * 3600))
        try work.db.tokens.add(token, tokenDigest: Mint.digest(of: text))
        try work.record(
            .tokenIssued, of: account.map { Subject($0) } ?? work.ownHistory(), account: account,
            details: [
                "token": token.id.text, "label": label,
                "scopes": scopes.map(\.rawValue).sorted().joined(separator: " "),
            ])
        return IssuedToken(token: token, text: text)
    }

    private func subject(_ work: Work) throws -> String {
        if case .password(let address, let password) = proof {
            let account = try work.prove(address, password)
            guard account.status == .open else { throw Problem(.accountClosing) }
            return account.id.text
        }
        if work.actor.role == .visitor { throw Problem(.signInRequired) }
        if work.actor.account != nil { return try work.openAccount().id.text }
        return try work.ownSubject()
    }

    private func check(_ label: String, for account: ID<Account>?, _ policy: Policy) throws {
        let open: Set<Scope> = account == nil ? [.instances] : [.applications, .personal]
        var findings: [Finding] = []
        if label.isEmpty { findings.append(Finding(pointer: "#/label", code: "required")) }
        if label.count > 64 {
            findings.append(Finding(pointer: "#/label", code: "too-long", parameters: ["limit": "64"]))
        }
        if scopes.isEmpty || !scopes.isSubset(of: open) {
            findings.append(Finding(pointer: "#/scopes", code: "token.scopes"))
        }
        if ![Door.pc, .phone, .api].contains(door) { findings.append(Finding(pointer: "#/door", code: "token.door")) }
        if !(1...policy.tokenDays).contains(days) {
            findings.append(
                Finding(pointer: "#/days", code: "token.days", parameters: ["limit": "\(policy.tokenDays)"]))
        }
        guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
    }
}
