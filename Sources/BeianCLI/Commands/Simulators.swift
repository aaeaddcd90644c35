import ArgumentParser
import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// An SMS gateway with an inbox page, for trying things out (模拟短信网关).
struct SimulateSMS: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-sms", abstract: "Run a simulated SMS gateway with an inbox page, on the loopback.")

    @Option(help: "The port.")
    var port = 8081

    @Option(help: "The bearer token that senders must give.")
    var token: String?

    func run() async throws {
        try await Console.told {
            var log = Logger(label: "beian.simulate-sms") { StreamLogHandler.standardError(label: $0) }
            log.logLevel = .notice
            let simulator = try SMSGatewaySimulator(
                port: port, token: token, inbox: try SMSInbox(), logger: log, clock: SystemClock()
            ) { port in print("Simulated SMS gateway: http://127.0.0.1:\(port)/") }
            try await Simulators.run(simulator, log: log)
        }
    }
}

/// A simulated communications administration (模拟管局).
struct SimulateRegulator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate-regulator", abstract: "Run a simulated administration with its pages, on the loopback.")

    @Option(help: "The port.")
    var port = 8082

    @Option(help: "The secret that the access provider must give.")
    var secret: String

    @Option(help: "The file with its books.")
    var file = "simulated-administration.sqlite"

    @Option(help: "The key file with which its books are sealed.")
    var keys = "simulated-administration-keys.json"

    @Option(help: "Seconds until it approves by itself; without it somebody decides on its desk page.")
    var approveAfter: Int?

    func run() async throws {
        try await Console.told {
            var log = Logger(label: "beian.simulate-regulator") { StreamLogHandler.standardError(label: $0) }
            log.logLevel = .notice
            let ring = FileManager.default.fileExists(atPath: keys) ? try KeyRing.load(keys) : try KeyRing.create(keys)
            let clock = SystemClock()
            let settings = SimulatorSettings(
                secret: secret, port: port, decision: approveAfter.map { .automatic(after: .seconds($0)) } ?? .byHand)
            let administration = try await AdministrationSimulator.open(
                file: file, keys: ring, settings: settings, now: { clock.now })
            let simulator = AdministrationSimulator(administration, log: log) { port in
                print("Simulated administration: http://127.0.0.1:\(port)/")
            }
            try await Simulators.run(simulator, log: log)
        }
    }
}

enum Simulators {
    static func run(_ simulator: any Service, log: Logger) async throws {
        let configuration = ServiceGroupConfiguration(
            services: [simulator], gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        try await ServiceGroup(configuration: configuration).run()
    }
}
