import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RegisterAccountTests {
    @Test func aProvedAddressOpensAnAccount() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: .international, language: .english)
        let overview = try await scene.answer(AccountOverview(), as: holder.actor)
        #expect(overview.account.site == .international && overview.account.language == .english)
        #expect(overview.addresses == [holder.address] && !overview.isBound)
        let state = try await scene.answer(SetupState(), as: holder.actor)
        #expect(state.missingAgreements.isEmpty && !state.isComplete)
        let history = try await scene.history(of: Subject(holder.id))
        #expect(history.map(\.occurrence) == [.accountRegistered])
        #expect(history.first?.details == ["site": "international", "kind": "mail"])
    }

    @Test func aWrongCodeIsCountedAndTheFifthMakesTheRightOneWorthless() async throws {
        let scene = try await Scene()
        let address = try LoginAddress("13900000009")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        let code = try await scene.lastCode(to: address.text)
        let wrong = code == "000000" ? "000001" : "000000"
        for _ in 1...5 {
            await expectProblem(.codeWrong) { try await register(address, wrong, in: scene) }
        }
        await expectProblem(.codeWrong) { try await register(address, code, in: scene) }
        let digest = try await scene.read { $0.keys.digest(of: address) }
        let history = try await scene.history(of: Subject(addressDigest: digest))
        #expect(history.filter { $0.occurrence == .codeFailed }.count == 6, "the counter survives the refusal")
        #expect(history.allSatisfy { !$0.details.values.contains(code) && !$0.details.values.contains(wrong) })
    }

    @Test func aCodeEndsAfterTenMinutesAndWithTheNextOne() async throws {
        let scene = try await Scene()
        let address = try LoginAddress("13900000009")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        let first = try await scene.lastCode(to: address.text)
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        let second = try await scene.lastCode(to: address.text)
        if first != second {
            await expectProblem(.codeWrong) { try await register(address, first, in: scene) }
        }
        scene.clock.advance(by: .minutes(10))
        await expectProblem(.codeWrong) { try await register(address, second, in: scene) }
    }

    @Test func aCodeOpensOneAccountOnly() async throws {
        let scene = try await Scene()
        let address = try LoginAddress("13900000009")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        let code = try await scene.lastCode(to: address.text)
        try await register(address, code, in: scene)
        await expectProblem(.codeWrong) { try await register(address, code, in: scene) }
    }

    @Test func anAddressThatWasTakenMeanwhileIsRefused() async throws {
        let scene = try await Scene()
        let address = try LoginAddress("13900000009")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        let code = try await scene.lastCode(to: address.text)
        let rival = try await scene.account()
        try await scene.write { try $0.accounts.saveLogin(address, of: rival.id, at: scene.clock.now) }
        await expectProblem(.addressTaken) { try await register(address, code, in: scene) }
    }

    @Test func documentsComeFirstAndMailOnlyAtTheInternationalSite() async throws {
        var policy = Scene.policy
        let scene = try await Scene(policy: policy)
        let mobile = try LoginAddress("13900000009")
        await expectProblem(.agreementRequired) { try await register(mobile, "123456", accepted: [:], in: scene) }
        await expectProblem(.agreementRequired) {
            let old = Scene.editions.mapValues { _ in "2020-01-01" }
            return try await register(mobile, "123456", accepted: old, in: scene)
        }
        await expectProblem(.fieldsInvalid) { try await register(mobile, "123456", site: .international, in: scene) }
        policy.internationalSiteIsOpen = false
        let closed = try await Scene(policy: policy)
        await expectProblem(.siteClosed) {
            try await register(LoginAddress("li@lantian-demo.cn"), "123456", site: .international, in: closed)
        }
    }

    @Test func onlyVisitorsAsk() async throws {
        let scene = try await Scene()
        let hash = try await scene.hash(Scene.password)
        let operation = RegisterAccount(
            site: .china, address: try LoginAddress("13900000009"), code: "123456", password: hash,
            language: .chinese, accepted: Scene.editions)
        await expectAskers([.visitor], of: operation, in: scene)
    }

    @discardableResult
    private func register(
        _ address: LoginAddress, _ code: String, site: AccountSite = .china,
        accepted: [AgreementDocument: String] = Scene.editions, in scene: Scene
    ) async throws -> ID<Account> {
        try await scene.perform(
            RegisterAccount(
                site: site, address: address, code: code, password: scene.hash(Scene.password), language: .chinese,
                accepted: accepted),
            as: scene.visitor())
    }
}
