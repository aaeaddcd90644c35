package import BeianCore
import BeianStore

/// What the administration answers to an entry on the verification page (短信核验结果).
package enum VerificationAnswer: Sendable, Equatable {
    /// This person is done; `everybody` tells whether the report goes on to review.
    case verified(everybody: Bool)
    /// No open verification belongs to this mobile.
    case unknownMobile
    /// A wrong entry; so many more are forgiven.
    case wrongCode(left: Int)
    case wrongCertificate(left: Int)
    /// One wrong entry too many: the report fails and goes back to the provider.
    case failed
    /// The validity is over: the report fails and goes back to the provider.
    case expired
}

/// What the administration answers to somebody who asks for the code again (重发短信).
package enum ResendAnswer: Sendable, Equatable {
    case sent
    case unknownMobile
    case tooSoon(seconds: Int)
}

/// A message in the SMS inbox of the simulation (模拟短信).
package struct SentSMS: Sendable {
    struct Message: Codable, Sendable {
        var mobile: String
        var code: String
        var deadline: Instant
    }

    package var number: Int
    package var sentAt: Instant
    package var mobile: String
    package var code: String
    package var deadline: Instant
}

extension SimulatedAdministration {
    /// Looks at one entry.
    ///
    /// Wrong entries are counted for the report whose code was sent last to this mobile.
    package func verify(mobile: String, code: String, suffix: String) async throws -> VerificationAnswer {
        let time = now()
        let code = Entry.digits(code)
        let suffix = Entry.certificate(suffix)
        return try await database.write { [settings] books in
            let open = try books.openVerifications(mobile: mobile)
            guard let last = open.first else { return .unknownMobile }
            let meant = open.first { $0.person.code == code } ?? last
            guard let report = try books.receivedReport(meant.report) else { return .unknownMobile }
            guard time < report.smsDeadline else {
                try books.fail(report, because: .timedOut, at: time)
                return .expired
            }
            if meant.person.code == code, meant.person.suffixes.contains(suffix) {
                return .verified(everybody: try books.settle(meant, of: report, at: time))
            }
            let left = settings.wrongTriesAllowed - meant.wrongTries - 1
            guard left >= 0 else {
                try books.fail(report, because: .tooManyTries, at: time)
                return .failed
            }
            try books.countWrongTry(meant)
            return meant.person.code == code ? .wrongCertificate(left: left) : .wrongCode(left: left)
        }
    }

    /// Sends the open codes of a mobile again.
    ///
    /// The validity does not begin anew.
    package func resend(mobile: String) async throws -> ResendAnswer {
        let time = now()
        return try await database.write { [settings] books in
            let open = try books.openVerifications(mobile: mobile)
            guard let last = open.first else { return .unknownMobile }
            let next = last.sentAt + settings.resendPause
            guard time >= next else {
                return .tooSoon(seconds: Int(((next - time).wholeMilliseconds + 999) / 1000))
            }
            var sent = false
            for verification in open {
                guard let report = try books.receivedReport(verification.report), time < report.smsDeadline else {
                    continue
                }
                try books.noteResent(verification, at: time)
                try books.sendSMS(to: verification.person, deadline: report.smsDeadline, at: time)
                sent = true
            }
            return sent ? .sent : .unknownMobile
        }
    }

    /// The messages that were sent, newest first, to everybody or to one mobile.
    package func messages(mobile: String?, limit: Int = 100) async throws -> [SentSMS] {
        try await database.read { books in
            let chosen: SQL = mobile.map { "WHERE mobile_digest = \(books.mobileDigest($0))" } ?? ""
            let rows = try books.rows(
                "SELECT number, sealed, sent_at FROM sms \(sql: chosen) ORDER BY number DESC LIMIT \(limit)"
            )
            return try rows.map { row in
                let number = try row.int("number")
                let message = try books.openJSON(
                    SentSMS.Message.self,
                    row.text("sealed"),
                    owner: houseOwner,
                    at: "sms.sealed/\(number)"
                )
                return SentSMS(
                    number: number,
                    sentAt: try row.instant("sent_at"),
                    mobile: message.mobile,
                    code: message.code,
                    deadline: message.deadline
                )
            }
        }
    }
}

extension Connection {
    /// Marks a mobile as verified; the last one sends the report to review and tells the provider.
    fileprivate func settle(_ verification: Verification, of report: ReceivedReport, at time: Instant) throws -> Bool {
        try run(
            """
            UPDATE verification SET verified_at = \(time)
            WHERE report = \(report.id) AND mobile_digest = \(mobileDigest(verification.person.mobile))
            """
        )
        guard try verifications(of: report.id).allSatisfy(\.isVerified) else { return false }
        try run("UPDATE report SET state = \(ReportState.review), review_since = \(time) WHERE id = \(report.id)")
        try tell(report, .smsVerified, at: time)
        return true
    }

    fileprivate func countWrongTry(_ verification: Verification) throws {
        try run(
            """
            UPDATE verification SET wrong_tries = wrong_tries + 1
            WHERE report = \(verification.report) AND mobile_digest = \(mobileDigest(verification.person.mobile))
            """
        )
    }

    fileprivate func noteResent(_ verification: Verification, at time: Instant) throws {
        try run(
            """
            UPDATE verification SET sent_at = \(time)
            WHERE report = \(verification.report) AND mobile_digest = \(mobileDigest(verification.person.mobile))
            """
        )
    }
}
