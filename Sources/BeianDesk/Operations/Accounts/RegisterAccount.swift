package import BeianCore
package import BeianStore

/// Opens an account for somebody who proved an address (注册账号).
///
/// The address must be proved by a code, and the three documents accepted in the editions in force. The account is free of
/// any entity at first.
package struct RegisterAccount: Operation {
    package static let name = "account.register"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [
        .siteClosed, .fieldsInvalid, .agreementRequired, .codeWrong, .addressTaken,
    ]

    package var site: AccountSite
    package var address: LoginAddress
    package var code: String
    package var password: PasswordHash
    package var language: Language
    /// The editions that were accepted.
    package var accepted: [AgreementDocument: String]

    package init(
        site: AccountSite, address: LoginAddress, code: String, password: PasswordHash, language: Language,
        accepted: [AgreementDocument: String]
    ) {
        self.site = site
        self.address = address
        self.code = code
        self.password = password
        self.language = language
        self.accepted = accepted
    }

    package func run(_ work: Work) throws -> ID<Account> {
        try work.admit(address, at: site)
        guard AgreementDocument.ofAccount.allSatisfy({ accepted[$0] == $0.edition }) else {
            throw Problem(.agreementRequired)
        }
        let used = try work.match(code, .signUp, at: address)
        guard try work.db.accounts.find(address) == nil else { throw Problem(.addressTaken) }

        let account = Account(id: work.newID(), site: site, language: language, createdAt: work.now)
        try work.db.codes.use(used, at: work.now)
        try work.db.createDataKey(owner: account.id.text, at: work.now)
        try work.db.accounts.add(account)
        try work.db.accounts.saveLogin(address, of: account.id, at: work.now)
        try work.db.passwords.save(password, of: account.id.text, at: work.now)
        for document in AgreementDocument.ofAccount {
            try work.db.agreements.accept(
                document: document, edition: document.edition, of: account.id, network: work.actor.address ?? "",
                at: work.now)
        }
        try work.record(
            .accountRegistered, of: Subject(account.id), account: account.id,
            details: ["site": site.rawValue, "kind": address.kind.rawValue])
        return account.id
    }
}
