import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AddServiceTests {
    @Test func anOrganisationFilesUpToTen() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        for _ in 2...10 { try await scene.perform(AddService(application: draft.id, seen: nil), as: holder.actor) }
        let problem = await expectProblem(.serviceLimit) {
            try await scene.perform(AddService(application: draft.id, seen: nil), as: holder.actor)
        }
        #expect(problem?.parameters["limit"] == "10")
        let stored = try await scene.read { try $0.applications.get(draft.id) }
        #expect(stored.dossier.services.count == 10 && Set(stored.dossier.services.map(\.id)).count == 10)
        #expect(try await scene.history(of: Subject(draft.id)).filter { $0.occurrence == .serviceAdded }.count == 9)
    }

    @Test func anIndividualFilesOne() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder, dossier: SampleDossier.individual())
        let problem = await expectProblem(.serviceLimit) {
            try await scene.perform(AddService(application: draft.id, seen: nil), as: holder.actor)
        }
        #expect(problem?.parameters["limit"] == "1")
    }

    @Test func onlyToADraft() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        await expectProblem(.stepNotOpen) {
            try await scene.perform(AddService(application: filing.id, seen: nil), as: filing.holder.actor)
        }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(AddService(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(AddService(application: filing.id, seen: nil), as: Scene.nobody)
        }
        await expectAskers([.applicant], of: AddService(application: filing.id, seen: nil), in: scene)
    }
}
