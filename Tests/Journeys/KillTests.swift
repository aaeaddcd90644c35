import BeianCLI
import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import BeianTesting
import BeianWeb
import Foundation
import Logging
import Testing

/// `kill -9` under load (强杀测试): nothing that was acknowledged is lost, no number is lost or issued twice, no message is
/// lost.
@Suite(.serialized) struct KillTests {
    private static var kills: Int {
        ProcessInfo.processInfo.environment["BEIAN_TEST_KILLS"].flatMap { Int($0) } ?? 3
    }

    @Test(.timeLimit(.minutes(10))) func `what was acknowledged survives kill -9 under load`() async throws {
        let mails = try await MailSink.start()
        defer { mails.stop() }
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-kill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = SystemClock()
        let keys = KeyRing.forTests()
        let administration = try await AdministrationSimulator.start(
            try await AdministrationSimulator.open(
                file: folder.appending(path: "administration.sqlite").path, keys: keys,
                settings: SimulatorSettings(
                    secret: "kill", decision: .automatic(after: .zero), tickPause: .milliseconds(100)),
                now: { clock.now }),
            log: .quiet("administration"))
        let texts = try SMSInbox(capacity: 100_000)
        let gateway = try SMSGatewaySimulator(inbox: texts, logger: .quiet("gateway"), clock: clock)
        try await gateway.whileRunning { port in
            let world = World(
                folder: folder, mails: mails, texts: texts, gateway: port, administration: administration)
            try await Ordeal(world: world, kills: Self.kills).run()
        }
        await administration.stop()
    }
}

/// Everything outside of the house, which nobody kills.
struct World: Sendable {
    let folder: URL
    let mails: MailSink
    let texts: SMSInbox
    let gateway: Int
    let administration: RunningSimulator

    func settings(port: Int) throws -> Settings {
        try Settings(values: [
            .port: String(port), .publicURL: "http://127.0.0.1:\(port)", .data: folder.appending(path: "data").path,
            .keyFile: folder.appending(path: "keys.json").path, .passwordCost: "10", .logLevel: "error",
            .smtp: "smtp+plain://127.0.0.1:\(mails.port)", .smsGateway: "http://127.0.0.1:\(gateway)",
            .regulator: administration.address, .regulatorSecret: "kill",
        ])
    }
}
