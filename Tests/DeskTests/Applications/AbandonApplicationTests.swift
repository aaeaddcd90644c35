import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AbandonApplicationTests {
    @Test("Everything that was held is free again", arguments: [Stage.draft, .correction, .unverified])
    func frees(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        let ended = try await scene.perform(
            AbandonApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        #expect(ended.stage == .abandoned)
        let stored = try await scene.stored(filing)
        #expect(stored == ended)
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.isEmpty)
        #expect(try await scene.read { try $0.accounts.entity(of: filing.holder.id) } == nil, "the account is free")
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .applicationAbandoned)
        #expect(try await scene.messages(of: filing.holder).contains(.applicationAbandoned))
    }

    @Test func theEntityIsKeptWhileAnotherFilingNeedsIt() async throws {
        let scene = try await Scene.withBook()
        let draft = try await scene.draft()
        // no operation starts a second one for an entity yet
        try await scene.copies(of: draft, count: 1)
        try await scene.perform(AbandonApplication(application: draft.id, seen: nil), as: draft.holder.actor)
        #expect(try await scene.read { try $0.accounts.entity(of: draft.holder.id) } != nil)
        try await scene.perform(AbandonApplication(application: ID("app_copy0"), seen: nil), as: draft.holder.actor)
        #expect(try await scene.read { try $0.accounts.entity(of: draft.holder.id) } == nil)
    }

    @Test func theEntityStaysBoundWhileAFilingOfItIsGranted() async throws {
        let scene = try await Scene.withBook()
        let draft = try await scene.draft()
        try await scene.copies(of: draft, count: 1)
        for row in try Scene.way(to: .granted) { try await scene.take(row, with: draft) }
        let bound = try await scene.read { try $0.accounts.entity(of: draft.holder.id) }
        #expect(bound?.isBound == true)
        try await scene.perform(AbandonApplication(application: ID("app_copy0"), seen: nil), as: draft.holder.actor)
        let kept = try await scene.read { try $0.accounts.entity(of: draft.holder.id) }
        #expect(kept?.isBound == true && kept?.digest == bound?.digest)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let operation = AbandonApplication(application: filing.id, seen: nil)
        let problem = await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        #expect(problem?.parameters == ["stage": "initial-review", "step": "abandon", "turn": "reviewer"])
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(AbandonApplication(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
