package import BeianCore
package import BeianDesk
import BeianStore

/// Where a report stands with the administration (报送状态).
package enum ReportState: String, Sendable, Codable {
    /// Waits for the SMS verification (待短信核验).
    case sms
    /// Waits for a reviewer (待审核).
    case review
    /// 备案成功
    case granted
    /// 已驳回
    case refused
    /// 短信核验失败
    case unverified
}

/// A report as the administration keeps it (报送记录).
package struct ReceivedReport: Sendable {
    package var id: String
    package var reference: String
    package var state: ReportState
    package var province: Province
    package var certificateDigest: String
    package var report: Report
    package var acceptedAt: Instant
    package var smsDeadline: Instant
    package var opinion: String?
}

/// One mobile that has to answer for a report (待核验手机).
struct Verification: Sendable {
    /// What is known about the mobile, as it is sealed.
    struct Person: Codable, Sendable {
        var mobile: String
        var code: String
        /// The last six characters of the certificate of everybody who uses this mobile.
        var suffixes: [String]
    }

    var report: String
    var person: Person
    var wrongTries: Int
    var sentAt: Instant
    var isVerified: Bool
}

extension Connection {
    func certificateDigest(_ number: String) -> String {
        keys.digest("simulator.certificate", Entry.certificate(number))
    }

    func mobileDigest(_ mobile: String) -> String {
        keys.digest("simulator.mobile", Entry.digits(mobile))
    }

    func receivedReport(_ id: String) throws -> ReceivedReport? {
        try row("SELECT \(raw: Self.reportColumns) FROM report WHERE id = \(id)").map(received)
    }

    /// Those that wait for a decision first, then the others, newest first.
    func receivedReports(limit: Int) throws -> [ReceivedReport] {
        let waiting = try rows(
            """
            SELECT \(raw: Self.reportColumns) FROM report WHERE state = \(ReportState.review)
            ORDER BY number LIMIT \(limit)
            """
        )
        let others = try rows(
            """
            SELECT \(raw: Self.reportColumns) FROM report WHERE state <> \(ReportState.review)
            ORDER BY number DESC LIMIT \(limit)
            """
        )
        return try (waiting + others).prefix(limit).map(received)
    }

    func verifications(of report: String) throws -> [Verification] {
        try rows(
            """
            SELECT report, mobile_digest, sealed, wrong_tries, sent_at, verified_at FROM verification
            WHERE report = \(report) ORDER BY sent_at, mobile_digest
            """
        ).map(verification)
    }

    /// The open verifications of a mobile, the one that was sent last first.
    func openVerifications(mobile: String) throws -> [Verification] {
        try rows(
            """
            SELECT verification.report, verification.mobile_digest, verification.sealed, verification.wrong_tries,
                verification.sent_at, verification.verified_at
            FROM verification JOIN report ON report.id = verification.report
            WHERE verification.mobile_digest = \(mobileDigest(mobile)) AND verification.verified_at IS NULL
                AND report.state = \(ReportState.sms)
            ORDER BY verification.sent_at DESC, report.number DESC
            """
        ).map(verification)
    }

    private static var reportColumns: String {
        "id, reference, state, province, certificate_digest, sealed, accepted_at, sms_deadline, opinion"
    }

    private func received(_ row: Row) throws -> ReceivedReport {
        let id = try row.text("id")
        return ReceivedReport(
            id: id,
            reference: try row.text("reference"),
            state: try row.word("state", of: ReportState.self),
            province: try row.word("province", of: Province.self),
            certificateDigest: try row.text("certificate_digest"),
            report: try openJSON(Report.self, row.text("sealed"), owner: houseOwner, at: "report.sealed/\(id)"),
            acceptedAt: try row.instant("accepted_at"),
            smsDeadline: try row.instant("sms_deadline"),
            opinion: try row.textOrNil("opinion")
        )
    }

    private func verification(_ row: Row) throws -> Verification {
        let report = try row.text("report")
        let place = "verification.sealed/\(report)/\(try row.text("mobile_digest"))"
        return Verification(
            report: report,
            person: try openJSON(Verification.Person.self, row.text("sealed"), owner: houseOwner, at: place),
            wrongTries: try row.int("wrong_tries"),
            sentAt: try row.instant("sent_at"),
            isVerified: try !row.isNull("verified_at")
        )
    }
}

/// What people type, in the one form in which it is compared.
enum Entry {
    static func digits(_ text: String) -> String {
        let plain = text.filter { $0.isASCII && $0.isNumber }
        return plain.count == 13 && plain.hasPrefix("86") ? String(plain.dropFirst(2)) : plain
    }

    static func certificate(_ text: String) -> String {
        text.filter { !$0.isWhitespace }.uppercased()
    }

    static func suffix(_ certificate: String) -> String {
        String(Entry.certificate(certificate).suffix(6))
    }
}
