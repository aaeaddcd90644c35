import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RefusedStory {
    @Test("The administration refuses, a reviewer says what that means, the applicant gives up") func told()
        async throws
    {
        let story = try await Story.begin(on: "2026-03-02")
        let scene = story.scene
        let filing = story.filing

        try await story.on("2026-03-02 10", "handed in", .initialReview, telling: [.applicationSubmitted]) {
            try await scene.submit(filing)
        }
        try await story.on("2026-03-02 11", "accepted", .queued, telling: [.applicationAccepted]) {
            try await scene.accept(filing)
        }
        try await story.on("2026-03-02 12", "reported", .smsVerification, telling: [.smsWindowOpen]) {
            await story.courierComesBy()
        }
        try await story.on("2026-03-02 13", "verified", .administrationReview, telling: [.smsVerified]) {
            try await scene.answerSMS(filing, failure: nil)
        }
        try await story.on(
            "2026-03-20 9", "refused: the name does not go with the company", .refused, telling: [.applicationRefused]
        ) {
            try await scene.refuse(filing)
        }
        let move = try await story.move()
        #expect(move.turn == .reviewer && move.until.hasPrefix("2026-03-24 00:00"), "one working day to translate")
        try await story.on("2026-03-20 15", "a reviewer returns the name", .correction, telling: [.applicationSentBack])
        {
            try await scene.sendBack(filing, [.service])
        }
        try await story.on("2026-03-21 9", "the company gives up", .abandoned, telling: [.applicationAbandoned]) {
            try await scene.perform(AbandonApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        }
        #expect(try await scene.read { try $0.accounts.entity(of: filing.holder.id) } == nil)
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.isEmpty)
    }
}
