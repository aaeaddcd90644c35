import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ForgetExpiredTests {
    @Test func whatEndedADayAgoGoesAndTheRestStays() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        _ = try await scene.signIn(holder)
        await expectProblem(.signInFailed) {
            try await scene.perform(
                SignIn(address: holder.address, password: scene.hash("another lantian 77")), as: scene.visitor())
        }
        #expect(try await scene.perform(ForgetExpired(), as: .clock) == 0)
        scene.clock.advance(by: .hours(35))
        let live = try await scene.signIn(holder)
        scene.clock.advance(by: .hours(2))
        #expect(try await scene.perform(ForgetExpired(), as: .clock) > 0)
        for table in ["code", "throttle"] {
            #expect(try await scene.read { try $0.rows("SELECT 1 FROM \(raw: table)") }.isEmpty, "\(table)")
        }
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).map(\.id) == [live.id])
        #expect(try await scene.read { try $0.rows("SELECT id FROM session") }.count == 1)
        await expectAskers([.clock], of: ForgetExpired(), in: scene)
    }
}
