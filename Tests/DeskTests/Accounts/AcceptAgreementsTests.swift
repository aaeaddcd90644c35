import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AcceptAgreementsTests {
    @Test func aNewEditionIsAcceptedWithItsTimeAndAddress() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.write { try $0.run("DELETE FROM agreement WHERE document = 'privacy'") }
        #expect(try await scene.answer(SetupState(), as: holder.actor).missingAgreements == [.privacy])
        scene.clock.advance(by: .days(1))
        try await scene.perform(
            AcceptAgreements([.privacy: AgreementDocument.privacy.edition]), as: holder.actor)
        #expect(try await scene.answer(SetupState(), as: holder.actor).missingAgreements.isEmpty)
        let all = try await scene.read { try $0.agreements.all(of: holder.id) }
        #expect(all.last?.document == "privacy" && all.last?.acceptedAt == scene.clock.now)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .agreementsAccepted)
    }

    @Test func onlyTheEditionInForceAndOnlyDocumentsOfTheAccount() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                AcceptAgreements([
                    .terms: "2020-01-01", .truthCommitment: AgreementDocument.truthCommitment.edition,
                ]), as: holder.actor)
        }
        #expect(problem?.findings.map(\.pointer) == ["#/terms", "#/truth-commitment"])
    }

    @Test func onlyTheHolderOfAnOpenAccountAsks() async throws {
        let scene = try await Scene()
        let operation = AcceptAgreements(Scene.editions)
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
