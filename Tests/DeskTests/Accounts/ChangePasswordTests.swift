import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ChangePasswordTests {
    @Test func theOldPasswordIsGoodNoLongerAndOtherSessionsEnd() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        _ = try await scene.signIn(holder)
        let kept = try await scene.signIn(holder)
        let token = try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        let current = try await scene.typed(holder.password, by: .holder(holder.address))
        let new = try await scene.hash("another lantian 77")
        try await scene.perform(ChangePassword(current: current, new: new, session: kept.id), as: holder.actor)
        #expect(try await scene.answer(OwnSessions(), as: holder.actor).map(\.id) == [kept.id])
        #expect(try await scene.answer(OwnTokens(), as: holder.actor).map(\.id) == [token.token.id])
        await expectProblem(.signInFailed) { try await scene.signIn(holder) }
        let typed = try await scene.typed("another lantian 77", by: .holder(holder.address))
        try await scene.perform(SignIn(address: holder.address, password: typed), as: scene.visitor())
        #expect(try await scene.letters(to: holder.address.text).last == .passwordChanged)
        #expect(try await scene.history(of: Subject(holder.id)).contains { $0.occurrence == .passwordChanged })
    }

    @Test func aWrongPresentPasswordIsCounted() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let new = try await scene.hash("another lantian 77")
        let operation = ChangePassword(current: new, new: new, session: nil)
        for _ in 1...5 { await expectProblem(.signInFailed) { try await scene.perform(operation, as: holder.actor) } }
        await expectProblem(.signInThrottled) { try await scene.perform(operation, as: holder.actor) }
        await expectProblem(.signInThrottled) { try await scene.answer(SignInParameters(.myself), as: holder.actor) }
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: .console) }
        await expectAskers([.applicant, .reviewer, .operator, .auditor], of: operation, in: scene)
    }

    @Test func aMemberOfStaffReplacesTheOneTimePassword() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.reviewer, passwordIsOneTime: true)
        let parameters = try await scene.answer(SignInParameters(.myself), as: colleague.actor)
        let current = try await scene.hasher.hash(typed: colleague.password, with: parameters)
        let new = try await scene.hash("another lantian 77")
        try await scene.perform(ChangePassword(current: current, new: new, session: nil), as: colleague.actor)
        let kept = try await scene.read { try $0.passwords.find(of: colleague.member.id.text) }
        #expect(kept?.hash == new && kept?.isOneTime == false)
    }
}
