import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SignOutTests {
    @Test func theSessionEnds() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let session = try await scene.signIn(holder)
        try await scene.perform(SignOut(session: session.id), as: holder.actor)
        #expect(
            try await scene.answer(CurrentSession(digest: Mint.digest(of: session.secret)), as: .visitor(.pc)) == nil)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .signedOut)
    }

    @Test func somebodyElsesSessionIsNotFound() async throws {
        let scene = try await Scene()
        let session = try await scene.signIn(scene.account())
        let other = try await scene.account()
        await expectProblem(.sessionNotFound) { try await scene.perform(SignOut(session: session.id), as: other.actor) }
        await expectAskers([.applicant], of: SignOut(session: session.id), in: scene)
    }
}
