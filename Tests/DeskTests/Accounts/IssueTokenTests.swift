import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct IssueTokenTests {
    @Test func aTokenAsksForItsAccountWithItsScopes() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let issued = try await scene.perform(
            IssueToken(label: " 发布脚本 ", scopes: [.applications, .personal], door: .pc, days: 7), as: holder.actor)
        let bearer = try await scene.answer(
            CurrentToken(digest: Mint.digest(of: issued.text)), as: .visitor(.api, address: "192.0.2.8"))
        #expect(bearer?.actor.account == holder.id && bearer?.actor.scopes == [.applications, .personal])
        #expect(bearer?.actor.door == .pc && bearer?.actor.address == "192.0.2.8")
        #expect(issued.token.label == "发布脚本" && issued.text.hasPrefix("bei_"))
        let history = try await scene.history(of: Subject(holder.id))
        #expect(history.last?.occurrence == .tokenIssued)
        #expect(history.allSatisfy { !$0.details.values.contains(issued.text) })
        scene.clock.advance(by: .days(7))
        let digest = Mint.digest(of: issued.text)
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) == nil)
    }

    @Test func aProgramGetsOneByPassword() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let right = try await scene.typed(holder.password, by: .holder(holder.address))
        let operation = IssueToken(by: .password(holder.address, right), label: "curl", scopes: [.applications])
        let issued = try await scene.perform(operation, as: scene.visitor(.api))
        #expect(issued.token.account == holder.id)
        let wrong = try await scene.hash("another lantian 77")
        var guess = operation
        guess.proof = .password(holder.address, wrong)
        let visitor = scene.visitor(.api)
        for _ in 1...5 { await expectProblem(.signInFailed) { try await scene.perform(guess, as: visitor) } }
        await expectProblem(.signInThrottled) { try await scene.perform(guess, as: visitor) }
    }

    @Test func anOperatorsTokenImportsInstancesAndNothingElse() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.operator)
        let issued = try await scene.perform(IssueToken(label: "库存", scopes: [.instances]), as: colleague.actor)
        let bearer = try await scene.answer(CurrentToken(digest: Mint.digest(of: issued.text)), as: .visitor(.api))
        #expect(bearer?.actor.role == .operator && bearer?.actor.staff == colleague.member.id)
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(IssueToken(label: "库存", scopes: [.applications]), as: colleague.actor)
        }
        await expectProblem(.notPermitted) {
            try await scene.perform(IssueToken(label: "库存", scopes: [.instances]), as: .console)
        }
    }

    @Test func everythingWrongIsSaidAtOnce() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                IssueToken(label: "", scopes: [.instances], door: .console, days: 0), as: holder.actor)
        }
        #expect(problem?.findings.map(\.pointer) == ["#/label", "#/scopes", "#/door", "#/days"])
    }

    @Test func thereIsALimit() async throws {
        var policy = Scene.policy
        policy.tokensPerAccount = 2
        let scene = try await Scene(policy: policy)
        let holder = try await scene.account()
        let operation = IssueToken(label: "脚本", scopes: [.applications])
        for _ in 1...2 { try await scene.perform(operation, as: holder.actor) }
        await expectProblem(.tokenLimit) { try await scene.perform(operation, as: holder.actor) }
    }

    @Test func closedAccountsAndStrangersGetNone() async throws {
        let scene = try await Scene()
        let operation = IssueToken(label: "脚本", scopes: [.applications])
        await expectProblem(.signInRequired) { try await scene.perform(operation, as: scene.visitor(.api)) }
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        let right = try await scene.typed(closing.password, by: .holder(closing.address))
        await expectProblem(.accountClosing) {
            try await scene.perform(
                IssueToken(by: .password(closing.address, right), label: "curl", scopes: [.applications]),
                as: scene.visitor(.api))
        }
        await expectAskers([.visitor, .applicant, .operator], of: operation, in: scene)
    }
}
