package import BeianCore
package import BeianStore
import Foundation

/// A pretend communications administration with its own books (模拟管局).
///
/// Each thing it does is one transaction: the change of state, the number and the result are written together or not at
/// all, so that it may be killed at any instant.
package struct SimulatedAdministration: Sendable {
    package let database: any Database
    package let settings: SimulatorSettings
    let now: @Sendable () -> Instant

    package init(database: any Database, settings: SimulatorSettings, now: @escaping @Sendable () -> Instant) {
        self.database = database
        self.settings = settings
        self.now = now
    }

    /// Brings the books of the administration up to date.
    package static func migrate(_ database: any Database, at time: Instant) async throws {
        guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil) else {
            throw StoreFault.schema("The migrations of the simulated administration are missing from the installation.")
        }
        try await Migrator(folder: folder).migrate(database, at: time)
    }

    /// Does what is due: fails reports whose codes ran out, decides those that waited long enough.
    ///
    /// Answers how many.
    @discardableResult
    package func tick() async throws -> Int {
        let time = now()
        let overdue = try await database.read { books in
            try books.rows(
                "SELECT id FROM report WHERE state = \(ReportState.sms) AND sms_deadline <= \(time) ORDER BY number LIMIT 100"
            ).map { try $0.text("id") }
        }
        for id in overdue {
            try await database.write { books in
                guard let report = try books.receivedReport(id), report.state == .sms else { return }
                try books.fail(report, because: .timedOut, at: time)
            }
        }
        return overdue.count + (try await decideAutomatically(at: time))
    }

    private func decideAutomatically(at time: Instant) async throws -> Int {
        guard case .automatic(let delay) = settings.decision else { return 0 }
        let ripe = try await database.read { books in
            try books.rows(
                """
                SELECT id FROM report WHERE state = \(ReportState.review) AND review_since <= \(time - delay)
                ORDER BY number LIMIT 100
                """
            ).map { try $0.text("id") }
        }
        for id in ripe {
            try await database.write { books in
                guard let report = try books.receivedReport(id), report.state == .review else { return }
                do {
                    try books.grant(report, at: time)
                } catch let complaint as DeskComplaint {
                    try books.refuse(report, opinion: complaint.opinion, at: time)
                }
            }
        }
        return ripe.count
    }

    /// The results after a place in the sequence that were not acknowledged yet.
    func results(after: Int64, limit: Int) async throws -> ResultPage {
        try await database.read { books in
            let acknowledged = try books.row("SELECT through FROM acknowledgement WHERE row = 1")?.int64(0) ?? 0
            let rows = try books.rows(
                """
                SELECT result.sequence, result.body, result.at, report.reference FROM result
                JOIN report ON report.id = result.report
                WHERE result.sequence > \(max(after, acknowledged)) ORDER BY result.sequence
                LIMIT \(min(max(limit, 1), 500))
                """
            )
            return ResultPage(
                acknowledged: acknowledged,
                results: try rows.map { row in
                    AdministrationResult(
                        sequence: try row.int64("sequence"),
                        reference: try row.text("reference"),
                        at: try row.instant("at"),
                        outcome: try JSONDecoder().decode(
                            AdministrationResult.Outcome.self,
                            from: Data(row.text("body").utf8)
                        )
                    )
                }
            )
        }
    }

    /// Stops repeating results up to this one.
    ///
    /// Answers false for a result that was never told.
    func acknowledge(through sequence: Int64) async throws -> Bool {
        try await database.write { books in
            let last = try books.row("SELECT COALESCE(MAX(sequence), 0) FROM result")?.int64(0) ?? 0
            guard (0...last).contains(sequence) else { return false }
            try books.run("UPDATE acknowledgement SET through = \(sequence) WHERE row = 1 AND through < \(sequence)")
            return true
        }
    }

    /// What is filed for a domain or for the holder of a certificate.
    package func status(domain: String?, certificate: String?) async throws -> FilingStatus {
        try await database.read { books in
            var filings: [FilingStatus.Filed] = []
            if let domain {
                filings += try books.rows(
                    "SELECT number, entity, domain FROM service WHERE domain = \(domain.lowercased()) ORDER BY number"
                ).map { row in
                    FilingStatus.Filed(
                        entityNumber: try row.text("entity"),
                        serviceNumber: try row.text("number"),
                        domain: try row.text("domain")
                    )
                }
            }
            if let certificate {
                let digest = books.certificateDigest(certificate)
                filings += try books.rows(
                    "SELECT number FROM entity WHERE certificate_digest = \(digest) ORDER BY number"
                ).map { FilingStatus.Filed(entityNumber: try $0.text(0), serviceNumber: nil, domain: nil) }
            }
            return FilingStatus(filings: filings)
        }
    }
}
