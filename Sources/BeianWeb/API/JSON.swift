package import BeianCore
import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore

/// JSON as it goes out: sorted keys, no escaped slashes.
package enum JSON {
    /// The text of a value.
    package static func text(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(value))
    }

    /// Reads what `text` wrote.
    static func value<Value: Decodable>(_ type: Value.Type, of text: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Foundation.Data(text))
    }

    static func response(
        _ value: some Encodable,
        status: HTTPResponse.Status,
        mediaType: String = "application/json",
        headers: HTTPFields = [:]
    ) -> Response {
        guard let bytes = try? text(value) else { return Response(status: .internalServerError) }
        var headers = headers
        headers[.contentType] = mediaType
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension WebContext {
    /// An answer of the API; `version` becomes its `ETag`.
    package func json(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok,
        version: Version? = nil,
        location: String? = nil
    ) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let version { headers[.eTag] = "\"\(version)\"" }
        if let location { headers[.location] = location }
        return JSON.response(value, status: status, headers: headers)
    }

    /// An answer of the API without a body.
    package func nothing(version: Version? = nil) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let version { headers[.eTag] = "\"\(version)\"" }
        return Response(status: .noContent, headers: headers)
    }

    /// Whether the client has this version already (`If-None-Match`), so that 304 suffices.
    package func hasSeen(_ version: Version) -> Bool { visit.headers[.ifNoneMatch] == "\"\(version)\"" }

    /// The version that the client looked at (`If-Match`); a change without it is `request.version-required`.
    package func seenVersion() throws(Problem) -> Version {
        guard let header = visit.headers[.ifMatch] else { throw Problem(.requestVersionRequired) }
        guard header.hasPrefix("\""), header.hasSuffix("\""), header.utf8.count > 2,
            let version = Version(header.dropFirst().dropLast()), version > 0
        else { throw Problem(.requestMalformed) }
        return version
    }

    /// The key under which this creation may be repeated without being done twice (`Idempotency-Key`).
    package func idempotencyKey() throws(Problem) -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = visit.headers[name] else { return nil }
        guard (1...64).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw Problem(.requestMalformed)
        }
        return key
    }

    /// The body as a JSON object; no body counts as an empty one.
    package func jsonBody() throws(Problem) -> JSONObject {
        guard !visit.body.isEmpty else { return JSONObject([:], at: "#") }
        guard case .object(let members) = try jsonValue() else { throw Problem(.requestMalformed) }
        return JSONObject(members, at: "#")
    }

    /// The body as a list of JSON objects.
    package func jsonRows() throws(Problem) -> [JSONObject] {
        guard case .list(let values) = try jsonValue() else { throw Problem(.requestMalformed) }
        var rows: [JSONObject] = []
        for (index, value) in values.enumerated() {
            guard case .object(let members) = value else {
                throw Problem.field("#/\(index)", "json.wrong-type", ["type": "object"])
            }
            rows.append(JSONObject(members, at: "#/\(index)"))
        }
        return rows
    }

    private func jsonValue() throws(Problem) -> JSONValue {
        let type = (visit.headers[.contentType] ?? "").lowercased()
        guard type == "application/json" || type.hasPrefix("application/json;") else {
            throw Problem(.requestMediaType)
        }
        guard Percent.strictText(visit.body) != nil,
            let value = try? JSON.value(JSONValue.self, of: visit.body)
        else { throw Problem(.requestMalformed) }
        return value
    }
}
