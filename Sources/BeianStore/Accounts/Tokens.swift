package import BeianCore

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
            "UPDATE token SET revoked_at = \(now) WHERE id = \(id) AND subject = \(subject) AND revoked_at IS NULL")
            == 1
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
