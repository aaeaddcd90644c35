import BeianCore
import BeianStore
package import Logging
import ServiceLifecycle

/// The worker that carries errands out of the house (信使): claim, carry, report back through an operation.
package struct Courier: Service {
    private let desk: Desk
    private let carriers: [any Carrier]
    private let pause: Duration
    private let log: Logger

    package init(desk: Desk, carriers: [any Carrier], pause: Duration = .milliseconds(300), log: Logger) {
        self.desk = desk
        self.carriers = carriers
        self.pause = pause
        self.log = log
    }

    package func run() async throws {
        // Without a way out everything waits in the outbox; the server goes on all the same.
        guard !carriers.isEmpty else { return try await gracefulShutdown() }
        await withTaskGroup(of: Void.self) { group in
            for carrier in carriers {
                group.addTask { await loop(carrier) }
            }
        }
    }

    /// Carries everything that is due now, once; answers how many errands were tried.
    @discardableResult
    package func round() async -> Int {
        var tried = 0
        for carrier in carriers { tried += await round(carrier) }
        return tried
    }

    private func loop(_ carrier: any Carrier) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let tried = await round(carrier)
                if tried == 0 { try? await Task.sleep(for: pause) }
            }
        }
    }

    private func round(_ carrier: any Carrier) async -> Int {
        let now = desk.clock.now
        let kind = carrier.kind
        do {
            let errands = try await desk.database.write { try $0.outbox.claim(kind, at: now) }
            for errand in errands { await deliver(errand, by: carrier) }
            return errands.count
        } catch {
            log.error("the outbox cannot be read", metadata: ["error": "\(error)"])
            return 0
        }
    }

    private func deliver(_ errand: Errand, by carrier: any Carrier) async {
        do {
            var errand = errand
            if errand.kind == .report {
                guard let report = try await desk.perform(DispatchReport(errand: errand.id), as: .courier) else {
                    return
                }
                errand = report
            }
            let delivery = await carrier.carry(errand)
            if errand.kind == .report {
                try await desk.perform(RecordReportDelivery(errand: errand.id, delivery: delivery), as: .courier)
            } else {
                try await desk.perform(RecordNoticeDelivery(errand: errand.id, delivery: delivery), as: .courier)
            }
        } catch {
            log.warning(
                "an errand could not be settled",
                metadata: ["errand": "\(errand.id)", "problem": "\(error.code.rawValue)"])
        }
    }
}
