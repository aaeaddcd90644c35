import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct TouchTokenTests {
    @Test func theHolderSeesWhenATokenWasUsed() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let token = try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        let digest = Mint.digest(of: token.text)
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api))?.shouldTouch == true)
        try await scene.perform(TouchToken(digest: digest), as: .visitor(.api))
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api))?.shouldTouch == false)
        #expect(try await scene.answer(OwnTokens(), as: holder.actor).first?.usedAt == scene.clock.now)
    }

    @Test func anUnknownTokenIsNotFound() async throws {
        let scene = try await Scene()
        let operation = TouchToken(digest: Mint.digest(of: "bei_unknown"))
        await expectProblem(.tokenNotFound) { try await scene.perform(operation, as: .visitor(.api)) }
        await expectAskers([.visitor], of: operation, in: scene)
    }
}
