import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SaveDossierTests {
    @Test func aProgramSavesEverythingAtOnce() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let dossier = try scene.company()
        let draft = try await scene.started(by: holder, dossier: dossier)
        let saved = try await scene.perform(
            SaveDossier(
                application: draft.id, seen: 1, entity: dossier.entity.values,
                services: [.init(id: draft.dossier.services[0].id, answers: dossier.services[0].answers.values)]),
            as: holder.actor)
        #expect(saved.version == 2 && saved.dossier.entity == dossier.entity)
        #expect(saved.dossier.services[0].answers == dossier.services[0].answers)
        let sections = try await scene.history(of: Subject(draft.id))
            .filter { $0.occurrence == .sectionSaved }.compactMap { $0.details["section"] }
        #expect(sections == ["entity", "person", "service", "service-person"])
    }

    @Test func allFaultsAreToldAndNothingIsSaved() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let before = try await scene.stored(filing)
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                SaveDossier(
                    application: filing.id, seen: nil, entity: [.personMobile: "1", .personMail: "139****0001"],
                    services: [.init(id: filing.services[0], answers: [.homeURL: "www.elsewhere-demo.cn"])]),
                as: filing.holder.actor)
        }
        #expect(
            Set(problem?.findings.map(\.pointer) ?? []) == [
                "#/entity/person/mobile", "#/entity/person/mail", "#/services/0/homeURL",
            ])
        let frozen = await expectProblem(.fieldFrozen) {
            try await scene.perform(
                SaveDossier(
                    application: filing.id, seen: nil, entity: [.province: "beijing", .nature: "individual"]),
                as: filing.holder.actor)
        }
        #expect(frozen?.findings.count == 2)
        #expect(try await scene.stored(filing) == before)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let operation = SaveDossier(application: filing.id, seen: nil)
        await expectProblem(.serviceNotFound) {
            try await scene.perform(
                SaveDossier(application: filing.id, seen: nil, services: [.init(id: ID("svc_none"), answers: [:])]),
                as: filing.holder.actor)
        }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(SaveDossier(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.doorClosed) {
            let abroad = try await scene.draft(by: scene.account(site: .international))
            return try await scene.perform(
                SaveDossier(application: abroad.id, seen: nil), as: .applicant(abroad.holder.id, door: .phone))
        }
        await expectProblem(.siteClosed) {
            let abroad = try await scene.draft(by: scene.account(site: .international))
            var policy = Scene.policy
            policy.internationalSiteIsOpen = false
            return try await scene.desk(under: policy).perform(
                SaveDossier(application: abroad.id, seen: nil), as: abroad.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
        try await scene.submit(filing)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
    }
}
