import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ReopenAccountTests {
    @Test func theClosingIsTakenBack() async throws {
        let scene = try await Scene()
        let holder = try await scene.closingAccount()
        _ = try await scene.signIn(holder)
        try await scene.perform(ReopenAccount(), as: holder.actor)
        let overview = try await scene.answer(AccountOverview(), as: holder.actor)
        #expect(overview.account.status == .open && overview.erasedAt == nil)
        scene.clock.advance(by: .days(31))
        #expect(try await scene.perform(EraseAccounts(), as: .clock) == 0)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .accountReopened)
        try await scene.perform(ReopenAccount(), as: holder.actor)
    }

    @Test func onlyAHolderAsks() async throws {
        let scene = try await Scene()
        await expectProblem(.accountNotFound) { try await scene.perform(ReopenAccount(), as: Scene.nobody) }
        await expectAskers([.applicant], of: ReopenAccount(), in: scene)
    }
}
