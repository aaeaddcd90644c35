import BeianCore
import BeianDesk
import BeianTesting
import Testing

/// What was returned and is still as it was handed in, as the applicant is told before handing in again.
@Suite struct UnmendedItemsTests {
    private func unmended(_ filing: Filing, _ scene: Scene) async throws -> [ReviewItem] {
        try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor).unmended
    }

    @Test func anAnswerOrAPictureMendsItsItem() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        #expect(try await unmended(filing, scene).isEmpty)
        try await scene.sendBack(filing, [.identity, .contact])
        #expect(try await unmended(filing, scene) == [ReviewItem(.identity), ReviewItem(.contact)])

        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .person, answers: [.personMobile: "13900008888"]),
            as: filing.holder.actor)
        #expect(try await unmended(filing, scene) == [ReviewItem(.identity)])
        _ = try await scene.desk.upload(
            TestPicture.png(), as: .entityCertificate, of: nil, to: filing.id, actor: filing.holder.actor)
        #expect(try await unmended(filing, scene).isEmpty)
    }

    @Test func whatIsHandedInUnchangedIsComparedWithTheLastRound() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.sendBack(filing, [.contact])
        try await scene.submit(filing)
        #expect(try await unmended(filing, scene).isEmpty, "nothing can be mended while it is reviewed")
        try await scene.sendBack(filing, [.service])
        #expect(try await unmended(filing, scene).map(\.topic) == [.service])
    }

    @Test func whatNoReviewerReturnedIsNotAskedToDiffer() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .unverified)
        try await scene.perform(AmendApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        #expect(try await scene.stored(filing).stage == .correction)
        #expect(try await unmended(filing, scene).isEmpty)
    }
}
