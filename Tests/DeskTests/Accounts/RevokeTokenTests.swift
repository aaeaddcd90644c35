import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RevokeTokenTests {
    @Test func nothingCanBeAskedWithItAnyMore() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let issued = try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        try await scene.perform(RevokeToken(token: issued.token.id), as: holder.actor)
        let digest = Mint.digest(of: issued.text)
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) == nil)
        #expect(try await scene.answer(OwnTokens(), as: holder.actor).isEmpty)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .tokenRevoked)
        await expectProblem(.tokenNotFound) {
            try await scene.perform(RevokeToken(token: issued.token.id), as: holder.actor)
        }
    }

    @Test func onlyOnesOwn() async throws {
        let scene = try await Scene()
        let issued = try await scene.perform(
            IssueToken(label: "脚本", scopes: [.applications]), as: scene.account().actor)
        let other = try await scene.account()
        let operation = RevokeToken(token: issued.token.id)
        await expectProblem(.tokenNotFound) { try await scene.perform(operation, as: other.actor) }
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: .console) }
        await expectAskers([.applicant, .operator], of: operation, in: scene)
    }
}
