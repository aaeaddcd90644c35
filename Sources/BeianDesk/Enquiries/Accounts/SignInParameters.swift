package import BeianCore
import BeianStore

/// With which salt and cost a typed password is hashed before signing in (登录参数).
///
/// An unknown name gets a salt too, always the same one, so that nobody learns who has an account. Whoever has to wait
/// is told here, before a password is hashed for nothing.
package struct SignInParameters: Enquiry {
    /// Who wants to sign in.
    package enum Who: Sendable {
        case holder(LoginAddress)
        case staff(String)
        /// The one who is signed in and proves the password once more.
        case myself
    }

    package struct Answer: Sendable, Equatable {
        package let salt: String
        package let cost: Int

        package init(salt: String, cost: Int) {
            self.salt = salt
            self.cost = cost
        }
    }

    package static let name = "account.sign-in-parameters"
    package static let askers: Set<Role> = [.visitor, .applicant, .reviewer, .operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.signInThrottled]

    package var who: Who

    package init(_ who: Who) {
        self.who = who
    }

    package func answer(_ work: Work) throws -> Answer {
        let subject: String?
        let name: String
        let guessed: String
        switch who {
        case .holder(let address):
            name = work.db.keys.digest(of: address)
            guessed = name
            subject = try work.db.accounts.find(addressDigest: name)?.id.text
        case .staff(let typed):
            name = typed.halfWidth.asciiLowercased
            guessed = work.db.keys.digest("staff-login", name)
            subject = try work.db.staff.find(name: name)?.id.text
        case .myself:
            subject = work.actor.account?.text ?? work.actor.staff?.text
            name = subject ?? ""
            guessed = name
        }
        try work.admitGuess(at: guessed)
        if let subject, let kept = try work.db.passwords.find(of: subject)?.hash {
            return Answer(salt: kept.salt, cost: kept.cost)
        }
        return Answer(
            salt: String(work.db.keys.digest("sign-in-salt", name).prefix(22)), cost: work.policy.scryptCost)
    }
}
