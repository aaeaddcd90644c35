import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AttachMaterialTests {
    @Test func aPictureIsSealedAndStandsInItsPlace() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let bytes = TestPicture.png(width: 30, height: 20)
        let material = try await scene.desk.upload(
            bytes, as: .entityCertificate, of: nil, to: draft.id, actor: holder.actor)
        #expect(material.mediaType == "image/png" && material.width == 30 && material.height == 20)
        #expect(material.length == bytes.count && material.account == holder.id)
        #expect(try await scene.desk.picture(material.id, as: holder.actor).bytes == bytes)
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notPermitted) { try await scene.desk.picture(material.id, as: reviewer.actor) }
        let stored = try await scene.read { try $0.applications.get(draft.id) }
        #expect(stored.dossier.materials.map(\.material) == [material.id])
        let event = try await scene.history(of: Subject(draft.id)).last
        #expect(event?.details == ["kind": "entity-certificate", "material": material.id.text])
    }

    @Test func aSecondPictureTakesThePlaceOfTheFirstAndRoundsKeepTheirs() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let first = try await scene.stored(filing).dossier.materials
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        let second = try await upload(.personFront, filing, in: scene)
        let now = try await scene.stored(filing).dossier
        #expect(now.attached(for: MaterialNeed(kind: .personFront)).map(\.material) == [second.id])
        let round = try await scene.read { try $0.submissions.find(filing.id, round: 1, account: filing.holder.id) }
        #expect(round?.dossier.materials == first)
        for attached in first { _ = try await scene.desk.picture(attached.material, as: filing.holder.actor) }
    }

    @Test func onlyAsManyAsTheKindTakes() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        for _ in 1...5 { _ = try await upload(.other, filing, in: scene) }
        let problem = await expectProblem(.fieldsInvalid) { try await upload(.other, filing, in: scene) }
        #expect(problem?.findings.map(\.code) == ["material.too-many"])
        #expect(try await files(in: scene) == scene.read { try $0.materials.files().count }, "no file stays behind")
    }

    @Test func whatIsNoPictureIsRefusedAndLeavesNoTrace() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let png = TestPicture.png()
        for bytes in [[], Array("%PDF-1.7".utf8), Array(png.dropLast(12)), png + [1, 2, 3]] {
            await expectProblem(.materialUnreadable) {
                try await scene.desk.upload(bytes, as: .personFront, of: nil, to: draft.id, actor: holder.actor)
            }
        }
        let large = [UInt8](repeating: 0, count: ImageHeader.largestFile + 1)
        await expectProblem(.materialTooLarge) {
            try await scene.desk.upload(large, as: .personFront, of: nil, to: draft.id, actor: holder.actor)
        }
        let fits = TestPicture.png() + [UInt8](repeating: 0, count: ImageHeader.largestFile - TestPicture.png().count)
        _ = try await scene.desk.upload(fits, as: .personFront, of: nil, to: draft.id, actor: holder.actor)
        #expect(try await files(in: scene) == 1)
    }

    @Test func placesOfServices() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let missing = await expectProblem(.fieldsInvalid) { try await upload(.domainCertificate, filing, in: scene) }
        #expect(missing?.findings.map(\.code) == ["material.service-missing"])
        let wrong = await expectProblem(.fieldsInvalid) {
            try await upload(.personFront, filing, of: filing.services[0], in: scene)
        }
        #expect(wrong?.findings.map(\.code) == ["material.no-service"])
        await expectProblem(.serviceNotFound) {
            try await upload(.domainCertificate, filing, of: ID("svc_none"), in: scene)
        }
        _ = try await upload(.domainCertificate, filing, of: filing.services[0], in: scene)
    }

    @Test func whatAMendedAnswerAsksForMayBeAddedThoughOnlyTheAnswerWasReturned() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let service = filing.services[0]
        try await scene.sendBack(filing, [.service])
        await expectProblem(.fieldFrozen) { try await upload(.noPreApprovalPledge, filing, of: service, in: scene) }
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .service, service: service,
                answers: [.serviceName: "青山新闻"]),
            as: filing.holder.actor)
        _ = try await upload(.noPreApprovalPledge, filing, of: service, in: scene)
        await expectProblem(.fieldFrozen) { try await upload(.entityCertificate, filing, in: scene) }
    }

    @Test func onlyWhereTheApplicationIsOpen() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        await expectProblem(.stepNotOpen) { try await upload(.personFront, filing, in: scene) }
        try await scene.sendBack(filing, [.person])
        _ = try await upload(.personFront, filing, in: scene)
        await expectProblem(.fieldFrozen) { try await upload(.entityCertificate, filing, in: scene) }
        await expectProblem(.applicationNotFound) {
            try await scene.desk.upload(
                TestPicture.png(), as: .personFront, of: nil, to: filing.id, actor: scene.account().actor)
        }
        let picture = StoredPicture(file: "", digest: "", header: try ImageHeader(TestPicture.png()), length: 1)
        await expectAskers(
            [.applicant], of: AttachMaterial(application: filing.id, kind: .personFront, picture: picture), in: scene)
        await expectProblem(.materialNotFound) { try await scene.desk.picture(ID("mat_none"), as: filing.holder.actor) }
    }

    private func upload(
        _ kind: MaterialKind, _ filing: Filing, of service: ID<ServiceDraft>? = nil, in scene: Scene
    ) async throws -> Material {
        try await scene.desk.upload(TestPicture.png(), as: kind, of: service, to: filing.id, actor: filing.holder.actor)
    }

    private func files(in scene: Scene) async throws -> Int {
        // everything that no row keeps is swept; what is left was kept
        let kept = try await scene.read { try $0.materials.files() }
        let swept = try await scene.vault.sweep(keeping: kept, olderThan: Instant(milliseconds: 4_000_000_000_000))
        return kept.count + swept.count
    }
}
