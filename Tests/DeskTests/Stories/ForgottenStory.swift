import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ForgottenStory {
    // EX-09
    @Test("A draft is forgotten, reminded of twice by the calendar of the worked example, and cleaned up") func told()
        async throws
    {
        let story = try await Story.begin(on: "2026-01-05")
        let scene = story.scene
        let clockwork = { _ = try await scene.perform(LapseApplications(), as: .clock) }

        try await story.on("2026-02-03 23", "day 29", .draft) { try await clockwork() }
        try await story.on("2026-02-04 1", "day 30", .draft, telling: [.applicationLapseReminder]) {
            try await clockwork()
        }
        try await story.on("2026-02-05", "the day after", .draft) { try await clockwork() }
        try await story.on("2026-02-14 1", "day 40", .draft, telling: [.applicationLapseReminder]) {
            try await clockwork()
        }
        try await story.on("2026-02-17 1", "day 43", .draft, telling: [.applicationLapseReminder]) {
            try await clockwork()
        }
        try await story.on("2026-02-19 23", "the last hour of day 45", .draft) { try await clockwork() }
        try await story.on("2026-02-20 0", "it is over", .lapsed, telling: [.applicationLapsed]) {
            try await clockwork()
        }
    }
}
