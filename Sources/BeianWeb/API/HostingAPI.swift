import BeianCore
import BeianDesk
import Hummingbird

/// Instances and service identification numbers, by a program (实例与备案服务号接口).
enum HostingAPI {
    /// The account's instances, and what stands in the way of filing on each.
    @Sendable static func instances(_ context: ClientContext) async throws -> Response {
        let limit = try context.pageLimit(usual: 50)
        let after: ID<HostedInstance>? = try context.place("after", isOurs: false)
        let lines = try await context.answer(InstancesOfAccount(after: after, limit: limit))
        return context.json(
            context.listing(
                lines.map { InstanceDocument($0, words: context.words) }, limit: limit, from: "after",
                last: lines.last?.instance.id.text))
    }

    /// Takes rows of the provider's inventory over, as a JSON list or as CSV.
    @Sendable static func importRows(_ context: ClientContext) async throws -> Response {
        let count = try await context.perform(ImportInstances(rows: rows(context)))
        return context.json(["imported": count])
    }

    /// The service identification numbers that the account issued.
    @Sendable static func numbers(_ context: ClientContext) async throws -> Response {
        let limit = try context.pageLimit()
        let numbers = try await context.answer(ServiceNumbersOfAccount(before: context.place("before"), limit: limit))
        return context.json(
            context.listing(
                numbers.map { ServiceNumberDocument($0) }, limit: limit, from: "before", last: numbers.last?.id.text))
    }

    /// Issues a number for an instance.
    @Sendable static func issueNumber(_ context: ClientContext) async throws -> Response {
        let body = try context.jsonBody()
        let instance = body.requiredText("instance")
        let note = body.text("note") ?? ""
        try body.finish()
        return try await context.create(IssueServiceIdentificationNumber(instance: ID(instance), note: note)) {
            Created(ServiceNumberDocument($0))
        }
    }

    /// Revokes a number that nobody has used.
    @Sendable static func revokeNumber(_ context: ClientContext) async throws -> Response {
        try await context.perform(RevokeServiceIdentificationNumber(number: context.id()))
        return context.nothing()
    }

    private static func rows(_ context: ClientContext) throws -> [InstanceRow] {
        let type = (context.visit.headers[.contentType] ?? "").lowercased()
        guard type == "text/csv" || type.hasPrefix("text/csv;") else {
            let rows = try context.jsonRows()
            let read = rows.map { row($0) }
            let findings = rows.flatMap { $0.gathered() }
            guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
            return read
        }
        guard let text = Percent.strictText(context.visit.body),
            let sheet = try? CommaSeparated(text, columns: Set(InstanceRow.columns))
        else { throw Problem(.requestMalformed) }
        return sheet.rows.map { InstanceRow($0) }
    }

    private static func row(_ row: JSONObject) -> InstanceRow {
        var values: [String: String] = [:]
        for column in InstanceRow.columns where row.has(column) {
            switch column {
            case "publicIPs": values[column] = row.texts(column)?.joined(separator: " ")
            case "slots": values[column] = row.integer(column).map { "\($0)" }
            default: values[column] = row.text(column)
            }
        }
        return InstanceRow(values)
    }
}

/// An instance as programs see it.
struct InstanceDocument: Encodable, Sendable {
    struct Hindrance: Encodable, Sendable {
        let code: String
        let reason: String
        let remedy: String?
    }

    let id: String
    let product: String
    let model: String
    let province: String?
    let region: String
    let publicIPs: [String]
    let billing: String
    let boughtOn: String
    let validUntil: String
    let slots: Int
    let used: Int
    let obstacles: [Hindrance]

    init(_ line: InstancesOfAccount.Line, words: Words) {
        let instance = line.instance
        id = instance.id.text
        product = instance.product.rawValue
        model = instance.model
        province = instance.province
        region = instance.region
        publicIPs = instance.publicIPs
        billing = instance.billing.rawValue
        boughtOn = instance.boughtOn.description
        validUntil = instance.validUntil.description
        slots = instance.slots
        used = line.used
        obstacles = zip(line.obstacles, line.findings).map { obstacle, finding in
            let told = FindingView(finding, words: words)
            return Hindrance(code: obstacle.rawValue, reason: told.reason, remedy: told.remedy)
        }
    }
}

/// A service identification number as programs see it.
struct ServiceNumberDocument: Encodable, Sendable {
    let id: String
    let number: String
    let instance: String
    let state: String
    let issuedAt: String
    let note: String

    init(_ number: ServiceIdentificationNumber) {
        id = number.id.text
        self.number = number.number
        instance = number.instance.text
        state = number.state.rawValue
        issuedAt = number.issuedAt.description
        note = number.note
    }
}
