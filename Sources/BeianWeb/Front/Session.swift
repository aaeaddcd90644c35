package import BeianCore

/// Who is signed in with a browser (会话).
package struct Session: Sendable {
    /// The one who signed in.
    package enum Holder: Sendable {
        /// The holder of an account.
        case account(Account)
        /// A member of staff, second factor given.
        case staff(StaffMember)
    }

    /// The digest of its secret, which is its name in the store.
    package let digest: String
    /// The one who signed in.
    package let holder: Holder
    /// How the header addresses them; masked when it is a number or a mail address.
    package let name: String

    /// Whether somebody else chose the password, so that nothing else is done before it is changed.
    package let passwordIsOneTime: Bool

    package init(digest: String, holder: Holder, name: String, passwordIsOneTime: Bool = false) {
        self.digest = digest
        self.holder = holder
        self.name = name
        self.passwordIsOneTime = passwordIsOneTime
    }

    /// The language of their pages.
    var language: Language {
        switch holder {
        case .account(let account): account.language
        case .staff(let member): member.language
        }
    }
}

/// Looks up a living session by the digest of its secret (`Secret.digest(of:)`) and notes that it was used.
package typealias SessionLookup = @Sendable (_ digest: String, _ address: String) async throws -> Session?
/// Looks up a living token of the API by the digest of its text, and answers for whom it asks.
package typealias TokenLookup = @Sendable (_ digest: String, _ address: String) async throws -> Actor?
