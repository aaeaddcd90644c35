package import BeianCore
import BeianStore

/// Gives an account another mobile number or mail address (更换手机号或邮箱), or a first one of its kind.
///
/// Both the present and the new address agree by a code. The holder is told at the old address and at the new one.
package struct ChangeAddress: Operation {
    package static let name = "account.change-address"
    package static let askers: Set<Role> = [.applicant]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [
        .accountNotFound, .accountClosing, .siteClosed, .fieldsInvalid, .codeWrong, .addressTaken,
    ]

    package var address: LoginAddress
    /// The code that went to the new address.
    package var code: String
    /// The present address that agrees.
    package var confirmedAt: LoginKind
    /// The code that went to the present address.
    package var confirmation: String

    package init(address: LoginAddress, code: String, confirmedAt: LoginKind, confirmation: String) {
        self.address = address
        self.code = code
        self.confirmedAt = confirmedAt
        self.confirmation = confirmation
    }

    package func run(_ work: Work) throws {
        let account = try work.openAccount()
        try work.admit(address, at: account.site)
        let present = try work.ownAddress(confirmedAt, of: account.id)
        let left = try work.match(
            confirmation, .leaveAddress, at: present, of: account.id.text, account: account.id)
        let taken = try work.match(code, .takeAddress, at: address, of: account.id.text, account: account.id)
        guard try work.db.accounts.find(address) == nil else { throw Problem(.addressTaken) }

        // Told before the change, so that the letter still reaches the old address.
        try work.record(
            .addressChanged, of: Subject(account.id), account: account.id, details: ["kind": address.kind.rawValue],
            saying: ["account": work.maskedName(of: account.id)],
            to: Addressee(address.kind, address.text, account.language))
        try work.db.codes.use(left, at: work.now)
        try work.db.codes.use(taken, at: work.now)
        try work.db.accounts.saveLogin(address, of: account.id, at: work.now)
    }
}
