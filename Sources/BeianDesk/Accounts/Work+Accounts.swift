package import BeianCore
import BeianStore

/// A session that was just opened; its secret is told once and kept nowhere (新会话).
package struct OpenedSession: Sendable, Equatable {
    package let id: ID<LiveSession>
    /// For the cookie.
    package let secret: String
    package let expiresAt: Instant
}

extension Work {
    /// Says that nothing happened that belongs into the history, such as a clock that finds nothing to do.
    func leaveUnrecorded() { recorded += 1 }

    /// The account that asks, also while it is closing.
    ///
    /// - Throws: `accountNotFound`.
    package func holder() throws -> Account {
        let account = try db.accounts.get(ownAccount())
        guard account.status != .erased else { throw Problem(.accountNotFound) }
        return account
    }

    /// The account or member of staff that asks, by id.
    ///
    /// - Throws: `notPermitted` for the command line, which is nobody in particular.
    func ownSubject() throws -> String {
        guard let subject = actor.account?.text ?? actor.staff?.text else { throw Problem(.notPermitted) }
        return subject
    }

    /// What the history calls the one who asks.
    func ownHistory() -> Subject {
        if let account = actor.account { return Subject(account) }
        return actor.staff.map { Subject($0) } ?? .house
    }

    /// The network from which is asked, for counting.
    var network: String { NetworkKey.of(actor.address) }

    /// How pages and letters name an account: by its first address, masked.
    func maskedName(of account: ID<Account>) throws -> String {
        try db.accounts.addresses(of: account).first?.masked.description ?? account.text
    }

    /// Opens a session for an account or a member of staff.
    func openSession(of subject: String, agent: String) throws -> OpenedSession {
        let secret = house.mint.secret()
        let session = LiveSession(
            id: newID(), subject: subject, door: actor.door, agent: String(agent.prefix(300)),
            network: actor.address ?? "", createdAt: now, seenAt: now,
            expiresAt: now + .seconds(policy.sessionHours * 3600))
        try db.sessions.add(session, tokenDigest: Mint.digest(of: secret))
        return OpenedSession(id: session.id, secret: secret, expiresAt: session.expiresAt)
    }
}
