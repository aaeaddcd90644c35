import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

/// A program that asks the API over loopback, with or without a token.
struct APIClient: Sendable {
    let site: LiveSite
    var token: String?

    /// A live site on the desk of a scene, whose tokens are the Desk's own.
    static func run(_ scene: Scene, _ body: @Sendable (APIClient) async throws -> Void) async throws {
        let desk = scene.desk
        try await LiveSite.run(
            desk: desk,
            tokens: { digest, address in
                try await desk.answer(CurrentToken(digest: digest), as: .visitor(.api, address: address))?.actor
            }
        ) { site async throws in try await body(APIClient(site: site)) }
    }

    /// The same program with a token of a holder.
    func with(
        _ scopes: Set<Scope> = [.applications], of holder: Holder, door: Door = .api, in scene: Scene
    ) async throws -> APIClient {
        let issued = try await scene.perform(
            IssueToken(label: "test", scopes: scopes, door: door), as: holder.actor)
        return APIClient(site: site, token: issued.text)
    }

    /// The same program with a token of an operator.
    func asOperator(in scene: Scene) async throws -> APIClient {
        let colleague = try await scene.staff(.operator)
        let issued = try await scene.perform(IssueToken(label: "test", scopes: [.instances]), as: colleague.actor)
        return APIClient(site: site, token: issued.text)
    }

    /// Asks with a JSON body, or none.
    func ask(
        _ method: String, _ path: String, _ json: String? = nil, match: Version? = nil,
        _ headers: [String: String] = [:]
    ) async throws -> WireAnswer {
        var all = headers
        if json != nil { all["Content-Type"] = all["Content-Type"] ?? "application/json" }
        if let match { all["If-Match"] = "\"\(match)\"" }
        return try await send(method, path, json.map { Array($0.utf8) }, all)
    }

    /// Asks with any body.
    func send(
        _ method: String, _ path: String, _ body: [UInt8]?, _ headers: [String: String] = [:]
    ) async throws -> WireAnswer {
        var lines = headers.sorted { $0.key < $1.key }.map { WireHeader($0.key, $0.value) }
        if let token { lines.append(WireHeader("Authorization", "Bearer \(token)")) }
        return try await HTTPWire().send(WireRequest(method, site.origin + path, headers: lines, body: body))
    }
}

extension WireAnswer {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONDecoder().decode(JSONValue.self, from: Foundation.Data(body)) }
    }

    /// The version in the `ETag`.
    var version: Version? { header("ETag").flatMap { Version($0.dropFirst().dropLast()) } }

    /// The pointers of the faults in a problem.
    var pointers: [String] {
        get throws { try json["errors"].list.map { $0["pointer"].text } }
    }
}

extension JSONValue {
    /// A member; null when there is none.
    subscript(_ key: String) -> JSONValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// An item; null when there is none.
    subscript(_ index: Int) -> JSONValue {
        if case .list(let items) = self, items.indices.contains(index) { items[index] } else { .null }
    }

    /// The text; empty when it is none.
    var text: String { if case .text(let text) = self { text } else { "" } }
    /// The items; none when it is no list.
    var list: [JSONValue] { if case .list(let items) = self { items } else { [] } }
    /// The number; -1 when it is none.
    var number: Double { if case .number(let number) = self { number } else { -1 } }
    /// The keys; none when it is no object.
    var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
}

/// Expects a problem of a code, told as `application/problem+json`.
func expect(
    _ answer: WireAnswer, _ status: Int, _ code: Problem.Code, at location: SourceLocation = #_sourceLocation
) throws {
    #expect(answer.status == status, "\(answer.text)", sourceLocation: location)
    #expect(answer.header("Content-Type") == "application/problem+json", sourceLocation: location)
    #expect(try answer.json["code"].text == code.rawValue, sourceLocation: location)
}
