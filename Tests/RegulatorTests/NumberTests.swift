import BeianCore
import BeianDesk
import BeianRegulator
import BeianStore
import Foundation
import Testing

@Suite("Numbers of the simulated administration")
struct NumberTests {
    @Test("Concurrent approvals never issue a number twice, and the sequence of results has no gap")
    func concurrent() async throws {
        try await Conversation.hold(decision: .byHand) { talk in
            let codes = ["91110000600037341L", "91350100M000100Y43", "91440300708461136T"]
            let reports = (1...30).map { Fixture.report("r\($0)", entity: codes[$0 % 3]) }
            for report in reports {
                try await talk.submit(report)
                try await talk.verifyEverybody(of: report)
            }
            let grants = try await withThrowingTaskGroup(of: AdministrationResult.Grant.self) { group in
                for number in 1...30 {
                    group.addTask { try await talk.administration.approve("sim-\(number)") }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let services = grants.flatMap(\.services).map(\.number)
            #expect(Set(services).count == 30)
            #expect(
                Set(grants.map(\.entityNumber))
                    == ["粤ICP备2026000001号", "粤ICP备2026000002号", "粤ICP备2026000003号"]
            )
            for number in Set(grants.map(\.entityNumber)) {
                let own = Set(services.filter { $0.hasPrefix(number) })
                #expect(own == Set((1...10).map { "\(number)-\($0)" }), "one sequence for each entity")
            }
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.sequence) == Array(1...60))
        }
    }

    @Test("One report can be decided once, however many decide at the same time")
    func decidedOnce() async throws {
        try await Conversation.hold(decision: .byHand) { talk in
            let report = Fixture.report("r1")
            try await talk.submit(report)
            try await talk.verifyEverybody(of: report)
            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...8 {
                    group.addTask { (try? await talk.administration.approve("sim-1")) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
        }
    }

    @Test("Each province and each year counts for itself, and an entity keeps its number")
    func provincesAndYears() async throws {
        let clock = try HandClock("2026-12-31T15:59:00Z")
        try await Conversation.hold(decision: .automatic(after: .zero), clock: clock) { talk in
            try await grant(talk, Fixture.report("r1"))
            try await grant(talk, Fixture.report("r2", entity: "91110000600037341L", province: "beijing"))
            clock.advance(by: .seconds(60))
            try await grant(talk, Fixture.report("r3", entity: "91350100M000100Y43"))
            try await grant(talk, Fixture.report("r4"))
            try await talk.inbox.poll()
            let numbers = await talk.sink.taken.flatMap { result in
                if case .granted(let grant) = result.outcome { grant.services.map(\.number) } else { [String]() }
            }
            #expect(
                numbers == [
                    "粤ICP备2026000001号-1", "京ICP备2026000001号-1", "粤ICP备2027000001号-1", "粤ICP备2026000001号-2",
                ]
            )
        }
    }

    @Test("A domain that is filed is refused by the machine with the reason")
    func filedDomain() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            let services = [Fixture.service("svc_1", "lantian-demo.cn")]
            try await grant(talk, Fixture.report("r1", services: services))
            try await grant(talk, Fixture.report("r2", entity: "91110000600037341L", services: services))
            try await talk.inbox.poll()
            guard case .refused(let refusal) = await talk.sink.taken.last?.outcome else {
                Issue.record("a domain was filed twice")
                return
            }
            #expect(refusal.opinion.contains("粤ICP备2026000001号-1"))
            #expect(refusal.date == talk.clock.now.beijingDay)
        }
    }

    @Test("Books that were closed and opened again go on where they stopped")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("simulator-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("administration.sqlite").path
        let clock = try HandClock()
        try await Conversation.hold(decision: .automatic(after: .zero), file: file, clock: clock) { talk in
            try await grant(talk, Fixture.report("r1"))
            try await talk.submit(Fixture.report("r2", entity: "91110000600037341L"))
        }
        try await Conversation.hold(decision: .automatic(after: .zero), file: file, clock: clock) { talk in
            let waiting = Fixture.report("r2", entity: "91110000600037341L")
            #expect(try await talk.inbox.poll() == 2, "nobody acknowledged them before the restart")
            try await talk.verifyEverybody(of: waiting)
            try await talk.administration.tick()
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.sequence) == [1, 2, 3, 4])
            guard case .granted(let grant) = await talk.sink.taken.last?.outcome else {
                Issue.record("the report from before the restart is lost")
                return
            }
            #expect(grant.entityNumber == "粤ICP备2026000002号")
        }
    }

    private func grant(_ talk: Conversation, _ report: Report) async throws {
        try await talk.submit(report)
        try await talk.verifyEverybody(of: report)
        try await talk.administration.tick()
    }
}
