import BeianCore
import Hummingbird

/// What the API says of itself (接口契约).
enum ContractAPI {
    /// The contract, as OpenAPI 3.1.
    @Sendable static func contract(_ context: VisitorContext) async throws -> Response {
        try context.site.assets.response("openapi.yaml", noneMatch: context.visit.headers[.ifNoneMatch])
    }

    /// Every problem that can be answered.
    @Sendable static func problems(_ context: VisitorContext) async throws -> Response {
        let items = Problem.Code.allCases.map { code in
            ProblemLine(
                code: code.rawValue, kind: code.kind.rawValue, status: code.kind.status.code,
                title: context.words("problem.\(code.rawValue).title"), page: Links.problem(code))
        }
        return context.json(Listing(items: items, next: nil))
    }
}

/// A problem in the list of all.
struct ProblemLine: Encodable, Sendable {
    let code: String
    let kind: String
    let status: Int
    let title: String
    let page: String
}
