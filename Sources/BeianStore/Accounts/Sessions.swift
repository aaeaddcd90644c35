package import BeianCore

/// The sessions of accounts and staff (会话).
package struct Sessions {
    package let db: any Connection

    /// Keeps a new session under the digest of its secret.
    package func add(_ session: LiveSession, tokenDigest: String) throws {
        let client = try db.sealJSON(
            [session.agent, session.network], owner: owner(session.subject), at: "session.client/\(session.id)")
        try db.run(
            """
            INSERT INTO session (id, token_digest, subject, second_factor, door, client_sealed, created_at, seen_at,
                expires_at)
            VALUES (\(session.id), \(tokenDigest), \(session.subject), \(session.staff != nil), \(session.door),
                \(client), \(session.createdAt), \(session.seenAt), \(session.expiresAt))
            """)
    }

    /// The session with a secret, by its digest, while it lives.
    package func find(tokenDigest: String, at now: Instant) throws -> LiveSession? {
        try db.row(
            """
            SELECT id, subject, door, client_sealed, created_at, seen_at, expires_at FROM session
            WHERE token_digest = \(tokenDigest) AND expires_at > \(now)
            """
        ).map(session)
    }

    /// The living sessions of somebody, last used first.
    package func all(of subject: String, at now: Instant) throws -> [LiveSession] {
        try db.rows(
            """
            SELECT id, subject, door, client_sealed, created_at, seen_at, expires_at FROM session
            WHERE subject = \(subject) AND expires_at > \(now) ORDER BY seen_at DESC, id LIMIT 200
            """
        ).map(session)
    }

    /// Notes that a session was used and lets it live on.
    package func touch(_ id: ID<LiveSession>, at now: Instant, until expiry: Instant) throws {
        try db.run("UPDATE session SET seen_at = \(now), expires_at = \(expiry) WHERE id = \(id)")
    }

    /// Ends one session of somebody; answers whether there was one.
    package func end(_ id: ID<LiveSession>, of subject: String) throws -> Bool {
        try db.run("DELETE FROM session WHERE id = \(id) AND subject = \(subject)") == 1
    }

    /// Ends all sessions of somebody, or all but one; answers how many.
    @discardableResult
    package func endAll(of subject: String, except kept: ID<LiveSession>? = nil) throws -> Int {
        try db.run("DELETE FROM session WHERE subject = \(subject) AND id <> \(kept?.text ?? "")")
    }

    /// Forgets sessions that ended by themselves.
    package func forget(endedBefore limit: Instant, count: Int) throws -> Int {
        try db.run(
            """
            DELETE FROM session WHERE id IN
                (SELECT id FROM session WHERE expires_at < \(limit) ORDER BY expires_at LIMIT \(count))
            """)
    }

    private func owner(_ subject: String) -> String {
        subject.hasPrefix(Account.prefix + "_") ? subject : houseOwner
    }

    private func session(_ row: Row) throws -> LiveSession {
        let id = try row.id("id", of: LiveSession.self)
        let subject = try row.text("subject")
        let client: [String] = try db.openJSON(
            row.text("client_sealed"), owner: owner(subject), at: "session.client/\(id)")
        return LiveSession(
            id: id, subject: subject, door: try row.word("door", of: Door.self), agent: client.first ?? "",
            network: client.last ?? "", createdAt: try row.instant("created_at"), seenAt: try row.instant("seen_at"),
            expiresAt: try row.instant("expires_at"))
    }
}

extension Connection {
    /// The sessions.
    package var sessions: Sessions { Sessions(db: self) }
}
