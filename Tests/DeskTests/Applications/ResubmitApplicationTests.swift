import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ResubmitApplicationTests {
    @Test func theSameDataGoesOutAgainWithoutASecondReview() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .unverified)
        let first = try await scene.report(of: filing)
        let again = try await scene.perform(
            ResubmitApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        #expect(again.stage == .queued && again.round == 1)
        scene.clock.advance(by: .minutes(1))
        try await scene.dispatch(filing)
        #expect(try await scene.report(of: filing) != first, "a new report has a reference of its own")
        #expect(
            try await scene.history(of: Subject(filing.id)).map(\.occurrence).suffix(2) == [
                .applicationResubmitted, .reportDispatched,
            ])
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let operation = ResubmitApplication(application: filing.id, seen: nil)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(ResubmitApplication(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
