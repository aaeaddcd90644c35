import BeianCore
import Hummingbird
import NIOCore

/// Takes the body of a request into memory, within a size and a time.
///
/// A client that sends a byte a minute would otherwise hold a connection for ever.
struct BodyReader: Sendable {
    let limit: Int
    let deadline: Duration

    /// The whole body, or `request.too-large`, or `request.timed-out`.
    func read(_ request: Request) async throws -> [UInt8] {
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw Problem(.requestTooLarge)
        }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            defer { group.cancelAll() }
            group.addTask { try await collect(request.body) }
            group.addTask {
                try await Task.sleep(for: deadline)
                throw Problem(.requestTimedOut)
            }
            return try await group.next() ?? []
        }
    }

    private func collect(_ body: RequestBody) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard bytes.count + chunk.readableBytes <= limit else { throw Problem(.requestTooLarge) }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }
}
