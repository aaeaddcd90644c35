import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RemoveServiceTests {
    @Test func aServiceGoesWithItsMaterials() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.company(services: 2))
        let gone = filing.services[1]
        _ = try await scene.desk.upload(
            TestPicture.png(), as: .domainCertificate, of: gone, to: filing.id, actor: filing.holder.actor)
        try await scene.perform(
            RemoveService(application: filing.id, seen: nil, service: gone), as: filing.holder.actor)
        let dossier = try await scene.stored(filing).dossier
        #expect(dossier.services.map(\.id) == [filing.services[0]])
        #expect(!dossier.materials.contains { $0.service == gone })
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .serviceRemoved && event?.details == ["service": gone.text])
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let operation = RemoveService(application: filing.id, seen: nil, service: filing.services[0])
        await expectProblem(.fieldFrozen) { try await scene.perform(operation, as: filing.holder.actor) }
        await expectProblem(.serviceNotFound) {
            try await scene.perform(
                RemoveService(application: filing.id, seen: nil, service: ID("svc_none")), as: filing.holder.actor)
        }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(
                RemoveService(application: filing.id, seen: 1, service: filing.services[0]), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
        try await scene.submit(filing)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
    }
}
