import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RecordRefusalTests {
    @Test("The administration may refuse early", arguments: [Stage.reporting, .smsVerification, .administrationReview])
    func refuses(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        try await scene.refuse(filing)
        #expect(try await scene.stored(filing).stage == .refused)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.details == ["opinion": "网站名称与主办单位不符"])
        let message = try await scene.read { try $0.messages.all(of: filing.holder.id) }
            .first { $0.letter == .applicationRefused }
        #expect(message?.parameters["reason"] == "网站名称与主办单位不符")
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.count == 1)
        #expect(try await scene.answer(ReviewQueue(stage: .refused), as: scene.staff(.reviewer).actor).count == 1)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        await expectProblem(.stepNotOpen) { try await scene.refuse(filing) }
        let unknown = RecordRefusal(sequence: 800, report: ID("rep_none"), opinion: "x")
        await expectProblem(.reportNotFound) { try await scene.perform(unknown, as: .administration) }
        await expectAskers([.administration], of: unknown, in: scene)
        let twice = try await scene.application(at: .administrationReview)
        let operation = RecordRefusal(sequence: 801, report: try await scene.report(of: twice), opinion: "x")
        for _ in 1...2 { try await scene.perform(operation, as: .administration) }
        let events = try await scene.history(of: Subject(twice.id)).filter { $0.occurrence == .applicationRefused }
        #expect(events.count == 1)
    }
}
