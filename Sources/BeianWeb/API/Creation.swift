package import BeianCore
package import BeianDesk
import HTTPTypes
package import Hummingbird
import NIOCore

/// What the API answers after it made something (新建应答): the thing, where it is found, and its version.
package struct Created<Value: Encodable & Sendable>: Sendable {
    let value: Value
    let location: String?
    let version: Version?

    package init(_ value: Value, location: String? = nil, version: Version? = nil) {
        self.value = value
        self.location = location
        self.version = version
    }
}

/// A creation's answer as it is kept, so that the same request gets the same answer again.
private struct KeptAnswer: Codable {
    let body: String
    let location: String?
    let version: Version?
}

extension WebContext {
    /// Makes something by an operation, answered with 201; with an `Idempotency-Key` it is made once, however often it is
    /// asked.
    package func create<O: Operation, Value: Encodable & Sendable>(
        _ operation: O,
        answering: @escaping @Sendable (O.Outcome) throws -> Created<Value>
    ) async throws -> Response {
        guard let key = try idempotencyKey() else {
            let made = try await answering(perform(operation))
            return json(made.value, status: .created, version: made.version, location: made.location)
        }
        let request = Secret.digest(of: Array("\(visit.method.rawValue) \(visit.path)\n".utf8) + visit.body)
        let text = try await site.desk.perform(operation, as: actor, once: Desk.once(key: key, request: request)) {
            let made = try answering($0)
            let body = try String(decoding: JSON.text(made.value), as: UTF8.self)
            let kept = KeptAnswer(body: body, location: made.location, version: made.version)
            return try String(decoding: JSON.text(kept), as: UTF8.self)
        }
        let kept = try JSON.value(KeptAnswer.self, of: Array(text.utf8))
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if let version = kept.version { headers[.eTag] = "\"\(version)\"" }
        if let location = kept.location { headers[.location] = location }
        return Response(status: .created, headers: headers, body: .init(byteBuffer: ByteBuffer(string: kept.body)))
    }
}
