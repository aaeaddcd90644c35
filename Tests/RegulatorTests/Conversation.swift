import BeianCore
import BeianDesk
import BeianRegulator
import BeianStore
import BeianWire
import Foundation
import Logging
import Synchronization
import Testing

/// A clock that moves only when it is told.
final class HandClock: Sendable {
    private let time: Mutex<Instant>

    init(_ text: String = "2026-11-22T02:00:00Z") throws { time = Mutex(try Instant(text)) }

    var now: Instant { time.withLock { $0 } }
    func advance(by length: Duration) { time.withLock { $0 = $0 + length } }
}

/// Keeps what the inbox hands over; refuses what it was told to refuse.
actor KeepingSink: ResultSink {
    struct Refused: Error {}

    private(set) var taken: [AdministrationResult] = []
    private(set) var held: [HoldResult] = []
    private var refused: Set<Int64> = []
    private var decisions: [Int64: SettleResult.Decision] = [:]

    func refuse(_ sequences: Set<Int64>) { refused = sequences }

    func decide(_ decision: SettleResult.Decision?, on sequence: Int64) { decisions[sequence] = decision }

    func hold(_ result: HoldResult) {
        held.append(result)
        if decisions[Int64(result.sequence)] == .recordAgain { decisions[Int64(result.sequence)] = nil }
    }

    func decision(on sequence: Int64) -> SettleResult.Decision? { decisions[sequence] }

    func take(_ result: AdministrationResult) throws {
        guard !refused.contains(result.sequence) else { throw Refused() }
        taken.append(result)
    }
}

/// A simulated administration that listens, and everything that speaks with it.
struct Conversation: Sendable {
    static let secret = "a-secret-for-tests"

    let clock: HandClock
    let running: RunningSimulator
    let wire: AdministrationWire
    let sink = KeepingSink()
    let inbox: ResultInbox

    var administration: SimulatedAdministration { running.administration }

    init(
        decision: SimulatorSettings.Decision = .automatic(after: .seconds(3)),
        file: String? = nil,
        clock: HandClock? = nil
    ) async throws {
        let clock = try clock ?? HandClock()
        self.clock = clock
        let settings = SimulatorSettings(secret: Self.secret, decision: decision, tickPause: nil)
        var log = Logger(label: "test")
        log.logLevel = .critical
        running = try await AdministrationSimulator.start(
            AdministrationSimulator.open(file: file, keys: .forTests(), settings: settings) { clock.now },
            log: log
        )
        wire = AdministrationWire(address: running.address, secret: Self.secret)
        inbox = ResultInbox(wire: wire, sink: sink, now: { clock.now }, log: log)
    }

    /// Speaks with a new administration and stops it afterwards, whatever happened.
    static func hold(
        decision: SimulatorSettings.Decision = .automatic(after: .seconds(3)),
        file: String? = nil,
        clock: HandClock? = nil,
        _ body: (Conversation) async throws -> Void
    ) async throws {
        let conversation = try await Conversation(decision: decision, file: file, clock: clock)
        do {
            try await body(conversation)
        } catch {
            await conversation.running.stop()
            throw error
        }
        await conversation.running.stop()
    }

    @discardableResult
    func submit(_ report: Report) async throws -> Delivery {
        let payload = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        return await RegulatorCarrier(wire: wire).carry(
            Errand(id: ID("err_\(report.reference)"), kind: .report, payload: ["report": payload], attempt: 1)
        )
    }

    func code(for mobile: String) async throws -> String {
        try #require(try await administration.messages(mobile: mobile).first).code
    }

    func verify(_ mobile: String, _ suffix: String) async throws -> VerificationAnswer {
        try await administration.verify(mobile: mobile, code: code(for: mobile), suffix: suffix)
    }

    /// Everybody in charge of a report answers the SMS.
    func verifyEverybody(of report: Report) async throws {
        let people = [report.person] + report.services.map(\.person)
        for mobile in Set(people.map(\.mobile)) {
            let person = try #require(people.first { $0.mobile == mobile })
            _ = try await verify(mobile, String(person.documentNumber.suffix(6)))
        }
    }

    func ask(
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        type: String = "application/x-www-form-urlencoded",
        secret: String? = nil,
        headers more: [WireHeader] = []
    ) async throws -> WireAnswer {
        var headers = more
        if body != nil { headers.append(WireHeader("Content-Type", type)) }
        if let secret { headers.append(WireHeader("Authorization", "Bearer \(secret)")) }
        return try await HTTPWire().send(
            WireRequest(method, running.address + path, headers: headers, body: body.map { Array($0.utf8) })
        )
    }
}

/// Invented persons and companies; the birth years lie before 1900.
enum Fixture {
    static let zhang = person("张试之", "440524188001010014", "13900000001")
    static let li = person("李样之", "44030018851012101X", "13900000002")

    static func person(_ name: String, _ number: String, _ mobile: String) -> Report.Person {
        Report.Person(
            name: name,
            documentKind: DocumentKind.residentID.rawValue,
            documentNumber: number,
            mobile: mobile,
            mail: "someone@lantian-demo.cn"
        )
    }

    static func service(
        _ id: String,
        _ domain: String,
        by person: Report.Person = zhang,
        kind: ServiceKind = .website
    ) -> Report.Service {
        Report.Service(
            id: id,
            kind: kind,
            name: "蓝田演示网",
            domain: domain,
            homeURL: "www.\(domain)",
            person: person,
            ips: ["192.0.2.10"],
            accessMethod: "cloud",
            serverProvince: "440000"
        )
    }

    static func report(
        _ reference: String,
        entity: String = "91440300708461136T",
        name: String = "蓝田演示有限公司",
        province: String = "440000",
        person: Report.Person = zhang,
        services: [Report.Service]? = nil
    ) -> Report {
        Report(
            reference: reference,
            kind: .firstFiling,
            province: province,
            nature: EntityNature.enterprise.rawValue,
            documentKind: DocumentKind.businessLicence.rawValue,
            documentNumber: entity,
            entityName: name,
            registeredAddress: "演示路1号",
            mailingAddress: "演示路1号",
            person: person,
            services: services ?? [service("svc_\(reference)", "\(reference)-demo.cn")],
            materials: [MaterialKind.entityCertificate.rawValue]
        )
    }
}
