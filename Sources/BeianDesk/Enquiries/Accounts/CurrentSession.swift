package import BeianCore
import BeianStore

/// Who is signed in with a session (当前会话), asked on every request.
package struct CurrentSession: Enquiry {
    /// The one who is signed in.
    package enum Holder: Sendable, Equatable {
        case account(Account)
        case staff(StaffMember)
    }

    package struct SignedIn: Sendable, Equatable {
        package let session: LiveSession
        package let holder: Holder
        /// How the header names them, masked.
        package let name: String
        /// Whether somebody else chose the password, so that it has to be changed.
        package let passwordIsOneTime: Bool
        /// Whether `TouchSession` is due.
        package let shouldTouch: Bool
        /// The session's id, with which it is ended.
        package var id: ID<LiveSession> { session.id }

        /// The one who asks with this session.
        package func actor(door: Door, address: String?) -> Actor {
            switch holder {
            case .account(let account): .applicant(account.id, door: door, address: address)
            case .staff(let member): .staff(member, door: door, address: address)
            }
        }
    }

    package static let name = "account.current-session"
    package static let askers: Set<Role> = [.visitor]
    package static let problems: Set<Problem.Code> = []

    /// The digest of the session's secret, see `Mint.digest(of:)`.
    package var digest: String

    package init(digest: String) {
        self.digest = digest
    }

    /// Nil when the session ended, or its holder may no longer come in.
    package func answer(_ work: Work) throws -> SignedIn? {
        guard let session = try work.db.sessions.find(tokenDigest: digest, at: work.now) else { return nil }
        let shouldTouch = work.now - session.seenAt >= .seconds(300)
        if let id = session.account {
            guard let account = try work.db.accounts.find(id), account.status != .erased else { return nil }
            return SignedIn(
                session: session, holder: .account(account), name: try work.maskedName(of: id),
                passwordIsOneTime: false, shouldTouch: shouldTouch)
        }
        guard let id = session.staff, let member = try work.db.staff.find(id), !member.disabled else { return nil }
        return SignedIn(
            session: session, holder: .staff(member), name: member.name,
            passwordIsOneTime: try work.db.passwords.find(of: id.text)?.isOneTime ?? false, shouldTouch: shouldTouch)
    }
}
