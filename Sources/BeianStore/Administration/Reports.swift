package import BeianCore

/// A report that was made to the administration (报送记录).
package struct ReportRecord: Identified, Sendable, Equatable {
    package static let prefix = "rep"

    package let id: ID<ReportRecord>
    package let application: ID<FilingApplication>
    package let round: Int
    /// The administration's own reference, once it took the report.
    package let reference: String?
    package let sentAt: Instant?

    package init(
        id: ID<ReportRecord>, application: ID<FilingApplication>, round: Int, reference: String? = nil,
        sentAt: Instant? = nil
    ) {
        self.id = id
        self.application = application
        self.round = round
        self.reference = reference
        self.sentAt = sentAt
    }
}

/// The reports to the administration and the results that came back (报送与结果).
package struct Reports {
    package let db: any Connection

    /// Keeps a report; keeping it twice changes nothing.
    package func add(_ report: ReportRecord, at now: Instant) throws {
        try db.run(
            """
            INSERT INTO report (id, application, round, created_at)
            VALUES (\(report.id), \(report.application), \(report.round), \(now)) ON CONFLICT (id) DO NOTHING
            """)
    }

    /// The report with an id.
    package func find(_ id: ID<ReportRecord>) throws -> ReportRecord? {
        try db.row("SELECT id, application, round, reference, sent_at FROM report WHERE id = \(id)").map { row in
            ReportRecord(
                id: try row.id("id", of: ReportRecord.self),
                application: try row.id("application", of: FilingApplication.self), round: try row.int("round"),
                reference: try row.textOrNil("reference"), sentAt: try row.instantOrNil("sent_at"))
        }
    }

    /// The last report of an application.
    package func latest(of application: ID<FilingApplication>) throws -> ID<ReportRecord>? {
        try db.row(
            "SELECT id FROM report WHERE application = \(application) ORDER BY created_at DESC, id DESC LIMIT 1"
        )?.id("id", of: ReportRecord.self)
    }

    /// Notes that the administration took a report.
    package func delivered(_ id: ID<ReportRecord>, reference: String, at now: Instant) throws {
        try db.run("UPDATE report SET reference = \(reference), sent_at = \(now) WHERE id = \(id)")
    }

    /// Notes a result; answers false when it was noted before.
    package func note(
        sequence: Int, of report: ID<ReportRecord>, result: String, at now: Instant
    ) throws -> Bool {
        try db.run(
            """
            INSERT INTO administration_result (sequence, report, result, taken_at)
            VALUES (\(sequence), \(report), \(result), \(now)) ON CONFLICT (sequence) DO NOTHING
            """) == 1
    }

    /// The last result that was noted; results are asked for after it.
    package func lastSequence() throws -> Int {
        try db.row("SELECT sequence FROM administration_result ORDER BY sequence DESC LIMIT 1")?.int("sequence") ?? 0
    }
}

extension Connection {
    /// Reports to the administration.
    package var reports: Reports { Reports(db: self) }
}
