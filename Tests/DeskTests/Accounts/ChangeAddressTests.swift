import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ChangeAddressTests {
    @Test func bothAddressesAgreeAndBothAreTold() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let new = try LoginAddress("13911111111")
        let operation = try await prepared(holder, new, in: scene)
        try await scene.perform(operation, as: holder.actor)
        let overview = try await scene.answer(AccountOverview(), as: holder.actor)
        #expect(overview.addresses == [new])
        #expect(try await scene.letters(to: holder.address.text).last == .addressChanged)
        #expect(try await scene.letters(to: new.text).contains(.addressChanged))
        await expectProblem(.signInFailed) { try await scene.signIn(holder) }
        #expect(try await scene.history(of: Subject(holder.id)).last { $0.occurrence == .addressChanged } != nil)
    }

    @Test func aFirstMailIsAddedBesideTheMobile() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let mail = try LoginAddress("li.si@lantian-demo.cn")
        try await scene.perform(prepared(holder, mail, in: scene), as: holder.actor)
        let overview = try await scene.answer(AccountOverview(), as: holder.actor)
        #expect(overview.addresses == [holder.address, mail])
        _ = try await scene.signIn(holder)
    }

    @Test func oneWrongCodeChangesNothingAndUsesNeitherUp() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let right = try await prepared(holder, LoginAddress("13911111111"), in: scene)
        var wrong = right
        wrong.code = right.code == "000000" ? "000001" : "000000"
        await expectProblem(.codeWrong) { try await scene.perform(wrong, as: holder.actor) }
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .codeFailed)
        try await scene.perform(right, as: holder.actor)
    }

    @Test func aTakenAddressIsRefused() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let new = try LoginAddress("13911111111")
        let operation = try await prepared(holder, new, in: scene)
        let rival = try await scene.account()
        try await scene.write { try $0.accounts.saveLogin(new, of: rival.id, at: scene.clock.now) }
        await expectProblem(.addressTaken) { try await scene.perform(operation, as: holder.actor) }
    }

    @Test func theSiteDecidesOnTheKindOfAddress() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: .international)
        let mobile = ChangeAddress(
            address: try LoginAddress("13911111111"), code: "1", confirmedAt: .mail, confirmation: "1")
        await expectProblem(.fieldsInvalid) { try await scene.perform(mobile, as: holder.actor) }
        let absent = ChangeAddress(
            address: try LoginAddress("li@lantian-demo.cn"), code: "1", confirmedAt: .mobile, confirmation: "1")
        await expectProblem(.fieldsInvalid) { try await scene.perform(absent, as: holder.actor) }

        var policy = Scene.policy
        policy.internationalSiteIsOpen = false
        let desk = scene.desk(under: policy)
        await expectProblem(.siteClosed) { try await desk.perform(absent, as: holder.actor) }
    }

    @Test func onlyTheHolderOfAnOpenAccountAsks() async throws {
        let scene = try await Scene()
        let operation = ChangeAddress(
            address: try LoginAddress("13911111111"), code: "1", confirmedAt: .mobile, confirmation: "1")
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }

    private func prepared(_ holder: Holder, _ new: LoginAddress, in scene: Scene) async throws -> ChangeAddress {
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.leaveAddress(holder.address.kind)), as: holder.actor)
        try await scene.perform(SendCode(.takeAddress(new)), as: holder.actor)
        return ChangeAddress(
            address: new, code: try await scene.lastCode(to: new.text), confirmedAt: holder.address.kind,
            confirmation: try await scene.lastCode(to: holder.address.text))
    }
}
