package import BeianCore
package import BeianStore

/// Lets a member of staff in (工作人员登录), with password and second factor.
///
/// The factor is the telephone's code of this half minute, or a recovery code. A code that was used is not taken again.
package struct StaffSignIn: Operation {
    package static let name = "staff.sign-in"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = [
        .signInFailed, .signInThrottled, .secondFactorRequired, .secondFactorFailed,
    ]

    package var staffName: String
    package var password: PasswordHash
    /// Six figures of the telephone, or a recovery code.
    package var factor: String
    package var agent: String

    package init(name: String, password: PasswordHash, factor: String, agent: String = "") {
        staffName = name
        self.password = password
        self.factor = factor
        self.agent = agent
    }

    package func run(_ work: Work) throws -> OpenedSession {
        let name = staffName.halfWidth.asciiLowercased
        let key = work.db.keys.digest("staff-login", name)
        let member = try work.db.staff.find(name: name)
        try work.admitGuess(at: key)
        guard let member, !member.disabled,
            try work.db.passwords.find(of: member.id.text)?.hash.matches(password) == true
        else { throw try fail(.signInFailed, key, member, work) }
        guard !factor.halfWidth.isEmpty else { throw Problem(.secondFactorRequired) }
        guard try isGood(factor, of: member, work) else { throw try fail(.secondFactorFailed, key, member, work) }

        try work.forgetGuesses(at: key)
        let session = try work.openSession(of: member.id.text, agent: agent)
        try work.record(.staffSignedIn, of: Subject(member.id), details: ["session": session.id.text])
        return session
    }

    private func isGood(_ typed: String, of member: StaffMember, _ work: Work) throws -> Bool {
        let figures = typed.typedNumber
        if figures.count == 6, figures.allSatisfy(\.isNumber) {
            guard let kept = try work.db.staff.factor(of: member.id), let factor = TOTP(base32: kept.secret),
                let step = factor.step(of: figures, at: work.now)
            else { return false }
            return try work.db.staff.useFactor(step: step, of: member.id)
        }
        let code = typed.halfWidth.plainDashes.asciiLowercased
        return try work.db.staff.useRecoveryCode(code, of: member.id, at: work.now)
    }

    private func fail(
        _ code: Problem.Code, _ key: String, _ member: StaffMember?, _ work: Work
    ) throws -> Refusal {
        try work.countGuess(at: key, account: nil)
        try work.record(
            .staffSignInFailed, of: member.map { Subject($0.id) } ?? Subject(addressDigest: key),
            details: ["because": code.rawValue])
        return work.refuse(Problem(code))
    }
}
