package import BeianCore

/// A token with which a program asks for an account or an operator (令牌).
package struct APIToken: Identified, Sendable, Equatable {
    package static let prefix = "tok"

    package let id: ID<APIToken>
    /// The account or operator, by id.
    package let subject: String
    /// What its holder calls it.
    package let label: String
    package let scopes: Set<Scope>
    /// The door through which it asks.
    package let door: Door
    package let createdAt: Instant
    package let expiresAt: Instant
    package let usedAt: Instant?

    package init(
        id: ID<APIToken>, subject: String, label: String, scopes: Set<Scope>, door: Door, createdAt: Instant,
        expiresAt: Instant, usedAt: Instant? = nil
    ) {
        self.id = id
        self.subject = subject
        self.label = label
        self.scopes = scopes
        self.door = door
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }

    /// The account, when the holder of one made it.
    package var account: ID<Account>? { subject.hasPrefix(Account.prefix + "_") ? ID(subject) : nil }
    /// The member of staff, when one made it.
    package var staff: ID<StaffMember>? { subject.hasPrefix(StaffMember.prefix + "_") ? ID(subject) : nil }
}

/// The tokens of the API (令牌).
package struct Tokens {
    package let db: any Connection

    /// Keeps a new token under its digest.
    package func add(_ token: APIToken, tokenDigest: String) throws {
        let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: " ")
        try db.run(
            """
            INSERT INTO token (id, token_digest, subject, label, scopes, door, created_at, expires_at)
            VALUES (\(token.id), \(tokenDigest), \(token.subject), \(token.label), \(scopes), \(token.door),
                \(token.createdAt), \(token.expiresAt))
            """)
    }

    /// The token with a digest, while it lives.
    package func find(tokenDigest: String, at now: Instant) throws -> APIToken? {
        try db.row(
            """
            SELECT id, subject, label, scopes, door, created_at, expires_at, used_at FROM token
            WHERE token_digest = \(tokenDigest) AND expires_at > \(now) AND revoked_at IS NULL
            """
        ).map(token)
    }

    /// The living tokens of somebody, oldest first.
    package func all(of subject: String, at now: Instant) throws -> [APIToken] {
        try db.rows(
            """
            SELECT id, subject, label, scopes, door, created_at, expires_at, used_at FROM token
            WHERE subject = \(subject) AND expires_at > \(now) AND revoked_at IS NULL ORDER BY id LIMIT 200
            """
        ).map(token)
    }

    /// Revokes a token of somebody; answers whether there was one that lived.
    package func revoke(_ id: ID<APIToken>, of subject: String, at now: Instant) throws -> Bool {
        try db.run(
            "UPDATE token SET revoked_at = \(now) WHERE id = \(id) AND subject = \(subject) AND revoked_at IS NULL") == 1
    }

    /// Revokes all tokens of somebody.
    package func revokeAll(of subject: String, at now: Instant) throws {
        try db.run("UPDATE token SET revoked_at = \(now) WHERE subject = \(subject) AND revoked_at IS NULL")
    }

    /// Notes that a token was used.
    package func touch(_ id: ID<APIToken>, at now: Instant) throws {
        try db.run("UPDATE token SET used_at = \(now) WHERE id = \(id)")
    }

    private func token(_ row: Row) throws -> APIToken {
        let scopes = try row.text("scopes").split(separator: " ").compactMap { Scope(rawValue: String($0)) }
        return APIToken(
            id: try row.id("id", of: APIToken.self), subject: try row.text("subject"), label: try row.text("label"),
            scopes: Set(scopes), door: try row.word("door", of: Door.self), createdAt: try row.instant("created_at"),
            expiresAt: try row.instant("expires_at"), usedAt: try row.instantOrNil("used_at"))
    }
}

extension Connection {
    /// The tokens of the API.
    package var tokens: Tokens { Tokens(db: self) }
}
