import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ReleaseApplicationTests {
    @Test func whatIsReleasedCanBeTakenByOthers() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.perform(ReleaseApplication(application: filing.id), as: reviewer.actor)
        #expect(try await scene.stored(filing).takenBy == nil)
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .applicationReleased)
        try await scene.taken(filing)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let operation = ReleaseApplication(application: filing.id)
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notTaken) { try await scene.perform(operation, as: reviewer.actor) }
        let holder = try await scene.taken(filing)
        await expectProblem(.takenByOther) { try await scene.perform(operation, as: reviewer.actor) }
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await scene.perform(operation, as: own.actor) }
        await expectProblem(.notPermitted) {
            try await scene.perform(operation, as: BeianCore.Actor(role: .reviewer, door: .pc))
        }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(ReleaseApplication(application: ID("app_none")), as: holder.actor)
        }
        await expectAskers([.reviewer], of: operation, in: scene)
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: holder.actor) }
    }
}
