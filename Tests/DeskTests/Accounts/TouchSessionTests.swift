import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct TouchSessionTests {
    @Test func aUsedSessionLivesOnButNotForEver() async throws {
        let scene = try await Scene()
        let session = try await scene.signIn(scene.account())
        let digest = Mint.digest(of: session.secret)
        let start = scene.clock.now
        var left = 0
        while left < 100, let current = try await scene.answer(CurrentSession(digest: digest), as: .visitor(.pc)) {
            left += 1
            if current.shouldTouch { try await scene.perform(TouchSession(digest: digest), as: .visitor(.pc)) }
            scene.clock.advance(by: .hours(11))
        }
        let lived = scene.clock.now - start
        #expect(lived > .seconds(29 * 86_400) && lived < .seconds(31 * 86_400))
    }

    @Test func anUnusedSessionEnds() async throws {
        let scene = try await Scene()
        let session = try await scene.signIn(scene.account())
        let digest = Mint.digest(of: session.secret)
        let fresh = try await scene.answer(CurrentSession(digest: digest), as: .visitor(.pc))
        #expect(fresh?.shouldTouch == false)
        scene.clock.advance(by: .hours(12))
        #expect(try await scene.answer(CurrentSession(digest: digest), as: .visitor(.pc)) == nil)
        await expectProblem(.sessionNotFound) {
            try await scene.perform(TouchSession(digest: digest), as: .visitor(.pc))
        }
        await expectAskers([.visitor], of: TouchSession(digest: digest), in: scene)
    }
}
