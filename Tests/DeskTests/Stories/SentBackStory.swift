import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SentBackStory {
    @Test("A draft comes back with two faults, is mended and goes through") func told() async throws {
        let story = try await Story.begin(on: "2026-03-06")
        let scene = story.scene
        let filing = story.filing

        try await story.on(
            "2026-03-06 17", "handed in on a Friday evening", .initialReview, telling: [.applicationSubmitted]
        ) {
            try await scene.submit(filing)
        }
        #expect(try await story.move().until.hasPrefix("2026-03-10 00:00"), "the weekend does not count")
        try await story.on(
            "2026-03-09 11", "the reviewer returns name and contact", .correction, telling: [.applicationSentBack]
        ) {
            try await scene.sendBack(filing, [.service, .contact])
        }
        let stored = try await scene.stored(filing)
        #expect(stored.mayEdit(.personMobile) && stored.mayEdit(.serviceName, service: filing.services[0]))
        #expect(!stored.mayEdit(.mailingAddress))
        try await story.on("2026-03-09 14", "both are mended", .correction) {
            try await scene.perform(
                SaveDossier(
                    application: filing.id, seen: nil, entity: [.personMobile: "13900000066"],
                    services: [.init(id: filing.services[0], answers: [.serviceName: "青山演示官网"])]),
                as: filing.holder.actor)
        }
        try await story.on("2026-03-09 15", "and handed in again", .initialReview, telling: [.applicationSubmitted]) {
            try await scene.submit(filing)
        }
        try await story.on(
            "2026-03-10 9", "the reviewer sees what changed and accepts", .queued, telling: [.applicationAccepted]
        ) {
            let reviewer = try await scene.taken(filing)
            let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
            #expect(shown.previous?.answer(.personMobile) == "13900000001")
            #expect(shown.application.dossier.answer(.personMobile) == "13900000066")
            try await scene.judge(filing, by: reviewer)
            try await scene.perform(AcceptApplication(application: filing.id), as: reviewer.actor)
        }
        try await story.on("2026-03-10 10", "the courier comes by", .smsVerification, telling: [.smsWindowOpen]) {
            await story.courierComesBy()
        }
        try await story.on(
            "2026-03-11 9", "the administration grants before it tells of the code", .granted,
            telling: [.applicationGranted]
        ) {
            try await scene.grant(filing)
        }
    }
}
