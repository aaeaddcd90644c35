package import BeianCore
package import BeianStore
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The simulated administration as a server (模拟管局服务): its wire, its pages and its clock.
package struct AdministrationSimulator: Service {
    package let administration: SimulatedAdministration
    private let log: Logger
    private let onReady: @Sendable (Int) -> Void

    /// Prepares the server; `onReady` is told the port as soon as somebody can connect.
    package init(
        _ administration: SimulatedAdministration,
        log: Logger,
        onReady: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.administration = administration
        self.log = log
        self.onReady = onReady
    }

    /// Opens the books of the administration in a file, or in memory for tests, and brings them up to date.
    package static func open(
        file path: String?,
        keys: KeyRing,
        settings: SimulatorSettings,
        now: @escaping @Sendable () -> Instant
    ) async throws -> SimulatedAdministration {
        let database =
            try path.map { try SQLiteDatabase.open(path: $0, keys: keys) } ?? SQLiteDatabase.inMemory(keys: keys)
        try await SimulatedAdministration.migrate(database, at: now())
        return SimulatedAdministration(database: database, settings: settings, now: now)
    }

    package func run() async throws {
        let settings = administration.settings
        let ready = onReady
        var services: [any Service] = []
        if let pause = settings.tickPause {
            services.append(Ticker(administration: administration, pause: pause, log: log))
        }
        let application = Application(
            router: SimulatorRoutes(administration: administration, log: log).router(),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                serverName: "beian-simulated-administration"
            ),
            services: services,
            onServerRunning: { channel in ready(channel.localAddress?.port ?? settings.port) },
            logger: log
        )
        try await application.run()
    }

    /// Starts the server in this process and answers when somebody can connect.
    package static func start(_ administration: SimulatedAdministration, log: Logger) async throws -> RunningSimulator {
        let (ports, reporter) = AsyncStream.makeStream(of: Int.self)
        let simulator = AdministrationSimulator(administration, log: log) { port in reporter.yield(port) }
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [simulator], logger: log))
        let work = Task {
            defer { reporter.finish() }
            try await group.run()
        }
        for await port in ports {
            return RunningSimulator(administration: administration, port: port, group: group, work: work)
        }
        try await work.value
        throw CancellationError()
    }
}

/// A simulated administration that listens.
package struct RunningSimulator: Sendable {
    package let administration: SimulatedAdministration
    package let port: Int
    private let group: ServiceGroup
    private let work: Task<Void, any Error>

    fileprivate init(
        administration: SimulatedAdministration,
        port: Int,
        group: ServiceGroup,
        work: Task<Void, any Error>
    ) {
        self.administration = administration
        self.port = port
        self.group = group
        self.work = work
    }

    /// The address to report to.
    package var address: String { "http://\(administration.settings.host):\(port)" }

    /// Stops listening and waits until it is over.
    package func stop() async {
        await group.triggerGracefulShutdown()
        _ = try? await work.value
    }
}

/// Looks again and again for what is due.
private struct Ticker: Service {
    let administration: SimulatedAdministration
    let pause: Duration
    let log: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await administration.tick()
                } catch {
                    log.error("the simulated administration's clock", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
