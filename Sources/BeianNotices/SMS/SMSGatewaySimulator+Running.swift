import ServiceLifecycle

extension SMSGatewaySimulator {
    /// Serves while the body runs, which is given the port, and shuts down with it.
    package func whileRunning<Answer: Sendable>(
        _ body: @Sendable @escaping (Int) async throws -> Answer
    ) async throws -> Answer {
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let simulator = listeningAlso { listening.yield($0) }
        let services = ServiceGroup(configuration: .init(services: [simulator], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { listening.finish() }
                try await services.run()
            }
            var answer: Result<Answer, any Error>?
            for await port in ports {
                do {
                    answer = .success(try await body(port))
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
