import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct TakeApplicationTests {
    @Test func whoTakesItHoldsIt() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        #expect(shown.isMine && shown.holder == reviewer.member.name)
        let other = try await scene.staff(.reviewer)
        await expectProblem(.takenByOther) { try await scene.taken(filing, by: other) }
        let mine = try await scene.answer(ReviewQueue(onlyMine: true), as: reviewer.actor)
        #expect(mine.map(\.id) == [filing.id])
        #expect(try await scene.answer(ReviewQueue(onlyMine: true), as: other.actor).isEmpty)
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .applicationTaken)
        #expect(try await scene.messages(of: filing.holder) == [.applicationSubmitted])
    }

    @Test func aTakeLapsesAfterHalfAnHourWithoutActing() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let first = try await scene.taken(filing)
        scene.clock.advance(by: .minutes(29))
        try await scene.judge(filing, by: first)
        scene.clock.advance(by: .minutes(29))
        try await scene.judge(filing, by: first)
        scene.clock.advance(by: .minutes(30))
        await expectProblem(.notTaken) { try await scene.judge(filing, by: first) }
        let second = try await scene.taken(filing)
        await expectProblem(.takenByOther) { try await scene.judge(filing, by: first) }
        try await scene.perform(AcceptApplication(application: filing.id), as: second.actor)
        #expect(try await scene.stored(filing).stage == .queued, "the verdicts that were given stand")
    }

    @Test func ofTwoWhoTakeAtOnceOneWins() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewers = [try await scene.staff(.reviewer), try await scene.staff(.reviewer)]
        let won = await withTaskGroup(of: Bool.self) { group in
            for reviewer in reviewers { group.addTask { (try? await scene.taken(filing, by: reviewer)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await scene.taken(filing, by: own) }
        let queue = try await scene.answer(ReviewQueue(), as: own.actor)
        #expect(queue.map(\.isOwn) == [true])
        let operation = TakeApplication(application: filing.id)
        let nobody = BeianCore.Actor(role: .reviewer, door: .pc)
        await expectProblem(.notPermitted) { try await scene.perform(operation, as: nobody) }
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.applicationNotFound) {
            try await scene.perform(TakeApplication(application: ID("app_none")), as: reviewer.actor)
        }
        await expectAskers([.reviewer], of: operation, in: scene)
        let draft = try await scene.application(at: .draft)
        let problem = await expectProblem(.stepNotOpen) { try await scene.taken(draft, by: reviewer) }
        #expect(problem?.parameters["turn"] == "applicant")
    }
}
