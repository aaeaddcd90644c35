import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ResetPasswordTests {
    @Test func aCodeGivesANewPasswordAndEndsAllSessions() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        _ = try await scene.signIn(holder)
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.reset(holder.address)), as: scene.visitor())
        scene.clock.advance(by: .minutes(29))
        let code = try await scene.lastCode(to: holder.address.text)
        try await reset(holder.address, code, in: scene)
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).isEmpty)
        await expectProblem(.signInFailed) { try await scene.signIn(holder) }
        let typed = try await scene.typed("another lantian 77", by: .holder(holder.address))
        try await scene.perform(SignIn(address: holder.address, password: typed), as: scene.visitor())
        #expect(try await scene.letters(to: holder.address.text).contains(.passwordChanged))
        await expectProblem(.codeWrong) { try await reset(holder.address, code, in: scene) }
    }

    @Test func everyTokenOfTheAccountIsRevokedAndNoOther() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let other = try await scene.account()
        let issue = IssueToken(label: "脚本", scopes: [.applications])
        let lost = [
            try await scene.perform(issue, as: holder.actor), try await scene.perform(issue, as: holder.actor),
        ]
        let kept = try await scene.perform(issue, as: other.actor)
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.reset(holder.address)), as: scene.visitor())
        try await reset(holder.address, scene.lastCode(to: holder.address.text), in: scene)
        for token in lost {
            let digest = Mint.digest(of: token.text)
            #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) == nil)
        }
        #expect(try await scene.answer(OwnTokens(), as: other.actor).map(\.id) == [kept.token.id])
        let revoked = try await scene.history(of: Subject(holder.id)).filter { $0.occurrence == .tokenRevoked }
        #expect(Set(revoked.compactMap { $0.details["token"] }) == Set(lost.map(\.token.id.text)))
    }

    @Test func unknownAddressesAndWrongCodesAreAnsweredAlike() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let known = await expectProblem(.codeWrong) { try await reset(holder.address, "123456", in: scene) }
        let unknown = await expectProblem(.codeWrong) {
            try await reset(LoginAddress("13911111111"), "123456", in: scene)
        }
        #expect(known == unknown)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .codeFailed)
    }

    @Test func aCodeOfAnotherPurposeOpensNothing() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.leaveAddress(.mobile)), as: holder.actor)
        let code = try await scene.lastCode(to: holder.address.text)
        await expectProblem(.codeWrong) { try await reset(holder.address, code, in: scene) }
    }

    @Test func onlyVisitorsAsk() async throws {
        let scene = try await Scene()
        let hash = try await scene.hash("another lantian 77")
        let operation = ResetPassword(address: try LoginAddress("13911111111"), code: "1", password: hash)
        await expectAskers([.visitor], of: operation, in: scene)
    }

    private func reset(_ address: LoginAddress, _ code: String, in scene: Scene) async throws {
        try await scene.perform(
            ResetPassword(address: address, code: code, password: scene.hash("another lantian 77")),
            as: scene.visitor())
    }
}
