package import BeianCore
package import BeianStore

/// A member of staff who was just added, with the second factor that is told once (新工作人员).
package struct AddedStaff: Sendable, Equatable {
    package let member: StaffMember
    package let factor: SecondFactor
}

/// Adds a member of staff (添加工作人员).
///
/// The one-time password was made and hashed before; the member changes it after signing in. Nobody of the staff signs in
/// without a second factor.
package struct AddStaff: Operation {
    package static let name = "staff.add"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.fieldsInvalid, .staffNameTaken, .accountNotFound]

    package var staffName: String
    package var role: Role
    package var password: PasswordHash
    /// Whether the password is to be changed after the first sign-in.
    package var passwordIsOneTime: Bool
    /// The account that the member holds as a customer.
    package var ownAccount: ID<Account>?
    /// The secret of the second factor, when it is not to be random, as in the demo.
    package var secret: TOTP?
    package var language: Language

    package init(
        name: String, role: Role, password: PasswordHash, passwordIsOneTime: Bool = true,
        ownAccount: ID<Account>? = nil, secret: TOTP? = nil, language: Language = .chinese
    ) {
        staffName = name
        self.role = role
        self.password = password
        self.passwordIsOneTime = passwordIsOneTime
        self.ownAccount = ownAccount
        self.secret = secret
        self.language = language
    }

    package func run(_ work: Work) throws -> AddedStaff {
        let name = staffName.halfWidth.asciiLowercased
        var findings: [Finding] = []
        if name.wholeMatch(of: /[a-z][a-z0-9._-]{2,39}/) == nil {
            findings.append(Finding(pointer: "#/name", code: "staff-name.shape"))
        }
        if ![Role.reviewer, .operator, .auditor].contains(role) {
            findings.append(Finding(pointer: "#/role", code: "staff.role"))
        }
        guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
        if let ownAccount { _ = try work.db.accounts.get(ownAccount) }

        let member = StaffMember(
            id: work.newID(), name: name, role: role, ownAccount: ownAccount, language: language)
        try work.db.staff.add(member, at: work.now)
        try work.db.passwords.save(password, of: member.id.text, isOneTime: passwordIsOneTime, at: work.now)
        let factor = try work.newFactor(for: member, secret: secret)
        try work.record(.staffAdded, of: Subject(member.id), details: ["name": name, "role": role.rawValue])
        return AddedStaff(member: member, factor: factor)
    }
}

extension Work {
    /// Gives a member of staff a second factor.
    func newFactor(for member: StaffMember, secret: TOTP? = nil) throws -> SecondFactor {
        let secret = secret ?? TOTP.fresh(house.mint)
        let codes = house.mint.recoveryCodes()
        try db.staff.saveFactor(secret.base32, recoveryCodes: codes, of: member.id)
        return SecondFactor(
            secret: secret.base32, uri: secret.uri(issuer: "Beian", name: member.name), recoveryCodes: codes)
    }
}
