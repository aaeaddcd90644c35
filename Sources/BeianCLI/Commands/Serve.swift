import ArgumentParser
import BeianCore
import BeianDesk
import BeianNotices
import BeianWeb
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// Runs the server (启动服务).
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and the API. Settings are variables of the environment: `beian docs settings`.")

    @Flag(help: "A demonstration: own data folder, demo accounts, simulated mail, SMS and administration.")
    var demo = false

    @ArgumentParser.Option(help: "The data folder, in the place of BEIAN_DATA.")
    var data: String?

    func run() async throws {
        var settings = try Console.settings()
        if let data { settings = try settings.changing([.data: data]) }
        try await Console.told {
            if demo {
                try await Demonstration(settings: settings).run()
            } else {
                try await serve(settings)
            }
        }
    }

    private func serve(_ settings: Settings) async throws {
        guard !Demonstration.owns(settings.dataFolder) else {
            throw OpenHouse.Fault(
                description: "\(settings.dataFolder) holds a demonstration; give another data folder or `--demo`.")
        }
        let log = Console.log(settings)
        let isNew = !FileManager.default.fileExists(atPath: settings.dataFolder)
        let house = try await OpenHouse.open(settings, migrating: isNew, log: log)
        let letters = try LetterBook()
        let assembly = Assembly(house: house)
        try await Server.run(
            try assembly.site(letters: letters), beside: try assembly.workers(letters: letters), log: log
        ) {
            print("Beian listens on http://\(settings.host):\($0)")
        }
    }
}

/// The server and everything beside it, until somebody asks it to stop.
enum Server {
    static func run(
        _ site: Site, beside workers: [any Service], log: Logger, listening: @escaping @Sendable (Int) -> Void
    ) async throws {
        let server = site.server { port in
            listening(port)
            fflush(nil)
        }
        var configuration = ServiceGroupConfiguration(
            services: [server] + workers, gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
    }
}
