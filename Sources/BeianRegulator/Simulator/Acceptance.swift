import BeianCore
import BeianDesk
import BeianStore
import Foundation

/// Why a report is not taken (不予受理).
struct ReportComplaint: Error, Sendable, Equatable {
    var status: Int
    var code: String
    var detail: String
}

extension SimulatedAdministration {
    /// Takes a report and sends the codes (受理).
    ///
    /// The same reference again gets the same receipt and no second SMS.
    func accept(_ body: [UInt8]) async throws -> ReportReceipt {
        let report: Report
        do {
            report = try JSONDecoder().decode(Report.self, from: Data(body))
        } catch {
            throw ReportComplaint(status: 400, code: "report.unreadable", detail: "The report is not JSON of our form.")
        }
        let province = try ReportCheck.check(report)
        let time = now()
        let deadline = time + settings.codeValidity
        // Compared in our own order of keys: a sender may write the same report in another one.
        let content = AdministrationWire.encode(report)
        return try await database.write { books in
            let digest = books.keys.digest("simulator.report", bytes: content)
            if let known = try books.receipt(of: report.reference, digest: digest) { return known }
            let id = try books.insert(report, province, digest: digest, at: time, deadline: deadline)
            for person in books.people(of: report, id: id) {
                try books.insert(person, report: id, at: time, deadline: deadline)
            }
            return ReportReceipt(receipt: id, acceptedAt: time, smsDeadline: deadline)
        }
    }
}

extension Connection {
    fileprivate func receipt(of reference: String, digest: String) throws -> ReportReceipt? {
        guard
            let row = try row(
                "SELECT id, content_digest, accepted_at, sms_deadline FROM report WHERE reference = \(reference)"
            )
        else { return nil }
        guard try row.text("content_digest") == digest else {
            throw ReportComplaint(
                status: 409,
                code: "report.reference-used",
                detail: "This reference belongs to another report."
            )
        }
        return ReportReceipt(
            receipt: try row.text("id"),
            acceptedAt: try row.instant("accepted_at"),
            smsDeadline: try row.instant("sms_deadline")
        )
    }

    fileprivate func insert(
        _ report: Report,
        _ province: Province,
        digest: String,
        at time: Instant,
        deadline: Instant
    ) throws -> String {
        let number = try row("SELECT COALESCE(MAX(number), 0) + 1 FROM report")?.int(0) ?? 1
        let id = "sim-\(number)"
        let sealed = try sealJSON(report, owner: houseOwner, at: "report.sealed/\(id)")
        try run(
            """
            INSERT INTO report (number, id, reference, content_digest, state, province, certificate_digest, sealed,
                accepted_at, sms_deadline)
            VALUES (\(number), \(id), \(report.reference), \(digest), \(ReportState.sms), \(province),
                \(certificateDigest(report.documentNumber)), \(sealed), \(time), \(deadline))
            """
        )
        return id
    }

    /// Everybody in charge, one entry for each different mobile: a shared mobile gets one code for all its roles.
    fileprivate func people(of report: Report, id: String) -> [Verification.Person] {
        var people: [Verification.Person] = []
        for person in [report.person] + report.services.map(\.person) {
            let mobile = Entry.digits(person.mobile)
            let suffix = Entry.suffix(person.documentNumber)
            if let index = people.firstIndex(where: { $0.mobile == mobile }) {
                if !people[index].suffixes.contains(suffix) { people[index].suffixes.append(suffix) }
            } else {
                people.append(Verification.Person(mobile: mobile, code: code(id, mobile), suffixes: [suffix]))
            }
        }
        return people
    }

    fileprivate func insert(
        _ person: Verification.Person,
        report: String,
        at time: Instant,
        deadline: Instant
    ) throws {
        let digest = mobileDigest(person.mobile)
        let sealed = try sealJSON(person, owner: houseOwner, at: "verification.sealed/\(report)/\(digest)")
        try run(
            """
            INSERT INTO verification (report, mobile_digest, sealed, wrong_tries, sent_at)
            VALUES (\(report), \(digest), \(sealed), 0, \(time))
            """
        )
        try sendSMS(to: person, deadline: deadline, at: time)
    }

    /// Six digits that nobody can foretell without the key, and that come out the same when the report comes again.
    private func code(_ report: String, _ mobile: String) -> String {
        let digest = keys.digest("simulator.code", "\(report)/\(mobile)")
        let number = digest.utf8.reduce(UInt64(7)) { ($0 &* 1_000_003) ^ UInt64($1) } % 1_000_000
        return String(repeating: "0", count: 6 - String(number).count) + String(number)
    }

    func sendSMS(to person: Verification.Person, deadline: Instant, at time: Instant) throws {
        let number = try row("SELECT COALESCE(MAX(number), 0) + 1 FROM sms")?.int(0) ?? 1
        let message = SentSMS.Message(mobile: person.mobile, code: person.code, deadline: deadline)
        let sealed = try sealJSON(message, owner: houseOwner, at: "sms.sealed/\(number)")
        try run(
            """
            INSERT INTO sms (number, mobile_digest, sealed, sent_at)
            VALUES (\(number), \(mobileDigest(person.mobile)), \(sealed), \(time))
            """
        )
    }
}

/// What the administration's machine looks at before it takes a report (自动校验).
enum ReportCheck {
    static func check(_ report: Report) throws(ReportComplaint) -> Province {
        guard [.firstFiling, .addService].contains(report.kind) else {
            throw refused("kind", "The simulated administration takes first filings and added services only.")
        }
        guard let province = Province(rawValue: report.province) ?? Province(divisionPrefix: prefix(report.province))
        else { throw refused("province", "No administration belongs to this province.") }
        try present(report.reference, "reference", upTo: 100)
        try present(report.entityName, "entityName", upTo: 200)
        try present(report.documentNumber, "documentNumber", upTo: 60)
        try check(report.person, "person")
        guard (1...10).contains(report.services.count) else {
            throw refused("services", "A report holds one to ten services.")
        }
        guard Set(report.services.map { "\($0.kind) \($0.domain.lowercased())" }).count == report.services.count,
            Set(report.services.map(\.id)).count == report.services.count
        else { throw refused("services", "A service stands in the report twice.") }
        for (index, service) in report.services.enumerated() {
            try present(service.id, "services/\(index)/id", upTo: 100)
            try present(service.name, "services/\(index)/name", upTo: 200)
            try present(service.domain, "services/\(index)/domain", upTo: 253)
            try check(service.person, "services/\(index)/person")
        }
        return province
    }

    private static func check(_ person: Report.Person, _ place: String) throws(ReportComplaint) {
        try present(person.name, place + "/name", upTo: 100)
        guard (6...20).contains(Entry.digits(person.mobile).count) else {
            throw refused(place + "/mobile", "This is no mobile number.")
        }
        guard (6...60).contains(Entry.certificate(person.documentNumber).count) else {
            throw refused(place + "/documentNumber", "A certificate number has at least six characters.")
        }
    }

    private static func present(_ text: String, _ place: String, upTo limit: Int) throws(ReportComplaint) {
        guard text.contains(where: { !$0.isWhitespace }), text.count <= limit else {
            throw refused(place, "This has one to \(limit) characters.")
        }
    }

    private static func prefix(_ division: String) -> String { String(division.prefix(2)) }

    private static func refused(_ place: String, _ why: String) -> ReportComplaint {
        ReportComplaint(status: 422, code: "report.refused", detail: "\(place): \(why)")
    }
}
