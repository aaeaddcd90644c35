import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Logging
import Testing

/// A life as it is told: on this day, this happened, the application then stood there, and these letters were written.
struct Story {
    let scene: Scene
    let filing: Filing

    /// Begins with a draft that is filled in at nine on a day.
    static func begin(on day: String, services: Int = 1) async throws -> Story {
        let scene = try await Scene.withBook()
        scene.clock.set(to: try Day(day).startInBeijing + .seconds(9 * 3600))
        return Story(scene: scene, filing: try await scene.draft(dossier: scene.company(services: services)))
    }

    /// One chapter.
    ///
    /// - Parameters:
    ///   - when: day and hour in Beijing, `2026-03-02 14`.
    ///   - stage: where the application stands afterwards.
    ///   - letters: what the holder of the account is told.
    func on(
        _ when: String, _ what: Comment, _ stage: Stage, telling letters: [Letter] = [],
        at location: SourceLocation = #_sourceLocation, _ deed: () async throws -> Void
    ) async throws {
        let parts = when.split(separator: " ").map(String.init)
        let hour = parts.count > 1 ? Int(parts[1]) ?? 9 : 9
        scene.clock.set(to: try Day(parts[0]).startInBeijing + .seconds(hour * 3600))
        let before = try await scene.messages(of: filing.holder)
        try await deed()
        let told = try await scene.messages(of: filing.holder).dropFirst(before.count)
        let reached = try await scene.stored(filing).stage
        #expect(reached == stage, what, sourceLocation: location)
        #expect(Array(told) == letters, what, sourceLocation: location)
    }

    /// The courier makes its round, and the other side takes everything.
    func courierComesBy() async {
        let carriers = [Errand.Kind.report, .mail, .sms].map { RecordingCarrier($0) }
        await Courier(desk: scene.desk, carriers: carriers, log: Logger(label: "story")).round()
    }

    /// Whose move the application's page says it is, and until when.
    func move() async throws -> (turn: Role?, until: String) {
        let shown = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        return (shown.application.stage.facts.turn, shown.deadline?.at.beijingText ?? "")
    }
}
