import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct FirstFilingStory {
    @Test("A company files its website and reads its number") func told() async throws {
        let story = try await Story.begin(on: "2026-03-02")
        let scene = story.scene
        let filing = story.filing

        try await story.on(
            "2026-03-02 10", "the company hands its draft in", .initialReview, telling: [.applicationSubmitted]
        ) {
            try await scene.submit(filing)
        }
        let review = try await story.move()
        #expect(review.turn == .reviewer && review.until.hasPrefix("2026-03-04 00:00"))

        try await story.on(
            "2026-03-02 15", "a reviewer finds everything in order", .queued, telling: [.applicationAccepted]
        ) {
            try await scene.accept(filing)
        }
        try await story.on(
            "2026-03-02 16", "the courier reports it to Fujian", .smsVerification, telling: [.smsWindowOpen]
        ) {
            await story.courierComesBy()
        }
        let window = try await story.move()
        #expect(window.turn == .applicant && window.until.hasPrefix("2026-03-03 16:00"))

        try await story.on(
            "2026-03-02 17", "the leader types the code of the ministry", .administrationReview, telling: [.smsVerified]
        ) {
            try await scene.answerSMS(filing, failure: nil)
        }
        let administration = try await story.move()
        #expect(administration.turn == .administration && administration.until.hasPrefix("2026-03-31 00:00"))

        var number = ""
        try await story.on("2026-03-12 11", "the administration grants", .granted, telling: [.applicationGranted]) {
            number = try await scene.grant(filing)
        }
        let found = try await scene.answer(
            PublicLookup(text: scene.stored(filing).dossier.answer(.domain)), as: .visitor(.phone))
        #expect(found.entries.map(\.serviceNumber) == ["\(number)-1"])
        #expect(try await story.move().turn == nil)
        #expect(
            try await scene.history(of: Subject(filing.id)).compactMap(\.to) == [
                .initialReview, .queued, .reporting, .smsVerification, .administrationReview, .granted,
            ])
    }
}
