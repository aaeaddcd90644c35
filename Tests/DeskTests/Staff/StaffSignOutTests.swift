import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct StaffSignOutTests {
    @Test func theSessionEnds() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.reviewer)
        let session = try await scene.staffSignIn(colleague)
        try await scene.perform(StaffSignOut(session: session.id), as: colleague.actor)
        #expect(try await scene.answer(OwnSessions(), as: colleague.actor).isEmpty)
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.last?.occurrence == .staffSignedOut)
        let operation = StaffSignOut(session: session.id)
        await expectProblem(.sessionNotFound) { try await scene.perform(operation, as: colleague.actor) }
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: .console) }
        await expectAskers([.reviewer, .operator, .auditor], of: operation, in: scene)
    }
}
