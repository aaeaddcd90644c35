package import BeianDesk
package import BeianWeb
import BeianWire
import Hummingbird
import Logging

/// The pages and the API, served on a port of the system's choice for the length of a test.
package struct LiveSite: Sendable {
    /// Where it answers: `http://127.0.0.1:PORT`.
    package let origin: String
    /// The port.
    package let port: Int

    /// A site that somebody else serves, such as a server in another process.
    package init(origin: String, port: Int) {
        self.origin = origin
        self.port = port
    }

    /// Serves a site while `body` runs.
    package static func run<Answer: Sendable>(
        desk: Desk = .idle,
        settings: WebSettings = WebSettings(),
        routes: [WebRoute] = Routes.all,
        sessions: @escaping SessionLookup = { _, _ in nil },
        tokens: @escaping TokenLookup = { _, _ in nil },
        isReady: @escaping @Sendable () async -> Bool = { true },
        resultHealth: @escaping ResultHealth = { nil },
        demoStaff: @escaping @Sendable () async -> [DemoStaffMember] = { [] },
        _ body: @Sendable (LiveSite) async throws -> Answer
    ) async throws -> Answer {
        var settings = settings
        settings.port = 0
        var logger = Logger(label: "live")
        logger.logLevel = .critical
        let site = try Site(
            settings: settings,
            desk: desk,
            sessions: sessions,
            tokens: tokens,
            isReady: isReady,
            resultHealth: resultHealth,
            demoStaff: demoStaff,
            routes: routes,
            logger: logger
        )
        let (ports, port) = AsyncStream<Int>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                defer { port.finish() }
                try await site.server { port.yield($0) }.runService(gracefulShutdownSignals: [])
            }
            guard let taken = await ports.first(where: { _ in true }) else { throw NotListening() }
            return try await body(LiveSite(origin: "http://127.0.0.1:\(taken)", port: taken))
        }
    }

    package struct NotListening: Error {}
}
