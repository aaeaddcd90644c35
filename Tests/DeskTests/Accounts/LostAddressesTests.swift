import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// After access was restored, neither a lost address nor the old password opens the account.
@Suite struct LostAddressesTests {
    @Test func onlyACodeToTheNewAddressOpensTheAccount() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let mail = try LoginAddress("lost@lantian-demo.cn")
        try await scene.write { try $0.accounts.saveLogin(mail, of: holder.id, at: scene.clock.now) }
        let new = try LoginAddress("13911111111")
        let request = try await scene.perform(
            AskRestoration(account: holder.id, address: new, reason: "到场核对"), as: .console)
        try await scene.perform(
            AskRestoration(account: holder.id, address: LoginAddress("13922222222"), reason: "旧的申请"), as: .console)
        let second = try await scene.staff(.operator)
        try await scene.perform(AgreeRestoration(restoration: request), as: second.actor)

        #expect(try await scene.answer(AccountOverview(), as: holder.actor).addresses == [new])
        #expect(try await scene.answer(OpenRestorations(), as: second.actor).isEmpty)
        for address in [mail, holder.address, new] {
            await expectProblem(.signInFailed) {
                try await scene.perform(
                    SignIn(address: address, password: scene.typed(holder.password, by: .holder(address))),
                    as: scene.visitor())
            }
        }
        scene.clock.advance(by: .minutes(2))
        let visitor = scene.visitor()
        try await scene.perform(SendCode(.reset(new)), as: visitor)
        try await scene.perform(
            ResetPassword(
                address: new, code: scene.lastCode(to: new.text), password: scene.hash("quiet harbour 77")),
            as: visitor)
        try await scene.perform(
            SignIn(address: new, password: scene.typed("quiet harbour 77", by: .holder(new))), as: visitor)
    }
}
