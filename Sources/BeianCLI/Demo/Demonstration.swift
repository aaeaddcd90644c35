import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import BeianWeb
import Foundation
import Logging
import ServiceLifecycle

/// A demonstration (演示): its own data folder, demo accounts, and everything outside simulated on the loopback.
///
/// It refuses a data folder that it did not make itself, so that nobody tries things out on real books.
struct Demonstration {
    private static let mark = "this-is-a-demonstration"
    private let settings: Settings
    private let ports: Ports
    private let log: Logger

    /// The ports of the simulators: the ones after the server's.
    private struct Ports {
        let sms, administration, mail, mailInbox: Int

        init(after port: Int) {
            sms = port + 1
            administration = port + 2
            mail = port + 3
            mailInbox = port + 4
        }
    }

    init(settings: Settings) throws {
        let ports = Ports(after: settings.port)
        self.ports = ports
        let folder = settings.values[.data] ?? "beian-demo"
        self.settings = try settings.filling([
            .data: folder, .keyFile: folder + "-keys.json", .publicURL: "http://127.0.0.1:\(settings.port)",
            .smsGateway: "http://127.0.0.1:\(ports.sms)", .regulator: "http://127.0.0.1:\(ports.administration)",
            .regulatorSecret: "demonstration", .smtp: "smtp+plain://127.0.0.1:\(ports.mail)", .passwordCost: "14",
        ])
        log = Console.log(settings)
    }

    /// Whether a folder was made by a demonstration.
    static func owns(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: URL(filePath: folder).appending(path: mark).path)
    }

    func run() async throws {
        let isNew = try prepareFolder()
        let house = try await OpenHouse.open(settings, migrating: true, log: log)
        let letters = try LetterBook()
        var assembly = Assembly(house: house)
        assembly.isDemo = true
        assembly.simulators = SimulatorLinks(
            verification: "http://127.0.0.1:\(ports.administration)/verify",
            smsInbox: "http://127.0.0.1:\(ports.administration)/sms",
            ownSMSInbox: "http://127.0.0.1:\(ports.sms)/", mailInbox: "http://127.0.0.1:\(ports.mailInbox)/",
            desk: "http://127.0.0.1:\(ports.administration)/desk")
        assembly.demoStaff = { DemoPeople.staffOnDuty(at: SystemClock().now) }
        if isNew {
            print("Filling the demonstration …")
            fflush(nil)
            try await DemoHistory(house: house).fill()
        }
        // Before the workers, which ask it at once whether there are results.
        let administration = try await AdministrationSimulator.start(simulatedAdministration(house), log: log)
        let clock = SystemClock()
        let workers: [any Service] =
            [
                try SMSGatewaySimulator(port: ports.sms, inbox: try SMSInbox(), logger: log, clock: clock),
                try MailServerSimulator(port: ports.mail, inboxPort: ports.mailInbox, logger: log, clock: clock),
            ] + (try assembly.workers(letters: letters))
        let ports = ports
        try await Server.run(try assembly.site(letters: letters), beside: workers, log: log) {
            DemoPeople.introduce(port: $0, sms: ports.sms, mail: ports.mailInbox, administration: ports.administration)
        }
        await administration.stop()
    }

    private func prepareFolder() throws -> Bool {
        let folder = URL(filePath: settings.dataFolder, directoryHint: .isDirectory)
        let manager = FileManager.default
        if Self.owns(settings.dataFolder) { return false }
        guard !manager.fileExists(atPath: folder.path) else {
            throw OpenHouse.Fault(
                description: "\(settings.dataFolder) was not made by a demonstration; give `--data` a folder "
                    + "that does not exist yet.")
        }
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("Made by `beian serve --demo`.\n".utf8).write(to: folder.appending(path: Self.mark))
        return true
    }

    private func simulatedAdministration(_ house: OpenHouse) async throws -> SimulatedAdministration {
        let clock = SystemClock()
        return try await AdministrationSimulator.open(
            file: URL(filePath: settings.dataFolder).appending(path: "administration.sqlite").path, keys: house.keys,
            settings: SimulatorSettings(
                secret: settings.text(.regulatorSecret), port: ports.administration, decision: .byHand),
            now: { clock.now })
    }
}
