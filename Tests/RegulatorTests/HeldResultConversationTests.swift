import BeianCore
import BeianDesk
import BeianRegulator
import BeianStore
import BeianTesting
import BeianWire
import Foundation
import Logging
import Testing

/// The inbox, the sink and the house's own operations together, as they run.
@Suite("Results that the house itself cannot record")
struct HeldResultConversationTests {
    @Test("One that comes before our own record of the delivery stands in the list until it can be recorded")
    func recordedAgain() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            let scene = try await Scene.withBook()
            let inbox = inbox(talk, scene)
            let filing = try await scene.application(at: .queued)
            let (report, delivery) = try await dispatch(filing, talk, scene)
            try await talk.verifyEverybody(of: report)
            try await inbox.poll()
            #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty, "it may only be too early")
            scene.clock.advance(by: .seconds(1))
            try await inbox.poll()
            let held = try await scene.answer(ResultsOnHold(), as: .console)
            #expect(held.map(\.sequence) == [1] && held[0].application == filing.id)
            #expect(held[0].result == "sms-verified" && held[0].problem == Problem.Code.stepNotOpen.rawValue)

            let again = SettleResult(sequence: 1, decision: .recordAgain, reason: "再登记一次看看")
            try await scene.perform(again, as: .console)
            #expect(try await inbox.poll() == 0)
            #expect(try await scene.answer(ResultsOnHold(), as: .console).map(\.isToBeTried) == [false], "as before")

            try await scene.settle(filing, delivery)
            #expect(try await inbox.poll() == 0, "its pause is not over")
            try await scene.perform(again, as: .console)
            #expect(try await inbox.poll() == 1)
            #expect(try await scene.stored(filing).stage == .administrationReview)
            #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty)
            #expect(await inbox.health.acknowledged == 1)
        }
    }

    @Test("A grant of a number that is taken is put aside, acknowledged, and never recorded")
    func putAside() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            let scene = try await Scene.withBook()
            let inbox = inbox(talk, scene)
            let other = try await scene.application(at: .administrationReview)
            let number = "闽ICP备2026000001号"
            try await scene.perform(
                RecordGrant(
                    sequence: 9001, report: scene.report(of: other), entityNumber: number,
                    serviceNumbers: [other.services[0].text: number + "-1"], isSimulated: true),
                as: .administration)
            let filing = try await scene.application(at: .queued)
            let (report, delivery) = try await dispatch(filing, talk, scene)
            try await scene.settle(filing, delivery)
            try await talk.verifyEverybody(of: report)
            try await talk.administration.tick()
            #expect(try await inbox.poll() == 1)
            scene.clock.advance(by: .seconds(1))
            #expect(try await inbox.poll() == 0)
            let held = try await scene.answer(ResultsOnHold(), as: .console)
            #expect(held.map(\.problem) == [Problem.Code.numberTaken.rawValue] && held[0].result == "granted")

            try await scene.perform(
                SettleResult(sequence: held[0].sequence, decision: .putAside, reason: "管局另发号码"), as: .console)
            try await inbox.poll()
            #expect(await inbox.health.acknowledged == 2)
            #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty)
            #expect(try await scene.stored(filing).stage == .administrationReview)
            let page = try await talk.ask("GET", "/v1/results?after=0&limit=10", secret: Conversation.secret).text
            #expect(page.contains("\"results\":[]"), "nor does it come again")
        }
    }

    private func inbox(_ talk: Conversation, _ scene: Scene) -> ResultInbox {
        var log = Logger(label: "test")
        log.logLevel = .critical
        return ResultInbox(
            wire: talk.wire, sink: DeskResultSink(desk: scene.desk, isSimulated: true), now: { scene.clock.now },
            log: log)
    }

    /// Sends the report of a filing; the house has not recorded yet that it arrived.
    private func dispatch(
        _ filing: Filing, _ talk: Conversation, _ scene: Scene
    ) async throws -> (report: Report, delivery: Delivery) {
        let errand = try await scene.perform(DispatchReport(errand: scene.reportErrand(of: filing)), as: .courier)
        let sent = try #require(errand)
        let delivery = await RegulatorCarrier(wire: talk.wire).carry(sent)
        guard case .delivered = delivery else { throw SceneFault("the report was not delivered: \(delivery)") }
        let text = try #require(sent.payload["report"])
        return (try JSONDecoder().decode(Report.self, from: Data(text.utf8)), delivery)
    }
}
