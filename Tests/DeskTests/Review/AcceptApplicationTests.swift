import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AcceptApplicationTests {
    @Test func theReportIsQueuedAndTheAccountBoundToItsEntity() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.judge(filing, by: reviewer)
        let accepted = try await scene.perform(AcceptApplication(application: filing.id), as: reviewer.actor)
        let stored = try await scene.stored(filing)
        #expect(accepted == stored && stored.stage == .queued && stored.takenBy == nil)
        #expect(try await scene.read { try $0.accounts.entity(of: filing.holder.id) }?.isBound == true)
        _ = try await scene.reportErrand(of: filing)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .applicationAccepted && event?.actor == "reviewer \(reviewer.member.id)")
        #expect(try await scene.messages(of: filing.holder).contains(.applicationAccepted))
    }

    @Test func everyItemNeedsAVerdictAndEveryVerdictAPass() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let operation = AcceptApplication(application: filing.id)
        try await scene.perform(
            GiveVerdict(application: filing.id, verdicts: [Verdict(item: "identity", passes: true)]), as: reviewer.actor
        )
        let problem = await expectProblem(.verdictsMissing) { try await scene.perform(operation, as: reviewer.actor) }
        let items = try await scene.stored(filing).dossier.reviewItems.dropFirst()
        #expect(problem?.findings.map(\.pointer) == items.map { "#/verdicts/\($0.key)" })
        try await scene.judge(filing, by: reviewer, returning: [.domain])
        await expectProblem(.verdictsContradict) { try await scene.perform(operation, as: reviewer.actor) }
        try await scene.judge(filing, by: reviewer)
        try await scene.perform(operation, as: reviewer.actor)
    }

    @Test func theRulesAreAskedOnceMore() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.judge(filing, by: reviewer)
        try await scene.write { db in
            var application = try db.applications.get(filing.id)
            application.dossier.entity[.personValidUntil] = "2026-03-01"
            try db.applications.save(application, deadline: nil)
        }
        let problem = await expectProblem(.dossierIncomplete) {
            try await scene.perform(AcceptApplication(application: filing.id), as: reviewer.actor)
        }
        #expect(problem?.findings.map(\.code) == ["document.expired"])
        #expect(try await scene.stored(filing).stage == .initialReview)
    }

    @Test func ofTwoAccountsWithOneEntityTheFirstAcceptedIsBound() async throws {
        let scene = try await Scene.withBook()
        let first = try await scene.application(at: .initialReview)
        var dossier = try await scene.stored(first).dossier
        dossier.services[0].answers[.domain] = "rival-demo.cn"
        dossier.services[0].answers[.homeURL] = "www.rival-demo.cn"
        let second = try await scene.application(at: .initialReview, dossier: dossier)
        try await scene.accept(first)
        await expectProblem(.entityElsewhere) { try await scene.accept(second) }
        #expect(try await scene.stored(second).stage == .initialReview)
    }

    @Test func ofTwoDecisionsAtOnceOneWins() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.judge(filing, by: reviewer)
        let version = try await scene.stored(filing).version
        let problems = await withTaskGroup(of: Problem?.self) { group in
            for _ in 1...2 {
                group.addTask {
                    do throws(Problem) {
                        try await scene.perform(
                            AcceptApplication(application: filing.id, seen: version), as: reviewer.actor)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: [Problem?]()) { $0.append($1) }
        }
        #expect(problems.compactMap { $0?.code } == [.changedMeanwhile])
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(SendBackApplication(application: filing.id, seen: version), as: reviewer.actor)
        }
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let operation = AcceptApplication(application: filing.id)
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notTaken) { try await scene.perform(operation, as: reviewer.actor) }
        let holder = try await scene.taken(filing)
        await expectProblem(.takenByOther) { try await scene.perform(operation, as: reviewer.actor) }
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await scene.perform(operation, as: own.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(AcceptApplication(application: filing.id, seen: 1), as: holder.actor)
        }
        await expectProblem(.notPermitted) {
            try await scene.perform(operation, as: BeianCore.Actor(role: .reviewer, door: .pc))
        }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(AcceptApplication(application: ID("app_none")), as: holder.actor)
        }
        await expectAskers([.reviewer], of: operation, in: scene)
        // what the administration refused can only be sent back
        let refused = try await scene.application(at: .refused)
        let taker = try await scene.taken(refused)
        await expectProblem(.stepNotOpen) {
            try await scene.perform(AcceptApplication(application: refused.id), as: taker.actor)
        }
    }
}
