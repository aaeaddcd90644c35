package import BeianCore
import BeianStore

/// Sends a verification code to a mobile number or mail address (发送验证码).
///
/// Known and unknown addresses are answered alike: whoever signs up with an address that has an account is told so at that
/// address only, and a reset for an unknown address sends nothing.
package struct SendCode: Operation {
    /// For what, and to which address.
    package enum Request: Sendable {
        case signUp(LoginAddress, at: AccountSite)
        case reset(LoginAddress)
        /// At the present address of the one who is signed in.
        case leaveAddress(LoginKind)
        case takeAddress(LoginAddress)
        case contact(ID<Contact>, LoginKind)
    }

    package static let name = "account.send-code"
    package static let askers: Set<Role> = [.visitor, .applicant]
    package static let problems: Set<Problem.Code> = [
        .codeThrottled, .fieldsInvalid, .siteClosed, .signInRequired, .accountNotFound, .accountClosing,
        .contactNotFound,
    ]

    package var request: Request
    /// The language of the letter, when nobody is signed in.
    package var language: Language

    package init(_ request: Request, language: Language = .chinese) {
        self.request = request
        self.language = language
    }

    package func run(_ work: Work) throws -> CodeSent {
        switch request {
        case .signUp(let address, let site):
            try work.admit(address, at: site)
            try work.countCode(to: address)
            try signUp(address, work)
        case .reset(let address):
            try work.countCode(to: address)
            try reset(address, work)
        case .leaveAddress(let kind):
            let account = try work.openAccount()
            let address = try work.ownAddress(kind, of: account.id)
            try work.countCode(to: address)
            try issue(.leaveAddress, to: address, of: account, work)
        case .takeAddress(let address):
            let account = try work.openAccount()
            try work.admit(address, at: account.site)
            try work.countCode(to: address)
            guard try !tellTaken(address, work) else { break }
            try issue(.takeAddress, to: address, of: account, work)
        case .contact(let contact, let kind):
            let account = try work.openAccount()
            let address = try work.db.contacts.get(contact, of: account.id).address(kind)
            try work.countCode(to: address)
            try work.issueCode(
                for: .contact, to: address, of: contact.text, account: account.id, in: account.language)
        }
        return CodeSent(minutes: minutes(work.policy), pauseSeconds: work.policy.codePauseSeconds)
    }

    private func minutes(_ policy: Policy) -> Int {
        if case .reset = request { policy.resetMinutes } else { policy.codeMinutes }
    }

    private func signUp(_ address: LoginAddress, _ work: Work) throws {
        guard try !tellTaken(address, work) else { return }
        try work.issueCode(for: .signUp, to: address, of: nil, account: nil, in: language)
    }

    private func reset(_ address: LoginAddress, _ work: Work) throws {
        guard let account = try work.db.accounts.find(address) else {
            return try work.record(
                .codeIssued, of: Subject(addressDigest: work.db.keys.digest(of: address)),
                details: ["purpose": CodePurpose.reset.rawValue, "sent": "no"])
        }
        try work.issueCode(for: .reset, to: address, of: nil, account: account.id, in: account.language)
    }

    private func issue(
        _ purpose: CodePurpose, to address: LoginAddress, of account: Account, _ work: Work
    ) throws {
        try work.issueCode(for: purpose, to: address, of: account.id.text, account: account.id, in: account.language)
    }

    /// Tells the holder of an address that somebody typed it; answers whether it has a holder.
    private func tellTaken(_ address: LoginAddress, _ work: Work) throws -> Bool {
        guard let holder = try work.db.accounts.find(address) else { return false }
        try work.record(
            .addressTypedAgain, of: Subject(holder.id), account: holder.id,
            to: Addressee(address.kind, address.text, holder.language))
        return true
    }
}

extension Work {
    /// Whether an address may sign in at a site, and the site is open.
    ///
    /// - Throws: `siteClosed`, `fieldsInvalid`.
    func admit(_ address: LoginAddress, at site: AccountSite) throws {
        guard site != .international || policy.internationalSiteIsOpen else { throw Problem(.siteClosed) }
        guard site.takes(address.kind) else { throw Problem.field("#/address", "address.mail-only") }
    }

    /// The holder's present address of a kind.
    ///
    /// - Throws: `fieldsInvalid` when there is none.
    func ownAddress(_ kind: LoginKind, of account: ID<Account>) throws -> LoginAddress {
        guard let address = try db.accounts.addresses(of: account).first(where: { $0.kind == kind }) else {
            throw Problem.field("#/confirmedAt", "address.none-of-kind")
        }
        return address
    }
}

extension Contact {
    /// The contact's address of a kind.
    ///
    /// - Throws: `fieldsInvalid` when there is none.
    func address(_ kind: LoginKind) throws -> LoginAddress {
        guard let text = kind == .mail ? mail : mobile else { throw Problem.field("#/kind", "address.none-of-kind") }
        return LoginAddress(kind: kind, text: text)
    }
}
