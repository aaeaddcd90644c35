package import BeianCore

/// How often something was tried of late, and until when it has to wait (限流计数).
package struct Throttle: Sendable, Equatable {
    package let count: Int
    package let since: Instant
    package let blockedUntil: Instant
}

/// The counters that slow down guessing and flooding (限流).
package struct Throttles {
    package let db: any Connection

    /// The counter under a key; one whose window is over counts nothing.
    package func find(_ key: String, at now: Instant, window: Duration) throws -> Throttle? {
        let row = try db.row(
            "SELECT count, since, blocked_until FROM throttle WHERE key_digest = \(db.keys.digest("throttle", key))")
        guard let row else { return nil }
        let throttle = Throttle(
            count: try row.int("count"), since: try row.instant("since"),
            blockedUntil: try row.instant("blocked_until"))
        return throttle.since + window > now || throttle.blockedUntil > now ? throttle : nil
    }

    /// Counts once more under a key, and answers how often it was within the window.
    @discardableResult
    package func count(_ key: String, at now: Instant, window: Duration) throws -> Int {
        let known = try find(key, at: now, window: window)
        let count = (known?.count ?? 0) + 1
        try db.run(
            """
            INSERT INTO throttle (key_digest, count, since) VALUES
                (\(db.keys.digest("throttle", key)), \(count), \(known?.since ?? now))
            ON CONFLICT (key_digest) DO UPDATE SET count = excluded.count, since = excluded.since
            """)
        return count
    }

    /// Makes a key that was counted wait.
    package func block(_ key: String, until: Instant) throws {
        try db.run(
            "UPDATE throttle SET blocked_until = \(until) WHERE key_digest = \(db.keys.digest("throttle", key))")
    }

    /// Forgets what was counted under a key.
    package func clear(_ key: String) throws {
        try db.run("DELETE FROM throttle WHERE key_digest = \(db.keys.digest("throttle", key))")
    }

    /// Forgets counters that began, and blocks that ended, before an instant.
    package func forget(before limit: Instant, count: Int) throws -> Int {
        try db.run(
            """
            DELETE FROM throttle WHERE key_digest IN
                (SELECT key_digest FROM throttle WHERE since < \(limit) AND blocked_until < \(limit)
                ORDER BY since LIMIT \(count))
            """)
    }
}

extension Connection {
    /// The counters that slow down guessing.
    package var throttles: Throttles { Throttles(db: self) }
}
