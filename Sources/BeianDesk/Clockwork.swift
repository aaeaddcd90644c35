import BeianCore
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
            while !Task.isCancelled {
                await round()
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Asks everything once.
    package func round() async {
        await ask(LapseApplications())
        await ask(VoidApplications())
        await ask(EraseAccounts())
        await ask(ForgetExpired())
    }

    private func ask<O: Operation>(_ operation: O) async {
        do {
            _ = try await desk.perform(operation, as: .clock)
        } catch {
            log.error(
                "the clock's work failed", metadata: ["operation": "\(O.name)", "problem": "\(error.code.rawValue)"])
        }
    }
}
