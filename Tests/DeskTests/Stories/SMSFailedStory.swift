import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SMSFailedStory {
    @Test("The code is typed wrongly too often, then not at all, then from the right phone") func told() async throws {
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
        try await story.on("2026-03-02 13", "the sixth wrong code ends the check", .unverified, telling: [.smsFailed]) {
            try await scene.answerSMS(filing, failure: "tries")
        }
        try await story.on("2026-03-03 9", "the same data goes out again without a review", .queued) {
            try await scene.perform(ResubmitApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        }
        try await story.on("2026-03-03 10", "reported", .smsVerification, telling: [.smsWindowOpen]) {
            await story.courierComesBy()
        }
        try await story.on("2026-03-04 10", "nobody typed it for a day", .unverified, telling: [.smsFailed]) {
            try await scene.answerSMS(filing, failure: "expired")
        }
        try await story.on("2026-03-04 11", "the number was an old one: the data is opened", .correction) {
            try await scene.perform(AmendApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        }
        try await story.on("2026-03-04 12", "mended and handed in", .initialReview, telling: [.applicationSubmitted]) {
            try await scene.perform(
                SaveSection(
                    application: filing.id, seen: nil, section: .person, answers: [.personMobile: "13900000066"]),
                as: filing.holder.actor)
            try await scene.submit(filing)
        }
        try await story.on("2026-03-05 9", "accepted", .queued, telling: [.applicationAccepted]) {
            try await scene.accept(filing)
        }
        try await story.on("2026-03-05 10", "reported", .smsVerification, telling: [.smsWindowOpen]) {
            await story.courierComesBy()
        }
        try await story.on("2026-03-05 11", "the code is right", .administrationReview, telling: [.smsVerified]) {
            try await scene.answerSMS(filing, failure: nil)
        }
        let reports = try await scene.read { try $0.rows("SELECT id FROM report WHERE application = \(filing.id)") }
        #expect(reports.count == 3)
    }
}
