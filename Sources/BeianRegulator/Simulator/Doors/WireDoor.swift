import BeianCore
import Foundation
import HTTPTypes
import Hummingbird

/// What the access provider's machine may ask.
extension SimulatorRoutes {
    func submit(_ request: Request) async throws -> Response {
        Answering.json(try await administration.accept(Asking.body(request)), .accepted)
    }

    func results(_ request: Request) async throws -> Response {
        let query = try Asking.query(request)
        guard let after = Int64(query["after"] ?? "0"), after >= 0, let limit = Int(query["limit"] ?? "100"), limit > 0
        else { throw Turned(status: .badRequest, code: "query.unreadable", detail: "after and limit are numbers.") }
        return Answering.json(try await administration.results(after: after, limit: limit))
    }

    func acknowledge(_ request: Request) async throws -> Response {
        let body = try await Asking.body(request)
        guard let asked = try? JSONDecoder().decode(Acknowledgement.self, from: Data(body)) else {
            throw Turned(status: .badRequest, code: "json.unreadable", detail: "The body is {\"through\": N}.")
        }
        guard try await administration.acknowledge(through: asked.through) else {
            throw Turned(
                status: .unprocessableContent,
                code: "result.unknown",
                detail: "No result of this number was told yet."
            )
        }
        return Answering.json(asked)
    }

    func status(_ request: Request) async throws -> Response {
        let query = try Asking.query(request)
        guard query["domain"] != nil || query["certificate"] != nil else {
            throw Turned(
                status: .badRequest,
                code: "query.unreadable",
                detail: "Ask for a domain or for a certificate."
            )
        }
        return Answering.json(
            try await administration.status(domain: query["domain"], certificate: query["certificate"])
        )
    }
}
