import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AgreeRestorationTests {
    @Test func aSecondOperatorAgreesAndEverybodyIsTold() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        _ = try await scene.signIn(holder)
        let first = try await scene.staff(.operator)
        let second = try await scene.staff(.operator)
        let new = try LoginAddress("13911111111")
        let request = try await scene.perform(
            AskRestoration(account: holder.id, address: new, reason: "到场核对"), as: first.actor)
        await expectProblem(.secondOperatorRequired) {
            try await scene.perform(AgreeRestoration(restoration: request), as: first.actor)
        }
        try await scene.perform(AgreeRestoration(restoration: request), as: second.actor)
        #expect(try await scene.answer(AccountOverview(), as: holder.actor).addresses == [new])
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).isEmpty)
        #expect(try await scene.letters(to: holder.address.text).last == .accessRestored)
        #expect(try await scene.letters(to: new.text) == [.accessRestored])
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .accessRestored)
        await expectProblem(.restorationNotFound) {
            try await scene.perform(AgreeRestoration(restoration: request), as: second.actor)
        }
    }

    @Test func anAddressThatWasTakenMeanwhileIsRefused() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let second = try await scene.staff(.operator)
        let rival = try await scene.account()
        let new = try LoginAddress("13911111111")
        let request = try await scene.perform(
            AskRestoration(account: holder.id, address: new, reason: "到场核对"), as: .console)
        try await scene.write { try $0.accounts.saveLogin(new, of: rival.id, at: scene.clock.now) }
        await expectProblem(.addressTaken) {
            try await scene.perform(AgreeRestoration(restoration: request), as: second.actor)
        }
        await expectAskers([.operator], of: AgreeRestoration(restoration: request), in: scene)
    }
}
