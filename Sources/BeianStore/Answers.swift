package import BeianCore

/// The key by which a client asks for something only once (幂等键), with a digest of the request.
package struct Once: Sendable, Hashable {
    package let key: String
    package let request: String

    package init(key: String, request: String) {
        self.key = key
        self.request = request
    }
}

/// Answers that were given for a key, so that asking twice does nothing twice (幂等应答).
package struct KeptAnswers {
    package let db: any Connection

    /// The answer that was given for the key.
    ///
    /// - Throws: `idempotencyMismatch` when the key came with another request.
    package func find(_ once: Once, of owner: String) throws -> String? {
        let key = db.keys.digest("idempotency", once.key)
        let row = try db.row(
            """
            SELECT request_digest, answer_sealed FROM idempotent_answer
            WHERE owner = \(owner) AND key_digest = \(key)
            """)
        guard let row else { return nil }
        guard try row.text("request_digest") == db.keys.digest("idempotency", once.request) else {
            throw Problem(.idempotencyMismatch)
        }
        return try db.open(row.text("answer_sealed"), owner: sealer(owner), at: "idempotent_answer.answer/\(key)")
    }

    /// Keeps the answer.
    package func keep(_ answer: String, for once: Once, of owner: String, at now: Instant) throws {
        let key = db.keys.digest("idempotency", once.key)
        let sealed = try db.seal(answer, owner: sealer(owner), at: "idempotent_answer.answer/\(key)")
        try db.run(
            """
            INSERT INTO idempotent_answer (owner, key_digest, request_digest, answer_sealed, at)
            VALUES (\(owner), \(key), \(db.keys.digest("idempotency", once.request)), \(sealed), \(now))
            """)
    }

    /// Whose key seals an answer: only accounts have keys of their own, the staff uses the key of the house.
    private func sealer(_ owner: String) -> String {
        owner.hasPrefix(Account.prefix + "_") ? owner : houseOwner
    }

    /// Forgets answers older than a day.
    package func forget(before limit: Instant) throws {
        try db.run("DELETE FROM idempotent_answer WHERE at < \(limit)")
    }
}

extension Connection {
    /// Answers given before.
    package var answers: KeptAnswers { KeptAnswers(db: self) }
}
