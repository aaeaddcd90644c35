import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ViewPictureTests {
    @Test func everyLookLeavesALine() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let attached = try #require(try await scene.stored(filing).dossier.materials.first)
        for role in [Role.reviewer, .operator, .auditor] {
            let colleague = try await scene.staff(role)
            let seen = try await scene.desk.picture(attached.material, of: filing.id, as: colleague.actor)
            let own = try await scene.desk.picture(attached.material, as: filing.holder.actor)
            #expect(seen.bytes == own.bytes && !seen.bytes.isEmpty && seen.material == own.material)
            let event = try await scene.history(of: Subject(filing.id)).last
            #expect(event?.occurrence == .materialViewed && event?.actor == "\(role.rawValue) \(colleague.member.id)")
            #expect(event?.details == ["kind": attached.kind.rawValue, "material": attached.material.text])
        }
    }

    @Test func aPageThatIsReadAgainIsOneLook() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let pictures = try await scene.stored(filing).dossier.materials.map(\.material)
        let (first, second) = (try await scene.staff(.reviewer), try await scene.staff(.auditor))
        func looks() async throws -> Int {
            try await scene.history(of: Subject(filing.id)).count { $0.occurrence == .materialViewed }
        }
        for colleague in [first, first, second] {
            for picture in pictures { _ = try await scene.desk.picture(picture, of: filing.id, as: colleague.actor) }
        }
        #expect(try await looks() == 2 * pictures.count, "each picture once for each who looked")
        scene.clock.advance(by: .minutes(61))
        _ = try await scene.desk.picture(pictures[0], of: filing.id, as: first.actor)
        #expect(try await looks() == 2 * pictures.count + 1, "an hour later it is another look")
    }

    @Test func onlyWhatWasHandedInWithThisApplication() async throws {
        let scene = try await Scene.withBook()
        let reviewer = try await scene.staff(.reviewer)
        let draft = try await scene.draft()
        let unsent = try await scene.desk.upload(
            TestPicture.png(), as: .entityCertificate, of: nil, to: draft.id, actor: draft.holder.actor)
        let filing = try await scene.application(at: .initialReview)
        let other = try await scene.application(at: .initialReview)
        let foreign = try #require(try await scene.stored(other).dossier.materials.first).material
        let before = try await scene.history(of: Subject(filing.id)).count
        func look(_ material: ID<Material>, of application: ID<FilingApplication>) async throws {
            _ = try await scene.desk.picture(material, of: application, as: reviewer.actor)
        }
        await expectProblem(.applicationNotFound) { try await look(unsent.id, of: draft.id) }
        await expectProblem(.applicationNotFound) { try await look(foreign, of: ID("app_none")) }
        await expectProblem(.materialNotFound) { try await look(unsent.id, of: filing.id) }
        await expectProblem(.materialNotFound) { try await look(foreign, of: filing.id) }
        await expectProblem(.materialNotFound) { try await look(ID("mat_none"), of: filing.id) }
        #expect(try await scene.history(of: Subject(filing.id)).count == before, "nothing was shown, nothing is kept")
        await expectAskers(
            [.reviewer, .operator, .auditor], of: ViewPicture(application: filing.id, material: foreign), in: scene)
    }

    @Test func whatIsBeingChangedIsNotShownBeforeItIsHandedIn() async throws {
        let scene = try await Scene.withBook()
        let reviewer = try await scene.staff(.reviewer)
        let filing = try await scene.application(at: .initialReview)
        let first = try #require(try await scene.stored(filing).dossier.materials.first { $0.kind == .personFront })
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        let second = try await scene.desk.upload(
            TestPicture.png(), as: .personFront, of: nil, to: filing.id, actor: filing.holder.actor)
        await expectProblem(.materialNotFound) {
            try await scene.desk.picture(second.id, of: filing.id, as: reviewer.actor)
        }
        _ = try await scene.desk.picture(first.material, of: filing.id, as: reviewer.actor)
    }
}
