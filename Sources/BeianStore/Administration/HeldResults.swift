package import BeianCore

/// A result of the administration that could not be recorded (待登记的管局结果).
package struct HeldResult: Sendable, Equatable {
    /// How it stands with a held result.
    package enum State: String, Sendable {
        /// It waits, and is tried again with growing pauses.
        case held
        /// An operator asked for it to be tried at once.
        case again
        /// It was recorded after all.
        case recorded
        /// An operator put it aside for ever.
        case putAside = "put-aside"
    }

    /// The place in the administration's one sequence of results.
    package let sequence: Int
    /// The report to which it belongs, as the administration names it; empty when it could not be read.
    package let report: String
    /// What it says: `granted`, `refused`, `sms-verified`, `sms-failed`, or `unreadable`.
    package let result: String
    /// The code of the problem with which recording it ended.
    package let problem: String
    package let state: State
    package let heldAt: Instant
    package let triedAt: Instant
}

/// The results that could not be recorded, and what became of them (待登记结果).
package struct HeldResults {
    package let db: any Connection

    private static let columns: SQL = "sequence, report, result, problem, state, held_at, tried_at"

    /// Keeps that a result could not be recorded; one that was put aside stays so.
    package func hold(_ sequence: Int, report: String, result: String, problem: String, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO held_result (sequence, report, result, problem, state, held_at, tried_at)
            VALUES (\(sequence), \(report), \(result), \(problem), 'held', \(now), \(now))
            ON CONFLICT (sequence) DO UPDATE SET problem = excluded.problem, state = 'held',
                tried_at = excluded.tried_at
            WHERE held_result.state <> 'put-aside'
            """)
    }

    /// The result under a number, when it was ever held.
    package func find(_ sequence: Int) throws -> HeldResult? {
        try db.row("SELECT \(sql: Self.columns) FROM held_result WHERE sequence = \(sequence)").map(result)
    }

    /// A page of the results that wait, oldest first.
    package func waiting(after: Int = 0, limit: Int) throws -> [HeldResult] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM held_result
            WHERE state IN ('held', 'again') AND sequence > \(after)
            ORDER BY sequence LIMIT \(limit)
            """
        ).map(result)
    }

    /// Settles a result that is held; answers false when it is not held any more.
    package func settle(_ sequence: Int, as state: HeldResult.State, by actor: String, at now: Instant) throws -> Bool {
        try db.run(
            """
            UPDATE held_result SET state = \(state.rawValue), settled_at = \(now), settled_by = \(actor)
            WHERE sequence = \(sequence) AND state = 'held'
            """) == 1
    }

    /// Notes that a result was recorded after all.
    package func recorded(_ sequence: Int) throws {
        try db.run(
            "UPDATE held_result SET state = 'recorded' WHERE sequence = \(sequence) AND state IN ('held', 'again')")
    }

    private func result(_ row: Row) throws -> HeldResult {
        guard let state = HeldResult.State(rawValue: try row.text("state")) else { throw StoreFault.badRow("state") }
        return HeldResult(
            sequence: try row.int("sequence"), report: try row.text("report"), result: try row.text("result"),
            problem: try row.text("problem"), state: state, heldAt: try row.instant("held_at"),
            triedAt: try row.instant("tried_at"))
    }
}

extension Connection {
    /// The results that could not be recorded.
    package var results: HeldResults { HeldResults(db: self) }
}
