import BeianCore
import BeianDesk
import BeianStore

/// Why the desk cannot do what was asked (不能办理).
package enum DeskComplaint: Error, Equatable, Sendable {
    case unknownReport
    /// The report is not waiting for a decision.
    case notWaiting(ReportState)
    /// The domain is filed already; the report can only be refused.
    case domainFiled(domain: String, number: String)
    /// The entity has its number from another province; the report can only be refused.
    case entityFiled(number: String)
    /// A refusal needs an opinion of 1 to 500 characters.
    case opinionMissing

    /// The opinion with which the machine refuses in such a case.
    var opinion: String {
        switch self {
        case .domainFiled(let domain, let number): "域名 \(domain) 已备案（\(number)），不能重复备案。"
        case .entityFiled(let number): "该主体已在其他省备案（\(number)），不能在本省重复备案。"
        case .unknownReport, .notWaiting, .opinionMissing: "报送内容不符合要求。"
        }
    }
}

extension SimulatedAdministration {
    /// The reports that wait for a decision, oldest first.
    package func waiting(limit: Int = 100) async throws -> [String] {
        try await database.read { books in
            try books.receivedReports(limit: limit).filter { $0.state == .review }.map(\.id)
        }
    }

    /// Approves a report by hand (审核通过) and issues its numbers.
    @discardableResult
    package func approve(_ id: String) async throws -> AdministrationResult.Grant {
        let time = now()
        return try await database.write { books in try books.grant(books.waiting(id), at: time) }
    }

    /// Refuses a report by hand (驳回) with the reviewer's opinion.
    package func refuse(_ id: String, opinion: String) async throws {
        let opinion = opinion.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...500).contains(opinion.count) else { throw DeskComplaint.opinionMissing }
        let time = now()
        try await database.write { books in try books.refuse(books.waiting(id), opinion: opinion, at: time) }
    }
}

extension Connection {
    fileprivate func waiting(_ id: String) throws -> ReceivedReport {
        guard let report = try receivedReport(id) else { throw DeskComplaint.unknownReport }
        guard report.state == .review else { throw DeskComplaint.notWaiting(report.state) }
        return report
    }

    @discardableResult
    func grant(_ record: ReceivedReport, at time: Instant) throws -> AdministrationResult.Grant {
        for service in record.report.services {
            let filed = try row(
                "SELECT number FROM service WHERE domain = \(service.domain.lowercased()) AND kind = \(service.kind)"
            )
            if let filed {
                throw DeskComplaint.domainFiled(domain: service.domain.lowercased(), number: try filed.text(0))
            }
        }
        let entity = try entityNumber(of: record, at: time)
        let services = try record.report.services.map { service in
            try issue(to: service, entity: entity, record: record, at: time)
        }
        let grant = AdministrationResult.Grant(entityNumber: entity.description, services: services)
        try settle(record, .granted, opinion: nil, at: time)
        try tell(record, .granted(grant), at: time)
        return grant
    }

    func refuse(_ record: ReceivedReport, opinion: String, at time: Instant) throws {
        let refusal = AdministrationResult.Refusal(
            opinion: opinion,
            reviewer: "模拟审核员",
            phone: "12300",
            date: time.beijingDay
        )
        try settle(record, .refused, opinion: opinion, at: time)
        try tell(record, .refused(refusal), at: time)
    }

    func fail(_ record: ReceivedReport, because failure: AdministrationResult.SMSFailure, at time: Instant) throws {
        try settle(record, .unverified, opinion: nil, at: time)
        try tell(record, .smsFailed(failure), at: time)
    }

    /// Puts a result at the end of the one sequence, which has no gaps because nothing is ever taken out of it.
    func tell(_ record: ReceivedReport, _ outcome: AdministrationResult.Outcome, at time: Instant) throws {
        let sequence = try row("SELECT COALESCE(MAX(sequence), 0) + 1 FROM result")?.int64(0) ?? 1
        let body = String(decoding: AdministrationWire.encode(outcome), as: UTF8.self)
        try run(
            "INSERT INTO result (sequence, report, body, at) VALUES (\(sequence), \(record.id), \(body), \(time))"
        )
    }

    private func settle(_ record: ReceivedReport, _ state: ReportState, opinion: String?, at time: Instant) throws {
        try run(
            """
            UPDATE report SET state = \(state), opinion = \(opinion), decided_at = \(time)
            WHERE id = \(record.id)
            """
        )
    }

    /// The entity's number: the one it has at this administration, or the next of the year.
    private func entityNumber(of record: ReceivedReport, at time: Instant) throws -> FilingNumber {
        let known = try row(
            """
            SELECT number FROM entity
            WHERE province = \(record.province) AND certificate_digest = \(record.certificateDigest)
            """
        )
        if let known { return try FilingNumber(known.text(0)) }
        let elsewhere = try row(
            "SELECT number FROM entity WHERE certificate_digest = \(record.certificateDigest) ORDER BY number LIMIT 1")
        if let elsewhere { throw DeskComplaint.entityFiled(number: try elsewhere.text(0)) }
        let year = time.beijingDay.year
        let serial =
            try row(
                """
                SELECT COALESCE(MAX(serial), 0) + 1 FROM entity WHERE province = \(record.province) AND year = \(year)
                """
            )?.int(0) ?? 1
        let number = try FilingNumber.entity(province: record.province, year: year, serial: serial)
        try run(
            """
            INSERT INTO entity (number, province, certificate_digest, year, serial)
            VALUES (\(number.description), \(record.province), \(record.certificateDigest), \(year), \(serial))
            """
        )
        return number
    }

    private func issue(
        to service: Report.Service,
        entity: FilingNumber,
        record: ReceivedReport,
        at time: Instant
    ) throws -> AdministrationResult.Grant.Service {
        let ordinal =
            try row("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM service WHERE entity = \(entity.description)")?.int(0)
            ?? 1
        let number = try entity.service(ordinal: ordinal, kind: service.kind).description
        try run(
            """
            INSERT INTO service (number, entity, ordinal, kind, domain, report, granted_at)
            VALUES (\(number), \(entity.description), \(ordinal), \(service.kind), \(service.domain.lowercased()),
                \(record.id), \(time))
            """
        )
        return AdministrationResult.Grant.Service(id: service.id, number: number)
    }
}
