package import Logging
package import ServiceLifecycle

/// A pretend outside that can be served for as long as something else runs (临时模拟服务).
package protocol PassingSimulator: Service {
    /// Where it listens: a port, or several.
    associatedtype Place: Sendable

    var logger: Logger { get }

    /// The same, which tells where it listens to one more.
    func listeningAlso(_ other: @escaping @Sendable (Place) async -> Void) -> Self
}

extension PassingSimulator {
    /// Serves while the body runs, which is told where, and shuts down with it.
    package func whileRunning<Answer: Sendable>(
        _ body: @Sendable @escaping (Place) async throws -> Answer
    ) async throws -> Answer {
        let (stream, listening) = AsyncStream<Place>.makeStream()
        let simulator = listeningAlso { listening.yield($0) }
        let services = ServiceGroup(configuration: .init(services: [simulator], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { listening.finish() }
                try await services.run()
            }
            var answer: Result<Answer, any Error>?
            for await place in stream {
                do {
                    answer = .success(try await body(place))
                } catch {
                    answer = .failure(error)
                }
                await services.triggerGracefulShutdown()
            }
            try await group.waitForAll()
            guard let answer else { throw CancellationError() }
            return try answer.get()
        }
    }
}
