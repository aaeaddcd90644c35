import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ChangeLanguageTests {
    @Test func holdersAndStaffChoose() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.perform(ChangeLanguage(.english), as: holder.actor)
        #expect(try await scene.answer(AccountOverview(), as: holder.actor).account.language == .english)
        #expect(try await scene.history(of: Subject(holder.id)).last?.details == ["language": "en"])
        let colleague = try await scene.staff(.auditor)
        try await scene.perform(ChangeLanguage(.english), as: colleague.actor)
        #expect(try await scene.answer(StaffList(), as: .console).first?.language == .english)
    }

    @Test func nobodyInParticularDoesNot() async throws {
        let scene = try await Scene()
        await expectProblem(.accountNotFound) { try await scene.perform(ChangeLanguage(.english), as: Scene.nobody) }
        await expectProblem(.notPermitted) { try await scene.perform(ChangeLanguage(.english), as: .console) }
        let gone = StaffMember(id: ID("stf_gone"), name: "gone", role: .auditor)
        await expectProblem(.staffNotFound) { try await scene.perform(ChangeLanguage(.english), as: .staff(gone)) }
        await expectAskers([.applicant, .reviewer, .operator, .auditor], of: ChangeLanguage(.english), in: scene)
    }
}
