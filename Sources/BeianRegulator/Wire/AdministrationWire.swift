package import BeianWire
import Foundation

/// The road to the administration: our own small JSON over HTTP, until the ministry's format is built.
package struct AdministrationWire: Sendable {
    /// What went wrong on the road, in words that never hold what was sent.
    package enum Fault: Error, Equatable, Sendable, CustomStringConvertible {
        case road(WireFault)
        case answer(status: Int)
        case unreadable

        package var description: String {
            switch self {
            case .road(let fault): "the administration is \(fault)"
            case .answer(let status): "the administration answers \(status)"
            case .unreadable: "the administration's answer cannot be read"
            }
        }
    }

    /// One result as it arrived; a result of a type that we do not know has only its place.
    struct Arrival: Sendable, Decodable {
        var sequence: Int64
        var reference: String?
        var result: AdministrationResult?

        private enum Key: String, CodingKey { case sequence, reference }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            sequence = try container.decode(Int64.self, forKey: .sequence)
            reference = try? container.decode(String.self, forKey: .reference)
            result = try? AdministrationResult(from: decoder)
        }
    }

    struct Page: Sendable, Decodable {
        var acknowledged: Int64
        var results: [Arrival]
    }

    /// The address without a slash at its end.
    package let address: String
    private let secret: String
    private let wire: HTTPWire
    private let timeoutSeconds: Double

    package init(address: String, secret: String, wire: HTTPWire = HTTPWire(), timeoutSeconds: Double = 15) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.secret = secret
        self.wire = wire
        self.timeoutSeconds = timeoutSeconds
    }

    /// Hands in a report.
    ///
    /// The same reference may be handed in again; it is one report.
    func submit(_ report: [UInt8]) async throws(WireFault) -> WireAnswer {
        try await send("POST", "/v1/reports", body: report)
    }

    func results(after: Int64, limit: Int) async throws(Fault) -> Page {
        try await read(Page.self, "GET", "/v1/results?after=\(after)&limit=\(limit)")
    }

    func acknowledge(through sequence: Int64) async throws(Fault) {
        let body = Self.encode(Acknowledgement(through: sequence))
        _ = try await read(Acknowledgement.self, "POST", "/v1/results/ack", body: body)
    }

    /// Asks whether a domain (as A-label) is filed.
    package func status(domain: String) async throws(Fault) -> FilingStatus {
        try await read(FilingStatus.self, "GET", "/v1/status?domain=\(Self.queryValue(domain))")
    }

    /// Asks whether the holder of a certificate has filed.
    package func status(certificate: String) async throws(Fault) -> FilingStatus {
        try await read(FilingStatus.self, "GET", "/v1/status?certificate=\(Self.queryValue(certificate))")
    }

    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map(Array.init) ?? []
    }

    private static func queryValue(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.urlQueryAllowed)) ?? ""
    }

    private func read<Answer: Decodable>(
        _ type: Answer.Type,
        _ method: String,
        _ path: String,
        body: [UInt8]? = nil
    ) async throws(Fault) -> Answer {
        let answer: WireAnswer
        do {
            answer = try await send(method, path, body: body)
        } catch {
            throw .road(error)
        }
        guard answer.status == 200 else { throw .answer(status: answer.status) }
        guard let value = try? JSONDecoder().decode(type, from: Data(answer.body)) else { throw .unreadable }
        return value
    }

    private func send(_ method: String, _ path: String, body: [UInt8]?) async throws(WireFault) -> WireAnswer {
        var headers = [WireHeader("Authorization", "Bearer \(secret)"), WireHeader("Accept", "application/json")]
        if body != nil { headers.append(WireHeader("Content-Type", "application/json")) }
        return try await wire.send(
            WireRequest(
                method,
                address + path,
                headers: headers,
                body: body,
                timeoutSeconds: timeoutSeconds,
                bodyCap: 1 << 20
            )
        )
    }
}
