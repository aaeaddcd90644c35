import BeianCore
import BeianDesk
import Hummingbird

/// The register, by a program (备案登记接口).
enum RegisterAPI {
    /// The filings of the account.
    @Sendable static func filings(_ context: ClientContext) async throws -> Response {
        let limit = try context.pageLimit()
        let entries = try await context.answer(FilingsOfAccount(after: context.place("after"), limit: limit))
        return context.json(
            context.listing(
                entries.map { FilingDocument($0) }, limit: limit, from: "after", last: entries.last?.id.text))
    }

    /// Looks the register up by domain, number or an organisation's name; open to everybody.
    @Sendable static func find(_ context: VisitorContext) async throws -> Response {
        guard let text = context.query.find("q"), !text.isEmpty else { throw Problem.field("?q", "json.missing") }
        guard text.count <= 255 else { throw Problem.field("?q", "value.too-long", ["limit": "255"]) }
        let limit = try context.pageLimit()
        // whoever asks with a token is shown no more than everybody
        let lookup = PublicLookup(text: text, after: try context.place("after"), limit: limit)
        let found: PublicLookup.Answer
        do {
            found = try await context.site.desk.answer(
                lookup, as: .visitor(.api, address: context.visit.address))
        } catch {
            throw Problem(
                error.code,
                error.findings.map { Finding(pointer: "?q", code: $0.code, parameters: $0.parameters) },
                parameters: error.parameters)
        }
        let next = context.next(
            found.kind == "organisation" ? found.entries.count : -1, limit: limit, from: "after",
            last: found.entries.last?.id.text, keeping: [("q", text)])
        return context.json(
            LookupDocument(
                kind: found.kind, asked: found.asked, items: found.entries.map { FilingDocument($0) }, next: next))
    }
}

/// What was looked up and what was found.
struct LookupDocument: Encodable, Sendable {
    let kind: String
    let asked: String
    let items: [FilingDocument]
    let next: String?
}

/// A filed service as programs see it.
struct FilingDocument: Encodable, Sendable {
    struct Footer: Encodable, Sendable {
        let text: String
        let link: String
    }

    let entityNumber: String
    let serviceNumber: String
    let province: String
    let nature: String
    let entityName: String
    let kind: String
    let name: String
    let domain: String
    let homeURL: String
    let isSimulated: Bool
    let grantedAt: String
    let footer: Footer?

    init(_ entry: RegisterEntry) {
        entityNumber = entry.entityNumber
        serviceNumber = entry.serviceNumber
        province = entry.province
        nature = entry.nature
        entityName = entry.entityName
        kind = entry.kind.rawValue
        name = entry.title
        domain = entry.domain
        homeURL = entry.homeURL
        isSimulated = entry.isSimulated
        grantedAt = entry.grantedAt.description
        footer = (try? FilingNumber(entry.serviceNumber)).map {
            Footer(text: $0.footerText, link: FilingNumber.footerLink)
        }
    }
}
