import BeianCore
import BeianDesk
import BeianRegulator
import BeianWire
import Foundation
import Logging
import Testing

@Suite("A conversation with the simulated administration")
struct ConversationTests {
    @Test("A report is verified, approved after the delay, numbered and told")
    func whole() async throws {
        try await Conversation.hold { talk in
            let services = [
                Fixture.service("svc_1", "lantian-demo.cn"), Fixture.service("svc_2", "lantian-demo.cn", kind: .app),
            ]
            let report = Fixture.report("r1", services: services)
            guard case .delivered(let receipt) = try await talk.submit(report) else {
                Issue.record("not delivered")
                return
            }
            let read = try JSONDecoder().decode(ReportReceipt.self, from: Data(receipt.utf8))
            #expect(read.smsDeadline == talk.clock.now + .seconds(24 * 3600))
            #expect(try await talk.inbox.poll() == 0, "accepted is not filed")

            #expect(try await talk.verify("13900000001", "010014") == .verified(everybody: true))
            #expect(try await talk.inbox.poll() == 1)
            #expect(try await talk.administration.tick() == 0, "the delay is not over")
            talk.clock.advance(by: .seconds(3))
            #expect(try await talk.administration.tick() == 1)
            #expect(try await talk.inbox.poll() == 1)

            let taken = await talk.sink.taken
            #expect(taken.map(\.reference) == ["r1", "r1"])
            #expect(taken.map(\.sequence) == [1, 2])
            #expect(taken.first?.outcome == .smsVerified)
            #expect(
                taken.last?.outcome
                    == .granted(
                        .init(
                            entityNumber: "粤ICP备2026000001号",
                            services: [
                                .init(id: "svc_1", number: "粤ICP备2026000001号-1"),
                                .init(id: "svc_2", number: "粤ICP备2026000001号-2A"),
                            ]
                        )
                    )
            )
            #expect(try await talk.inbox.poll() == 0)
            #expect(await talk.inbox.health.acknowledged == 2)
        }
    }

    @Test("The administration's records answer the type check")
    func status() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            #expect(try await talk.wire.status(domain: "r1-demo.cn").isFiled == false)
            let report = Fixture.report("r1")
            try await talk.submit(report)
            try await talk.verifyEverybody(of: report)
            try await talk.administration.tick()
            let byDomain = try await talk.wire.status(domain: "R1-demo.cn")
            #expect(byDomain.filings.map(\.serviceNumber) == ["粤ICP备2026000001号-1"])
            #expect(try await talk.wire.status(certificate: "91440300708461136t").isFiled)
            #expect(try await talk.wire.status(certificate: "91110000600037341L").isFiled == false)
        }
    }

    @Test("The same report again gets the same receipt and no second SMS; another one under its reference is refused")
    func idempotent() async throws {
        try await Conversation.hold { talk in
            let first = try await talk.submit(Fixture.report("r1"))
            talk.clock.advance(by: .seconds(60))
            #expect(try await talk.submit(Fixture.report("r1")) == first)
            #expect(try await talk.administration.messages(mobile: nil).count == 1)
            let other = try await talk.submit(Fixture.report("r1", name: "另一家演示有限公司"))
            #expect(other == .never(because: "409 report.reference-used: This reference belongs to another report."))
        }
    }

    @Test("Results repeat until they are acknowledged")
    func repeats() async throws {
        try await Conversation.hold { talk in
            let report = Fixture.report("r1")
            try await talk.submit(report)
            try await talk.verifyEverybody(of: report)
            for _ in 1...2 {
                let page = try await talk.ask("GET", "/v1/results?after=0&limit=10", secret: Conversation.secret).text
                #expect(page.contains("sms-verified"))
            }
            #expect(
                try await talk.ask("POST", "/v1/results/ack", #"{"through":2}"#, secret: Conversation.secret).status
                    == 422,
                "nothing can be acknowledged that was not told"
            )
            try await talk.inbox.poll()
            let page = try await talk.ask("GET", "/v1/results?after=0&limit=10", secret: Conversation.secret).text
            #expect(page.contains("\"results\":[]"))
            #expect(page.contains("\"acknowledged\":1"))
        }
    }

    @Test(
        "A result that cannot be recorded is held with its successors, other reports go on, nothing is acknowledged past it"
    )
    func held() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            await talk.sink.refuse([1])
            for report in [Fixture.report("r1"), Fixture.report("r2")] {
                try await talk.submit(report)
                try await talk.verifyEverybody(of: report)
                try await talk.administration.tick()
            }
            #expect(try await talk.inbox.poll() == 2)
            #expect(await talk.sink.taken.map(\.sequence) == [3, 4], "the grant waits behind the verification")
            #expect(await talk.inbox.health.acknowledged == 0)
            #expect(await talk.inbox.health.held == 1)
            #expect(await talk.inbox.health.lastProblem?.contains("result 1") == true)

            await talk.sink.refuse([])
            #expect(try await talk.inbox.poll() == 0, "it is not tried again at once")
            talk.clock.advance(by: .seconds(1))
            #expect(try await talk.inbox.poll() == 2)
            #expect(await talk.sink.taken.map(\.sequence) == [3, 4, 1, 2], "nothing is handed over twice")
            #expect(await talk.inbox.health.acknowledged == 4)
            #expect(await talk.inbox.health.lastProblem == nil)
        }
    }

    @Test("A result that an operator puts aside is passed over, and what waits behind it goes on")
    func putAside() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            await talk.sink.refuse([1])
            let report = Fixture.report("r1")
            try await talk.submit(report)
            try await talk.verifyEverybody(of: report)
            try await talk.administration.tick()
            try await talk.inbox.poll()
            #expect(await talk.sink.held.isEmpty, "the first failure may only be too early")
            talk.clock.advance(by: .seconds(1))
            try await talk.inbox.poll()
            #expect(
                await talk.sink.held == [
                    HoldResult(sequence: 1, report: "r1", result: "sms-verified", problem: "Refused()")
                ])
            await talk.sink.decide(.putAside, on: 1)
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.sequence) == [2])
            #expect(await talk.inbox.health.acknowledged == 2)
            #expect(await talk.inbox.health.held == 0)
        }
    }

    @Test("A result that an operator has recorded again does not wait for its pause")
    func recordAgain() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            await talk.sink.refuse([1])
            let report = Fixture.report("r1")
            try await talk.submit(report)
            try await talk.verifyEverybody(of: report)
            for _ in 1...6 {
                try await talk.inbox.poll()
                talk.clock.advance(by: .seconds(60))
            }
            await talk.sink.decide(.recordAgain, on: 1)
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.isEmpty, "its cause was not mended")
            await talk.sink.refuse([])
            #expect(try await talk.inbox.poll() == 0, "it waits again")
            await talk.sink.decide(.recordAgain, on: 1)
            #expect(try await talk.inbox.poll() == 1)
            #expect(await talk.sink.taken.map(\.sequence) == [1])
        }
    }

    @Test("A new house that finds unacknowledged results gets each of them again")
    func newHouse() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            await talk.sink.refuse([1])
            for report in [Fixture.report("r1"), Fixture.report("r2")] {
                try await talk.submit(report)
                try await talk.verifyEverybody(of: report)
            }
            try await talk.inbox.poll()
            let later = KeepingSink()
            let other = ResultInbox(
                wire: talk.wire,
                sink: later,
                now: { talk.clock.now },
                log: Logger(label: "test")
            )
            #expect(try await other.poll() == 2)
            #expect(await later.taken.map(\.sequence) == [1, 2])
        }
    }

    @Test("An administration that does not answer is a problem for the health page, not the end")
    func silence() async throws {
        let talk = try await Conversation()
        await talk.running.stop()
        await #expect(throws: AdministrationWire.Fault.self) { try await talk.inbox.poll() }
        #expect(await talk.inbox.health.lastProblem != nil)
        guard case .tryAgain = try await talk.submit(Fixture.report("r1")) else {
            Issue.record("a report that found nobody must be tried again")
            return
        }
    }
}
