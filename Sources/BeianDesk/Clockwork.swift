import BeianCore
import BeianStore
package import Logging
import ServiceLifecycle

/// What the passing of time asks (定时任务): clean-ups, reminders, erasure.
package struct Clockwork: Service {
    private let desk: Desk
    private let pause: Duration
    private let log: Logger

    package init(desk: Desk, pause: Duration = .seconds(60), log: Logger) {
        self.desk = desk
        self.pause = pause
        self.log = log
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var sweepAt = desk.clock.now
            while !Task.isCancelled {
                await round()
                if desk.clock.now >= sweepAt {
                    await sweep()
                    sweepAt = desk.clock.now + Self.day
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Asks everything once.
    package func round() async {
        await ask(LapseApplications())
        await ask(VoidApplications())
        // What an erased account uploaded can be read by nobody any more; it does not wait for the next day.
        if let erased = await ask(EraseAccounts()), erased > 0 { await sweep() }
        await ask(ForgetExpired())
    }

    /// Takes pictures away that nobody can read any more (清理无主文件): those of erased accounts, and those that no row
    /// names, such as after a crash between an upload and its row.
    package func sweep() async {
        do {
            let limit = desk.clock.now - Self.day
            let kept = try await desk.database.read { try $0.materials.files() }
            let gone = try await desk.vault.sweep(keeping: kept, olderThan: limit)
            if !gone.isEmpty { log.notice("orphaned files were removed", metadata: ["count": "\(gone.count)"]) }
        } catch {
            log.error("the vault could not be swept", metadata: ["error": "\(error)"])
        }
    }

    private static let day = Duration.seconds(86_400)

    @discardableResult
    private func ask<O: Operation>(_ operation: O) async -> O.Outcome? {
        do {
            return try await desk.perform(operation, as: .clock)
        } catch {
            log.error(
                "the clock's work failed", metadata: ["operation": "\(O.name)", "problem": "\(error.code.rawValue)"])
            return nil
        }
    }
}
