package import BeianCore
package import BeianDesk
package import BeianStore

/// The holder of an account in a scene, with the password they typed (申请人).
package struct Holder: Sendable {
    package let id: ID<Account>
    package let site: AccountSite
    package let address: LoginAddress
    package let password: String
    /// The holder at a computer.
    package let actor: BeianCore.Actor
}

/// A member of staff in a scene (工作人员).
package struct Colleague: Sendable {
    package let member: StaffMember
    package let password: String
    package var factor: SecondFactor
    package let actor: BeianCore.Actor
}

extension Scene {
    /// A holder who signed up with a fresh mobile, or mail at the international site.
    package func account(
        site: AccountSite = .china, kind: LoginKind? = nil, language: Language = .chinese
    ) async throws -> Holder {
        let number = next()
        let kind = kind ?? (site == .china ? .mobile : .mail)
        let typed = kind == .mobile ? "139\(zeros(number))" : "holder\(number)@lantian-demo.cn"
        let address = try LoginAddress(typed)
        let visitor = visitor()
        try await perform(SendCode(.signUp(address, at: site), language: language), as: visitor)
        let id = try await perform(
            RegisterAccount(
                site: site, address: address, code: lastCode(to: typed), password: hash(Self.password),
                language: language, accepted: Self.editions),
            as: visitor)
        return Holder(
            id: id, site: site, address: address, password: Self.password,
            actor: .applicant(id, door: .pc, address: visitor.address))
    }

    /// A holder who closed the account.
    package func closingAccount() async throws -> Holder {
        let holder = try await account()
        try await perform(
            CloseAccount(password: typed(holder.password, by: .holder(holder.address)), session: nil),
            as: holder.actor)
        return holder
    }

    /// Signs a holder in.
    package func signIn(_ holder: Holder) async throws -> OpenedSession {
        try await perform(
            SignIn(
                address: holder.address, password: typed(holder.password, by: .holder(holder.address)),
                agent: "Chromium"),
            as: visitor())
    }

    /// A contact of a holder with a proved mail address, told of everything.
    @discardableResult
    package func verifiedContact(of holder: Holder) async throws -> Contact {
        let mail = "contact\(next())@lantian-demo.cn"
        let contact = try await perform(SaveContact(person: "钱七", mail: mail), as: holder.actor)
        try await perform(SendCode(.contact(contact.id, .mail)), as: holder.actor)
        return try await perform(
            VerifyContact(contact: contact.id, kind: .mail, code: lastCode(to: mail)), as: holder.actor)
    }

    /// A member of staff, who changed the one-time password already unless it is asked for.
    package func staff(
        _ role: Role, ownAccount: ID<Account>? = nil, passwordIsOneTime: Bool = false
    ) async throws -> Colleague {
        let made = try await hasher.oneTime()
        let added = try await perform(
            AddStaff(
                name: "\(role.rawValue)-\(next())", role: role, password: made.hash,
                passwordIsOneTime: passwordIsOneTime, ownAccount: ownAccount),
            as: .console)
        return Colleague(
            member: added.member, password: made.text, factor: added.factor,
            actor: .staff(added.member, address: "203.0.113.7"))
    }

    /// Signs a member of staff in; a code of the telephone is good once in half a minute.
    @discardableResult
    package func staffSignIn(
        _ colleague: Colleague, factor: String? = nil, as visitor: BeianCore.Actor? = nil
    ) async throws -> OpenedSession {
        let name = colleague.member.name
        return try await perform(
            StaffSignIn(
                name: name, password: typed(colleague.password, by: .staff(name)),
                factor: factor ?? factorCode(of: colleague), agent: "Chromium"),
            as: visitor ?? self.visitor())
    }

    /// What the telephone of a member of staff shows now.
    package func factorCode(of colleague: Colleague) throws -> String {
        guard let factor = TOTP(base32: colleague.factor.secret) else { throw SceneFault("no second factor") }
        return factor.code(step: TOTP.step(at: clock.now))
    }

    /// The hash of a new password.
    package func hash(_ text: String) async throws -> PasswordHash {
        try await hasher.hash(NewPassword(text, unlike: []))
    }

    /// The hash of a password as it is typed to sign in.
    package func typed(_ text: String, by who: SignInParameters.Who) async throws -> PasswordHash {
        try await hasher.hash(typed: text, with: answer(SignInParameters(who), as: .visitor(.pc)))
    }

    /// Somebody who says they hold an account that does not exist.
    package static let nobody = BeianCore.Actor.applicant(ID("acc_nobody"), door: .pc)

    /// The password of every holder in a scene.
    package static let password = "lantian staple 42"

    /// The documents of the account in the editions in force.
    package static var editions: [AgreementDocument: String] {
        Dictionary(uniqueKeysWithValues: AgreementDocument.ofAccount.map { ($0, $0.edition) })
    }

    private func zeros(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
