package import BeianCore

/// Whatever has to leave the house, kept until it has (外发箱).
package struct Outbox {
    package let db: any Connection

    /// Puts an errand into the outbox.
    package func add(_ errand: Errand, due: Instant) throws {
        let payload = try db.sealJSON(
            errand.payload, owner: errand.account?.text ?? "house", at: "outbox.payload/\(errand.id.text)")
        try db.run(
            """
            INSERT INTO outbox (id, kind, subject, account, payload_sealed, due_at, created_at)
            VALUES (\(errand.id.text), \(errand.kind.rawValue), \(errand.subject), \(errand.account?.text),
                \(payload), \(due), \(errand.createdAt))
            """)
    }

    /// Leases due errands of a kind to one worker; nobody else gets them until the lease ends.
    package func claim(
        _ kind: Errand.Kind, at now: Instant, leaseSeconds: Int = 120, limit: Int = 16
    ) throws -> [Errand] {
        try db.rows(
            """
            UPDATE outbox SET lease_until = \(now + .seconds(leaseSeconds)), attempts = attempts + 1
            WHERE lease_until < \(now) AND id IN (
                SELECT id FROM outbox
                WHERE kind = \(kind.rawValue) AND done_at IS NULL AND given_up_at IS NULL
                    AND due_at <= \(now) AND lease_until < \(now)
                ORDER BY due_at LIMIT \(limit))
            RETURNING id, kind, subject, account, payload_sealed, attempts, created_at
            """
        ).map(errand)
    }

    /// The errand, when it is still to be done.
    package func find(_ id: ID<Errand>) throws -> Errand? {
        try db.row(
            """
            SELECT id, kind, subject, account, payload_sealed, attempts, created_at
            FROM outbox WHERE id = \(id.text) AND done_at IS NULL AND given_up_at IS NULL
            """
        ).map(errand)
    }

    /// What waits, oldest first.
    package func waiting(limit: Int = 200) throws -> [Errand] {
        try db.rows(
            """
            SELECT id, kind, subject, account, payload_sealed, attempts, created_at
            FROM outbox WHERE done_at IS NULL AND given_up_at IS NULL ORDER BY created_at, id LIMIT \(limit)
            """
        ).map(errand)
    }

    /// Marks an errand as done and forgets what it carried.
    package func finish(_ id: ID<Errand>, at now: Instant) throws {
        try db.run("UPDATE outbox SET done_at = \(now), payload_sealed = '', last_error = NULL WHERE id = \(id.text)")
    }

    /// Puts an errand off.
    package func postpone(_ id: ID<Errand>, until due: Instant, because reason: String) throws {
        try db.run(
            "UPDATE outbox SET due_at = \(due), lease_until = 0, last_error = \(reason) WHERE id = \(id.text)")
    }

    /// Gives an errand up and forgets what it carried.
    package func giveUp(_ id: ID<Errand>, at now: Instant, because reason: String) throws {
        try db.run(
            """
            UPDATE outbox SET given_up_at = \(now), payload_sealed = '', last_error = \(reason) WHERE id = \(id.text)
            """)
    }

    /// Takes back errands of a kind that have not left yet, such as the report of a withdrawn application.
    package func cancel(_ kind: Errand.Kind, of subject: String, at now: Instant) throws {
        try db.run(
            """
            UPDATE outbox SET done_at = \(now), payload_sealed = '', last_error = 'cancelled'
            WHERE kind = \(kind.rawValue) AND subject = \(subject) AND done_at IS NULL AND given_up_at IS NULL
            """)
    }

    /// How many errands of each kind wait, and how many were given up.
    package func counts() throws -> [(kind: String, waiting: Int, givenUp: Int)] {
        try db.rows(
            """
            SELECT kind, SUM(CASE WHEN done_at IS NULL AND given_up_at IS NULL THEN 1 ELSE 0 END) AS waiting,
                SUM(CASE WHEN given_up_at IS NULL THEN 0 ELSE 1 END) AS given_up
            FROM outbox GROUP BY kind ORDER BY kind
            """
        ).map { (try $0.text("kind"), try $0.int("waiting"), try $0.int("given_up")) }
    }

    private func errand(_ row: Row) throws -> Errand {
        let id = try row.id("id", of: Errand.self)
        let account = try row.idOrNil("account", of: Account.self)
        guard let kind = Errand.Kind(rawValue: try row.text("kind")) else { throw StoreFault.badRow("kind") }
        let payload = try db.openJSON(
            [String: String].self, row.text("payload_sealed"), owner: account?.text ?? "house",
            at: "outbox.payload/\(id.text)")
        return Errand(
            id: id, kind: kind, subject: try row.text("subject"), account: account, payload: payload,
            attempt: try row.int("attempts"), createdAt: try row.instant("created_at"))
    }
}

extension Connection {
    /// What has to leave the house.
    package var outbox: Outbox { Outbox(db: self) }
}
