package import BeianCore

/// What was handed in in one round, as it stood then (提交快照).
package struct Submission: Sendable, Equatable {
    package let application: ID<FilingApplication>
    package let round: Int
    package let dossier: Dossier
    package let findings: [Finding]
    package let rulebook: String
    package let submittedAt: Instant
    /// What was found when the report left, and by which book; nothing before that.
    package let reported: ReportedFindings?

    package init(
        application: ID<FilingApplication>, round: Int, dossier: Dossier, findings: [Finding], rulebook: String,
        submittedAt: Instant, reported: ReportedFindings? = nil
    ) {
        self.application = application
        self.round = round
        self.dossier = dossier
        self.findings = findings
        self.rulebook = rulebook
        self.submittedAt = submittedAt
        self.reported = reported
    }

    /// What stands since the report left: the findings of that moment, or those of the hand-in where none were kept.
    package var standing: ReportedFindings { reported ?? ReportedFindings(findings: findings, rulebook: rulebook) }
}

/// What was found in a dossier when its report left (报送时的问题清单).
package struct ReportedFindings: Sendable, Equatable {
    package let findings: [Finding]
    /// The checksum of the book.
    package let rulebook: String

    package init(findings: [Finding], rulebook: String) {
        self.findings = findings
        self.rulebook = rulebook
    }
}

/// A verdict as it was given (审核记录).
package struct GivenVerdict: Sendable, Equatable {
    package let round: Int
    package let verdict: Verdict
    package let by: ID<StaffMember>
    package let at: Instant
}

/// The rounds of an application: what was handed in and what was said of it (历次提交与审核).
package struct Submissions {
    package let db: any Connection

    /// Keeps what is handed in.
    package func add(_ submission: Submission, account: ID<Account>) throws {
        let place = "\(submission.application)/\(submission.round)"
        let dossier = try db.sealJSON(submission.dossier, owner: account.text, at: "submission.dossier/\(place)")
        let findings = try db.sealJSON(submission.findings, owner: account.text, at: "submission.findings/\(place)")
        try db.run(
            """
            INSERT INTO submission (application, round, dossier_sealed, findings_sealed, rulebook, submitted_at)
            VALUES (\(submission.application), \(submission.round), \(dossier), \(findings), \(submission.rulebook),
                \(submission.submittedAt))
            """)
    }

    /// What was handed in in a round.
    package func find(
        _ application: ID<FilingApplication>, round: Int, account: ID<Account>
    ) throws -> Submission? {
        let place = "\(application)/\(round)"
        return try db.row(
            """
            SELECT dossier_sealed, findings_sealed, rulebook, submitted_at, reported_findings_sealed, reported_rulebook
            FROM submission WHERE application = \(application) AND round = \(round)
            """
        ).map { row in
            Submission(
                application: application, round: round,
                dossier: try db.openJSON(
                    Dossier.self, row.text("dossier_sealed"), owner: account.text, at: "submission.dossier/\(place)"),
                findings: try db.openJSON(
                    [Finding].self, row.text("findings_sealed"), owner: account.text,
                    at: "submission.findings/\(place)"),
                rulebook: try row.text("rulebook"), submittedAt: try row.instant("submitted_at"),
                reported: try reported(row, account: account, place))
        }
    }

    /// Keeps what was found when the report of a round left; of a report that is repeated the first findings stand.
    package func report(
        _ reported: ReportedFindings, of application: ID<FilingApplication>, round: Int, account: ID<Account>
    ) throws {
        let place = "submission.reported_findings/\(application)/\(round)"
        let findings = try db.sealJSON(reported.findings, owner: account.text, at: place)
        try db.run(
            """
            UPDATE submission SET reported_findings_sealed = \(findings), reported_rulebook = \(reported.rulebook)
            WHERE application = \(application) AND round = \(round) AND reported_rulebook IS NULL
            """)
    }

    /// The day on which an application was first handed in.
    package func firstDay(of application: ID<FilingApplication>) throws -> Day? {
        try db.row("SELECT submitted_at FROM submission WHERE application = \(application) AND round = 1")?
            .instant("submitted_at").beijingDay
    }

    private func reported(_ row: Row, account: ID<Account>, _ place: String) throws -> ReportedFindings? {
        guard let rulebook = try row.textOrNil("reported_rulebook"),
            let sealed = try row.textOrNil("reported_findings_sealed")
        else { return nil }
        let findings = try db.openJSON(
            [Finding].self, sealed, owner: account.text, at: "submission.reported_findings/\(place)")
        return ReportedFindings(findings: findings, rulebook: rulebook)
    }

    /// Gives or changes a verdict.
    package func give(
        _ verdict: Verdict, to application: FilingApplication, by staff: ID<StaffMember>, rulebook: String,
        at now: Instant
    ) throws {
        let place = "verdict.remark/\(application.id)/\(application.round)/\(verdict.item)"
        let remark = try db.seal(verdict.remark, owner: application.account.text, at: place)
        try db.run(
            """
            INSERT INTO verdict (application, round, item, passes, reason, remark_sealed, rulebook, given_by, given_at)
            VALUES (\(application.id), \(application.round), \(verdict.item), \(verdict.passes), \(verdict.reason),
                \(remark), \(rulebook), \(staff), \(now))
            ON CONFLICT (application, round, item) DO UPDATE SET passes = excluded.passes, reason = excluded.reason,
                remark_sealed = excluded.remark_sealed, rulebook = excluded.rulebook, given_by = excluded.given_by,
                given_at = excluded.given_at
            """)
    }

    /// The verdicts of a round, by item.
    package func verdicts(
        of application: ID<FilingApplication>, round: Int, account: ID<Account>
    ) throws -> [GivenVerdict] {
        try db.rows(
            """
            SELECT item, passes, reason, remark_sealed, given_by, given_at FROM verdict
            WHERE application = \(application) AND round = \(round) ORDER BY item
            """
        ).map { row in
            let item = try row.text("item")
            let remark = try db.open(
                row.text("remark_sealed"), owner: account.text, at: "verdict.remark/\(application)/\(round)/\(item)")
            return GivenVerdict(
                round: round,
                verdict: Verdict(
                    item: item, passes: try row.bool("passes"), reason: try row.textOrNil("reason"), remark: remark),
                by: try row.id("given_by", of: StaffMember.self), at: try row.instant("given_at"))
        }
    }
}

extension Connection {
    /// The rounds of applications.
    package var submissions: Submissions { Submissions(db: self) }
}
