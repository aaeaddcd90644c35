import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RecordReportDeliveryTests {
    @Test func whatWasTakenOpensTheWindowForTheSMS() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let errand = try await scene.reportErrand(of: filing)
        try await scene.settle(filing, .delivered(receipt: "gw-1"))
        #expect(try await scene.stored(filing).stage == .smsVerification)
        let report = try await scene.report(of: filing)
        #expect(try await scene.read { try $0.reports.find(report) }?.reference == "gw-1")
        #expect(try await scene.messages(of: filing.holder).contains(.smsWindowOpen))
        let message = try await scene.read { try $0.messages.all(of: filing.holder.id) }
            .first { $0.letter == .smsWindowOpen }
        let end = (scene.clock.now + .seconds(86_400)).beijingText
        #expect(message?.parameters["deadline"] == end)
        let operation = RecordReportDelivery(errand: errand, delivery: .delivered(receipt: "gw-1"))
        await expectProblem(.errandNotFound) { try await scene.perform(operation, as: .courier) }
        await expectAskers([.courier], of: operation, in: scene)
    }

    @Test func whatDidNotGoThroughIsTriedAgainLater() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let errand = try await scene.reportErrand(of: filing)
        try await scene.settle(filing, .tryAgain(because: "busy", notBeforeSeconds: nil))
        #expect(try await scene.stored(filing).stage == .reporting)
        #expect(try await claimed(in: scene) == [])
        scene.clock.advance(by: .seconds(60))
        #expect(try await claimed(in: scene) == [errand])
        try await scene.settle(filing, .tryAgain(because: "closed", notBeforeSeconds: 7200))
        scene.clock.advance(by: .seconds(7199))
        #expect(try await claimed(in: scene) == [])
        scene.clock.advance(by: .seconds(1))
        #expect(try await claimed(in: scene) == [errand])
    }

    @Test func after48HoursItIsTheOperatorsTurn() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        scene.clock.advance(by: .hours(47))
        try await scene.settle(filing, .tryAgain(because: "busy", notBeforeSeconds: nil))
        #expect(try await scene.stored(filing).stage == .reporting)
        scene.clock.advance(by: .hours(1))
        try await scene.settle(filing, .tryAgain(because: "busy", notBeforeSeconds: nil))
        #expect(try await scene.stored(filing).stage == .reportFailed)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .reportBounced && event?.details == ["reason": "busy"])
        let counts = try await scene.read { try $0.outbox.counts() }.first { $0.kind == "report" }
        #expect(counts?.givenUp == 1)
    }

    @Test func aResultThatCameFirstStands() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        try await scene.grant(filing)
        try await scene.settle(filing, .delivered(receipt: "gw-2"))
        #expect(try await scene.stored(filing).stage == .granted)
        let report = try await scene.report(of: filing)
        #expect(try await scene.read { try $0.reports.find(report) }?.reference == "gw-2")
    }

    private func claimed(in scene: Scene) async throws -> [ID<Errand>] {
        let now = scene.clock.now
        return try await scene.write { try $0.outbox.claim(.report, at: now) }.map(\.id)
    }
}
