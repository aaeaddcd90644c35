import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct EndOtherSessionsTests {
    @Test func allButThisOneEnd() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        for _ in 1...3 { _ = try await scene.signIn(holder) }
        let kept = try await scene.signIn(holder)
        let stranger = try await scene.account()
        _ = try await scene.signIn(stranger)
        #expect(try await scene.perform(EndOtherSessions(kept: kept.id), as: holder.actor) == 3)
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).map(\.id) == [kept.id])
        #expect(try await scene.answer(OwnSessions(), as: stranger.actor).count == 1)
        #expect(try await scene.history(of: Subject(holder.id)).last?.details == ["count": "3"])
    }

    @Test func theCommandLineHasNoSessions() async throws {
        let scene = try await Scene()
        let operation = EndOtherSessions(kept: ID("ses_none"))
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: .console) }
        await expectAskers([.applicant, .reviewer, .operator, .auditor], of: operation, in: scene)
    }
}
