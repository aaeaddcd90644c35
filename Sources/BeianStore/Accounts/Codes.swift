package import BeianCore

/// A verification code that was sent and is not used yet (验证码).
///
/// The code itself is nowhere.
package struct IssuedCode: Identified, Sendable, Equatable {
    package static let prefix = "cod"

    package let id: ID<IssuedCode>
    package let purpose: CodePurpose
    package let addressDigest: String
    package let codeDigest: String
    /// The account or contact for which it was sent, by id.
    package let subject: String?
    package let tries: Int
    package let sentAt: Instant
    package let expiresAt: Instant

    package init(
        id: ID<IssuedCode>, purpose: CodePurpose, addressDigest: String, codeDigest: String, subject: String?,
        tries: Int = 0, sentAt: Instant, expiresAt: Instant
    ) {
        self.id = id
        self.purpose = purpose
        self.addressDigest = addressDigest
        self.codeDigest = codeDigest
        self.subject = subject
        self.tries = tries
        self.sentAt = sentAt
        self.expiresAt = expiresAt
    }
}

/// The verification codes (验证码).
package struct Codes {
    package let db: any Connection

    /// Keeps a new code; earlier ones for the same purpose and address are no longer good.
    package func issue(_ code: IssuedCode) throws {
        try db.run(
            """
            UPDATE code SET used_at = \(code.sentAt)
            WHERE address_digest = \(code.addressDigest) AND purpose = \(code.purpose) AND used_at IS NULL
            """)
        try db.run(
            """
            INSERT INTO code (id, purpose, address_digest, code_digest, subject, tries, sent_at, expires_at)
            VALUES (\(code.id), \(code.purpose), \(code.addressDigest), \(code.codeDigest), \(code.subject),
                \(code.tries), \(code.sentAt), \(code.expiresAt))
            """)
    }

    /// The code that is good now for a purpose and an address.
    package func current(_ purpose: CodePurpose, addressDigest: String, at now: Instant) throws -> IssuedCode? {
        try db.row(
            """
            SELECT id, purpose, address_digest, code_digest, subject, tries, sent_at, expires_at FROM code
            WHERE address_digest = \(addressDigest) AND purpose = \(purpose) AND used_at IS NULL
                AND expires_at > \(now)
            ORDER BY sent_at DESC LIMIT 1
            """
        ).map(code)
    }

    /// Counts a wrong try.
    package func countTry(_ id: ID<IssuedCode>) throws {
        try db.run("UPDATE code SET tries = tries + 1 WHERE id = \(id)")
    }

    /// Marks a code as used.
    package func use(_ id: ID<IssuedCode>, at now: Instant) throws {
        try db.run("UPDATE code SET used_at = \(now) WHERE id = \(id)")
    }

    /// Forgets codes that ended before an instant.
    package func forget(endedBefore limit: Instant, count: Int) throws -> Int {
        try db.run(
            """
            DELETE FROM code WHERE id IN
                (SELECT id FROM code WHERE expires_at < \(limit) ORDER BY expires_at LIMIT \(count))
            """)
    }

    private func code(_ row: Row) throws -> IssuedCode {
        IssuedCode(
            id: try row.id("id", of: IssuedCode.self), purpose: try row.word("purpose", of: CodePurpose.self),
            addressDigest: try row.text("address_digest"), codeDigest: try row.text("code_digest"),
            subject: try row.textOrNil("subject"), tries: try row.int("tries"), sentAt: try row.instant("sent_at"),
            expiresAt: try row.instant("expires_at"))
    }
}

extension Connection {
    /// The verification codes.
    package var codes: Codes { Codes(db: self) }
}
