package import BeianCore

/// A line of the reviewers' queue (审核队列).
package struct QueuedApplication: Sendable, Equatable {
    package let id: ID<FilingApplication>
    package let account: ID<Account>
    package let kind: ApplicationKind
    package let stage: Stage
    package let province: String
    package let round: Int
    package let deadline: Instant?
    package let takenBy: ID<StaffMember>?
    package let takenAt: Instant?
    package let domain: String
}

/// Where a page of the queue begins: after this deadline and id.
package struct QueuePlace: Sendable, Equatable {
    package let deadline: Instant
    package let id: ID<FilingApplication>

    package init(deadline: Instant, id: ID<FilingApplication>) {
        self.deadline = deadline
        self.id = id
    }
}

extension Applications {
    /// A page of what waits at a stage, oldest deadline first.
    ///
    /// - Parameters:
    ///   - staff: only what this reviewer took after `takenSince`.
    ///   - late: only what was due by then.
    package func queue(
        at stage: Stage, province: String? = nil, heldBy staff: ID<StaffMember>? = nil,
        takenSince: Instant = .earliest, lateAt late: Instant? = nil, after place: QueuePlace? = nil, limit: Int = 20
    ) throws -> [QueuedApplication] {
        var sql: SQL = """
            SELECT a.id, a.account, a.kind, a.stage, a.province, a.round, a.deadline_at, a.taken_by, a.taken_at,
                (SELECT MIN(d.domain) FROM application_domain d WHERE d.application = a.id) AS domain
            FROM application a WHERE a.stage = \(stage)
            """
        if let province { sql += " AND a.province = \(province)" }
        if let staff { sql += " AND a.taken_by = \(staff) AND a.taken_at > \(takenSince)" }
        if let late { sql += " AND a.deadline_at <= \(late)" }
        if let place {
            sql += """
                 AND a.deadline_at >= \(place.deadline)
                    AND (a.deadline_at > \(place.deadline) OR a.id > \(place.id))
                """
        }
        sql += " ORDER BY a.deadline_at, a.id LIMIT \(limit)"
        return try db.rows(sql).map { row in
            QueuedApplication(
                id: try row.id("id", of: FilingApplication.self), account: try row.id("account", of: Account.self),
                kind: try row.word("kind"), stage: try row.word("stage"), province: try row.text("province"),
                round: try row.int("round"), deadline: try row.instantOrNil("deadline_at"),
                takenBy: try row.idOrNil("taken_by", of: StaffMember.self),
                takenAt: try row.instantOrNil("taken_at"), domain: try row.textOrNil("domain") ?? "")
        }
    }

    /// Releases everything a reviewer has taken, such as when the reviewer is disabled.
    package func releaseAll(of staff: ID<StaffMember>) throws {
        try db.run(
            """
            UPDATE application SET taken_by = NULL, taken_at = NULL, version = version + 1 WHERE taken_by = \(staff)
            """)
    }
}
