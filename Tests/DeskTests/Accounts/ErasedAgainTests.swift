import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// A backup brings back an account that was erased since; it must not stop the clock's work for everybody else.
@Suite struct ErasedAgainTests {
    @Test func theClockGoesOnAndWhatTheAccountHeldIsFree() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        let other = try await scene.closingAccount()
        let holder = filing.holder
        try await scene.write { db in
            try db.accounts.eraseAgain(holder.id)
            try db.destroyDataKey(owner: holder.id.text)
        }
        scene.clock.advance(by: .days(60))
        #expect(try await scene.perform(LapseApplications(), as: .clock) == 0)
        #expect(try await scene.perform(EraseAccounts(), as: .clock) == 1)
        #expect(try await scene.read { try $0.accounts.get(other.id).status } == .erased)
        #expect(try await scene.read { try $0.accounts.get(holder.id).status } == .erased)
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance).isEmpty })
        let claimed = try await scene.write { try $0.outbox.claim(.mail, at: scene.clock.now) }
        #expect(claimed.allSatisfy { $0.account != holder.id })
        await expectProblem(.signInFailed) { try await scene.signIn(holder) }
    }
}
