package import BeianCore
package import BeianDesk
package import Logging
import ServiceLifecycle

/// Who records results in the house (结果登记).
package protocol ResultSink: Sendable {
    /// Records one result durably, or throws. The same result may come again; results of one report come in their order.
    func take(_ result: AdministrationResult) async throws
    /// Keeps that a result could not be recorded, so that an operator sees it.
    func hold(_ result: HoldResult) async
    /// What an operator decided of a result that was held; nil while nobody did.
    func decision(on sequence: Int64) async -> SettleResult.Decision?
}

/// Fetches what the administration decided (结果收取) and acknowledges only what was recorded.
///
/// A result that cannot be recorded, such as one that came before our own record of the delivery, is held: it is tried
/// again with growing pauses, later results of the same report wait behind it, those of other reports are recorded, and
/// `health` tells the operator, who can have it tried at once or put aside. Nothing is ever acknowledged past it before.
package actor ResultInbox: Service {
    /// How the conversation goes, for the operator's health page.
    package struct Health: Sendable, Equatable {
        package var lastProblem: String?
        package var lastProblemAt: Instant?
        /// How many results wait because they could not be recorded.
        package var held = 0
        package var lastSuccess: Instant?
        package var acknowledged: Int64 = 0
    }

    private struct Hold {
        var tries: Int
        var notBefore: Instant
    }

    package private(set) var health = Health()
    private let wire: AdministrationWire
    private let sink: any ResultSink
    private let pause: Duration
    private let now: @Sendable () -> Instant
    private let log: Logger
    private var recorded: Set<Int64> = []
    private var holds: [Int64: Hold] = [:]
    private var isPolling = false
    private static let pageSize = 100

    package init(
        wire: AdministrationWire,
        sink: any ResultSink,
        pause: Duration = .seconds(1),
        now: @escaping @Sendable () -> Instant,
        log: Logger
    ) {
        self.wire = wire
        self.sink = sink
        self.pause = pause
        self.now = now
        self.log = log
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var failures = 0
            while !Task.isCancelled {
                do {
                    _ = try await self.poll()
                    failures = 0
                } catch {
                    failures = min(failures + 1, 6)
                }
                try? await Task.sleep(for: failures == 0 ? self.pause : .seconds(1 << failures))
            }
        }
    }

    /// Fetches and records what is there, and answers how many results are new in the house.
    ///
    /// Answers nought while another poll is under way.
    @discardableResult
    package func poll() async throws -> Int {
        guard !isPolling else { return 0 }
        isPolling = true
        defer { isPolling = false }
        do {
            let count = try await fetch()
            health.lastSuccess = now()
            if holds.isEmpty { health.lastProblem = nil }
            return count
        } catch {
            note("\(error)")
            throw error
        }
    }

    private func fetch() async throws -> Int {
        var count = 0
        var after: Int64 = 0
        var acknowledged: Int64?
        var waiting: Set<String> = []
        while true {
            let page = try await wire.results(after: after, limit: Self.pageSize)
            acknowledged = acknowledged ?? page.acknowledged
            for arrival in page.results.sorted(by: { $0.sequence < $1.sequence }) {
                if arrival.reference.map(waiting.contains) ?? false { continue }
                switch await record(arrival) {
                case .new: count += 1
                case .known: break
                case .held: if let reference = arrival.reference { waiting.insert(reference) }
                }
            }
            guard page.results.count >= Self.pageSize, let last = page.results.map(\.sequence).max(), last > after
            else { break }
            after = last
        }
        try await acknowledge(from: acknowledged ?? 0)
        return count
    }

    /// Acknowledges up to the first result that is missing or not recorded.
    private func acknowledge(from start: Int64) async throws {
        var through = start
        while recorded.contains(through + 1) { through += 1 }
        if through > start { try await wire.acknowledge(through: through) }
        recorded = recorded.filter { $0 > through }
        holds = holds.filter { $0.key > through }
        health.acknowledged = through
        health.held = holds.count
    }

    private enum Recording {
        case new, known, held
    }

    private func record(_ arrival: AdministrationWire.Arrival) async -> Recording {
        let sequence = arrival.sequence
        guard !recorded.contains(sequence) else { return .known }
        if let hold = holds[sequence] {
            let decision = await sink.decision(on: sequence)
            if decision == .putAside { return putAside(sequence) }
            if decision == nil, hold.notBefore > now() { return .held }
        }
        do {
            guard let result = arrival.result else { throw AdministrationWire.Fault.unreadable }
            try await sink.take(result)
            recorded.insert(sequence)
            holds[sequence] = nil
            return .new
        } catch {
            let tries = (holds[sequence]?.tries ?? 0) + 1
            holds[sequence] = Hold(tries: tries, notBefore: now() + .seconds(1 << min(tries - 1, 8)))
            // A problem may hold what a person typed; its code does not.
            let reason = (error as? Problem).map(\.code.rawValue) ?? "\(error)"
            note("result \(sequence) cannot be recorded: \(reason)")
            // One that only came before our own record of the delivery is recorded at the next try.
            if tries > 1 { await sink.hold(HoldResult(arrival, reason)) }
            return .held
        }
    }

    /// Goes past a result that an operator put aside.
    private func putAside(_ sequence: Int64) -> Recording {
        log.notice("a result was put aside", metadata: ["sequence": "\(sequence)"])
        recorded.insert(sequence)
        holds[sequence] = nil
        return .known
    }

    private func note(_ problem: String) {
        if health.lastProblem != problem {
            log.warning("results of the administration", metadata: ["problem": "\(problem)"])
        }
        health.lastProblem = problem
        health.lastProblemAt = now()
        health.held = holds.count
    }
}

extension HoldResult {
    fileprivate init(_ arrival: AdministrationWire.Arrival, _ problem: String) {
        let result: String =
            switch arrival.result?.outcome {
            case .smsVerified: "sms-verified"
            case .smsFailed: "sms-failed"
            case .granted: "granted"
            case .refused: "refused"
            case nil: "unreadable"
            }
        self.init(
            sequence: Int(arrival.sequence), report: arrival.reference ?? "", result: result, problem: problem)
    }
}
