import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RemoveMaterialTests {
    @Test func aPictureIsTakenOut() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let first = try await scene.stored(filing).dossier.materials[0]
        let operation = RemoveMaterial(application: filing.id, material: first.material)
        try await scene.perform(operation, as: filing.holder.actor)
        #expect(try await scene.stored(filing).dossier.materials.contains(first) == false)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .materialRemoved && event?.details["kind"] == first.kind.rawValue)
        await expectProblem(.materialNotFound) { try await scene.perform(operation, as: filing.holder.actor) }
    }

    @Test func whatIsNoLongerAskedForStandsThereAndCanBeTakenOut() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        func needs(_ kind: MaterialKind) async throws -> [MaterialNeed] {
            let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
            return full.materialNeeds.filter { $0.kind == kind }
        }
        #expect(try await needs(.incomeProof).isEmpty)
        let picture = try await scene.desk.upload(
            TestPicture.png(), as: .incomeProof, of: nil, to: filing.id, actor: filing.holder.actor)
        #expect(try await needs(.incomeProof) == [MaterialNeed(kind: .incomeProof, isRequired: false)])
        try await scene.perform(
            RemoveMaterial(application: filing.id, material: picture.id), as: filing.holder.actor)
        #expect(try await needs(.incomeProof).isEmpty)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let materials = try await scene.stored(filing).dossier.materials
        let certificate = try #require(materials.first { $0.kind == .entityCertificate })
        let operation = RemoveMaterial(application: filing.id, material: certificate.material)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        try await scene.sendBack(filing, [.person])
        await expectProblem(.fieldFrozen) { try await scene.perform(operation, as: filing.holder.actor) }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
