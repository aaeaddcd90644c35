import BeianCore
import BeianDesk
import BeianStore
import HTTPTypes
import Hummingbird

/// What the reviewer of the simulated administration may ask, as a person or as a test.
extension SimulatorRoutes {
    private struct Cases: Encodable {
        struct Entry: Encodable {
            var id: String
            var reference: String
            var state: ReportState
            var entityName: String
            var numbers: [String]
        }

        var reports: [Entry]
    }

    func desk(_ request: Request) async throws -> Response {
        Answering.page(try await deskPage(Asking.wording(Asking.query(request))).page)
    }

    func cases() async throws -> Response {
        let cases = try await administration.cases()
        return Answering.json(
            Cases(
                reports: cases.map { entry in
                    Cases.Entry(
                        id: entry.record.id,
                        reference: entry.record.reference,
                        state: entry.record.state,
                        entityName: entry.record.report.entityName,
                        numbers: entry.numbers
                    )
                }
            )
        )
    }

    func approve(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let fields = try await Asking.fields(request)
        return try await decide(request, fields) {
            Answering.json(try await administration.approve(context.parameters.get("id") ?? ""))
        }
    }

    func refuse(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let fields = try await Asking.fields(request)
        return try await decide(request, fields) {
            try await administration.refuse(context.parameters.get("id") ?? "", opinion: fields["opinion"] ?? "")
            return Answering.json(["state": ReportState.refused.rawValue])
        }
    }

    private func decide(
        _ request: Request,
        _ fields: [String: String],
        _ work: () async throws -> Response
    ) async throws -> Response {
        let wording = Asking.wording(fields)
        do {
            let answer = try await work()
            return Asking.wantsJSON(request) ? answer : Answering.seeOther("/desk?\(wording.query)")
        } catch let complaint as DeskComplaint {
            let sentence = DeskPage.sentence(wording, complaint)
            guard !Asking.wantsJSON(request) else {
                return Answering.json(WireComplaint(code: "desk.refused", detail: sentence), complaint.status)
            }
            var page = try await deskPage(wording)
            page.errors = [(nil, sentence)]
            return Answering.page(page.page, complaint.status)
        }
    }

    private func deskPage(_ wording: Wording) async throws -> DeskPage {
        DeskPage(
            wording: wording,
            cases: try await administration.cases(),
            isAutomatic: administration.settings.decision != .byHand
        )
    }
}

extension DeskComplaint {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .unknownReport: .notFound
        case .notWaiting, .domainFiled, .entityFiled: .conflict
        case .opinionMissing: .unprocessableContent
        }
    }
}

extension SimulatedAdministration {
    /// What lies on the desk: what waits first, then the rest, newest first.
    func cases(limit: Int = 100) async throws -> [DeskPage.Case] {
        try await database.read { books in
            try books.receivedReports(limit: limit).map { record in
                let verifications = try books.verifications(of: record.id)
                let services = try books.rows(
                    "SELECT number FROM service WHERE report = \(record.id) ORDER BY ordinal"
                ).map { try $0.text(0) }
                return DeskPage.Case(
                    record: record,
                    verified: verifications.count(where: \.isVerified),
                    people: verifications.count,
                    numbers: services
                )
            }
        }
    }
}
