import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RecordNoticeDeliveryTests {
    @Test func whatWasSentIsForgotten() async throws {
        let scene = try await Scene()
        let errand = try await code(in: scene)
        let operation = RecordNoticeDelivery(errand: errand.id, delivery: .delivered(receipt: "1"))
        try await scene.perform(operation, as: .courier)
        let kept = try await scene.read { try $0.row("SELECT payload_sealed FROM outbox WHERE id = \(errand.id)") }
        #expect(try kept?.text("payload_sealed") == "", "no code stays behind")
        let event = try await scene.history(of: Subject(recorded: errand.subject)).last
        #expect(event?.occurrence == .noticeDelivered)
        #expect(event?.details == ["errand": errand.id.text, "channel": "sms", "letter": "verification-code"])
        await expectProblem(.errandNotFound) { try await scene.perform(operation, as: .courier) }
        await expectAskers([.courier], of: operation, in: scene)
    }

    @Test func whatFailsIsTriedAgainAndGivenUpInTheEnd() async throws {
        let scene = try await Scene()
        let errand = try await code(in: scene)
        let later = RecordNoticeDelivery(errand: errand.id, delivery: .tryAgain(because: "450", notBeforeSeconds: 600))
        try await scene.perform(later, as: .courier)
        scene.clock.advance(by: .seconds(599))
        #expect(try await due(in: scene).isEmpty)
        scene.clock.advance(by: .seconds(1))
        #expect(try await due(in: scene) == [errand.id])
        scene.clock.advance(by: .hours(48))
        try await scene.perform(later, as: .courier)
        let event = try await scene.history(of: Subject(recorded: errand.subject)).last
        #expect(event?.occurrence == .noticeFailed && event?.details["reason"] == "450")
        #expect(try await due(in: scene).isEmpty)
        let counts = try await scene.read { try $0.outbox.counts() }.first { $0.kind == "sms" }
        #expect(counts?.givenUp == 1 && counts?.waiting == 0)
    }

    @Test func whatCanNeverArriveIsGivenUpAtOnce() async throws {
        let scene = try await Scene()
        let errand = try await code(in: scene)
        try await scene.perform(
            RecordNoticeDelivery(errand: errand.id, delivery: .never(because: "550")), as: .courier)
        #expect(try await scene.history(of: Subject(recorded: errand.subject)).last?.occurrence == .noticeFailed)
    }

    private func code(in scene: Scene) async throws -> Errand {
        let address = try LoginAddress("13900000009")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        return try #require(try await scene.errands(to: address.text).first)
    }

    private func due(in scene: Scene) async throws -> [ID<Errand>] {
        let now = scene.clock.now
        return try await scene.write { try $0.outbox.claim(.sms, at: now) }.map(\.id)
    }
}
