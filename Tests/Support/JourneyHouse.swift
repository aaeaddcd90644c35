package import BeianCLI
import BeianCore
package import BeianDesk
package import BeianNotices
package import BeianRegulator
import BeianStore
package import BeianWeb
import Foundation
import Hummingbird
package import Logging

/// The whole house in one process, for whole lives (旅程用房): books in a file, pages on a port, a real mail sink, an SMS
/// gateway and an administration on ports of their own, and the clock in our hand.
///
/// Nothing in it moves by itself: `settle()` carries errands, fetches results and lets time pass for whoever waits, until
/// everything is quiet.
package final class JourneyHouse: Sendable {
    package let clock: FixedClock
    package let house: OpenHouse
    /// Where the pages are: `http://127.0.0.1:PORT`.
    package let origin: String
    /// Every sentence of the pages, as the site itself reads them.
    package let strings: Strings
    /// The mails that arrived.
    package let mails: MailSink
    /// The SMS that arrived.
    package let texts: SMSInbox
    /// The pretend administration.
    package let administration: RunningSimulator
    private let courier: Courier
    private let results: ResultInbox
    private let clockwork: Clockwork

    private init(_ parts: Parts, house: OpenHouse, strings: Strings, courier: Courier, results: ResultInbox) {
        clock = parts.clock
        origin = parts.origin
        mails = parts.mails
        texts = parts.texts
        administration = parts.administration
        self.house = house
        self.strings = strings
        self.courier = courier
        self.results = results
        clockwork = Clockwork(desk: house.desk, log: .quiet("clock"))
    }

    /// Where operations are asked that no page asks.
    package var desk: Desk { house.desk }

    // MARK: Opening

    private struct Parts {
        let clock: FixedClock
        let origin: String
        let port: Int
        let mails: MailSink
        let texts: SMSInbox
        let gateway: Int
        let administration: RunningSimulator
        let folder: URL
    }

    /// Opens a house, hands it to `body`, and clears everything away whatever happens.
    package static func run<Answer: Sendable>(
        _ body: @escaping @Sendable (JourneyHouse) async throws -> Answer
    ) async throws -> Answer {
        let clock = FixedClock()
        let mails = try await MailSink.start()
        defer { mails.stop() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-journey-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let administration = try await AdministrationSimulator.start(
            try await AdministrationSimulator.open(
                file: nil, keys: .forTests(),
                settings: SimulatorSettings(secret: "journey", decision: .byHand, tickPause: nil),
                now: { clock.now }),
            log: .quiet("administration"))
        let texts = try SMSInbox()
        let gateway = try SMSGatewaySimulator(inbox: texts, logger: .quiet("gateway"), clock: clock)
        do {
            let answer = try await gateway.whileRunning { gatewayPort in
                let port = try FreePort.take()
                let parts = Parts(
                    clock: clock, origin: "http://127.0.0.1:\(port)", port: port, mails: mails, texts: texts,
                    gateway: gatewayPort, administration: administration, folder: folder)
                return try await serve(parts, body)
            }
            await administration.stop()
            return answer
        } catch {
            await administration.stop()
            throw error
        }
    }

    private static func serve<Answer: Sendable>(
        _ parts: Parts, _ body: @escaping @Sendable (JourneyHouse) async throws -> Answer
    ) async throws -> Answer {
        let house = try await OpenHouse.open(
            try settings(parts), migrating: true, clock: parts.clock, log: .quiet("house"))
        let letters = try LetterBook()
        var assembly = Assembly(house: house)
        assembly.isDemo = true
        assembly.simulators = SimulatorLinks(
            verification: parts.administration.address + "/verify", smsInbox: parts.administration.address + "/sms",
            ownSMSInbox: "http://127.0.0.1:\(parts.gateway)/", mailInbox: "http://127.0.0.1:\(parts.gateway)/",
            desk: parts.administration.address + "/desk")
        let site = try assembly.site(letters: letters)
        let carriers = try assembly.carriers(letters: letters)
        let courier = Courier(desk: house.desk, carriers: carriers, log: .quiet("courier"))
        let clock = parts.clock
        let results = ResultInbox(
            wire: AdministrationWire(address: parts.administration.address, secret: "journey"),
            sink: DeskResultSink(desk: house.desk, isSimulated: true), now: { clock.now }, log: .quiet("results"))
        let opened = JourneyHouse(parts, house: house, strings: site.strings, courier: courier, results: results)
        let (ports, port) = AsyncStream<Int>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                defer { port.finish() }
                try await site.server { port.yield($0) }.runService(gracefulShutdownSignals: [])
            }
            guard await ports.first(where: { _ in true }) != nil else { throw LiveSite.NotListening() }
            return try await body(opened)
        }
    }

    private static func settings(_ parts: Parts) throws -> Settings {
        try Settings(values: [
            .port: String(parts.port), .publicURL: parts.origin, .data: parts.folder.appending(path: "data").path,
            .keyFile: parts.folder.appending(path: "keys.json").path, .passwordCost: "10",
            .smtp: "smtp+plain://127.0.0.1:\(parts.mails.port)", .smsGateway: "http://127.0.0.1:\(parts.gateway)",
            .regulator: parts.administration.address, .regulatorSecret: "journey",
        ])
    }

    // MARK: Letting things happen

    /// Lets everything happen that is due: letters, reports, results, the administration's own clock.
    package func settle() async throws {
        for _ in 0..<50 {
            var moved = await courier.round()
            moved += try await administration.administration.tick()
            moved += try await results.poll()
            if moved == 0 { return }
        }
        throw SceneFault("the house does not come to rest")
    }

    /// Lets time pass, and what is due happen.
    package func wait(_ lapse: FixedClock.Lapse) async throws {
        clock.advance(by: lapse)
        await clockwork.round()
        try await settle()
    }
}

extension Logger {
    /// A log that speaks of what is broken only.
    package static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = .error
        return logger
    }
}
