import ServiceLifecycle

extension MailServerSimulator {
    /// Serves while the body runs, which is given the ports, and shuts down with it.
    package func whileRunning<Answer: Sendable>(
        _ body: @Sendable @escaping (Ports) async throws -> Answer
    ) async throws -> Answer {
        let (stream, listening) = AsyncStream<Ports>.makeStream()
        let simulator = listeningAlso { listening.yield($0) }
        let services = ServiceGroup(configuration: .init(services: [simulator], logger: logger))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { listening.finish() }
                try await services.run()
            }
            var answer: Result<Answer, any Error>?
            for await ports in stream {
                do {
                    answer = .success(try await body(ports))
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
