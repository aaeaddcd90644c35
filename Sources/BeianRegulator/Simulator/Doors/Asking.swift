import BeianCore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request is turned away before anybody looks at what it says.
struct Turned: Error, Sendable {
    var status: HTTPResponse.Status
    var code: String
    var detail: String
}

/// Reads what was asked, with hard limits.
enum Asking {
    /// A report with ten services is far shorter.
    static let bodyCap = 256 * 1024

    static func body(_ request: Request) async throws -> [UInt8] {
        do {
            return Array(buffer: try await request.body.collect(upTo: bodyCap))
        } catch is NIOTooManyBytesError {
            throw Turned(
                status: .contentTooLarge,
                code: "body.too-large",
                detail: "At most \(bodyCap) bytes are taken."
            )
        }
    }

    /// The fields of a form or, where a program asks, of a JSON object of texts.
    static func fields(_ request: Request) async throws -> [String: String] {
        let bytes = try await body(request)
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            guard let text = String(bytes: bytes, encoding: .utf8), let form = form(text) else {
                throw Turned(status: .badRequest, code: "form.unreadable", detail: "The form cannot be read.")
            }
            return form
        }
        guard let object = try? JSONDecoder().decode([String: String].self, from: Data(bytes)) else {
            throw Turned(status: .badRequest, code: "json.unreadable", detail: "The body is no object of texts.")
        }
        return object
    }

    static func query(_ request: Request) throws -> [String: String] {
        guard var form = form(request.uri.query ?? "") else {
            throw Turned(status: .badRequest, code: "query.unreadable", detail: "The query cannot be read.")
        }
        // Until somebody chooses a language on the page, the browser's is taken.
        let isEnglish = request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") == true
        if form["lang"] == nil, isEnglish { form["lang"] = Language.english.rawValue }
        return form
    }

    /// A query or form; nil when its encoding is broken.
    static func form(_ text: String) -> [String: String]? {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count == 2 ? halves[1] : ""
            guard let name = plain(halves[0]), let value = plain(value) else { return nil }
            fields[name] = value
        }
        return fields
    }

    static func wording(_ fields: [String: String]) -> Wording {
        Wording(language: fields["lang"].flatMap(Language.init(rawValue:)) ?? .chinese)
    }

    static func wantsJSON(_ request: Request) -> Bool {
        request.uri.path.hasPrefix("/v1/") || request.uri.path.hasSuffix(".json")
            || request.headers[.accept]?.contains("application/json") == true
    }

    private static func plain(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}

/// Writes what is answered.
enum Answering {
    static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) -> Response {
        response(AdministrationWire.encode(value), "application/json", status)
    }

    static func page(_ page: Page, _ status: HTTPResponse.Status = .ok) -> Response {
        response(Array(page.html.description.utf8), "text/html; charset=utf-8", status)
    }

    static func style() -> Response {
        response(Array(Page.style.utf8), "text/css; charset=utf-8", .ok)
    }

    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address])
    }

    private static func response(_ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
