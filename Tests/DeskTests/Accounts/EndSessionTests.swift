import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct EndSessionTests {
    @Test func aSessionElsewhereEnds() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let lent = try await scene.signIn(holder)
        let own = try await scene.signIn(holder)
        try await scene.perform(EndSession(session: lent.id), as: holder.actor)
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).map(\.id) == [own.id])
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .sessionsEnded)
    }

    @Test func onlyOnesOwn() async throws {
        let scene = try await Scene()
        let session = try await scene.signIn(scene.account())
        let other = try await scene.account()
        let operation = EndSession(session: session.id)
        await expectProblem(.sessionNotFound) { try await scene.perform(operation, as: other.actor) }
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: .console) }
        await expectAskers([.applicant, .reviewer, .operator, .auditor], of: operation, in: scene)
    }
}
