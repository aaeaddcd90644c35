import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct WithdrawApplicationTests {
    @Test("The draft is open again and what it is hosted on stays bound", arguments: [Stage.initialReview, .queued])
    func keepsTheBinding(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let issuer = try await scene.account()
        let issued = try await scene.number(of: issuer)
        let filing = try await scene.application(at: stage, hosting: .number(issued.number))
        let draft = try await scene.perform(
            WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        #expect(draft.stage == .draft && draft.returnedItems.isEmpty && draft.takenBy == nil)
        let number = try await scene.read { try $0.serviceNumbers.find(issued.id, of: issuer.id) }
        #expect(number?.state == .bound)
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .applicationWithdrawn)
        #expect(try await scene.messages(of: filing.holder).contains(.applicationWithdrawn))
        let round = try await scene.submit(filing).round
        #expect(round == 2)
    }

    @Test func theReportIsTakenBack() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let errand = try await scene.reportErrand(of: filing)
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        let sent = try await scene.perform(DispatchReport(errand: errand), as: .courier)
        #expect(sent == nil)
        #expect(try await scene.stored(filing).stage == .draft)
        let counts = try await scene.read { try $0.outbox.counts() }.first { $0.kind == "report" }
        #expect(counts?.waiting == 0 && counts?.givenUp == 0, "taken back is not given up")
    }

    @Test func aReviewerWhoHoldsItLosesIt() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        await expectProblem(.stepNotOpen) { try await scene.judge(filing, by: reviewer) }
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let operation = WithdrawApplication(application: filing.id, seen: nil)
        let problem = await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        #expect(problem?.parameters["turn"] == "courier", "from the report on it cannot be withdrawn")
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(WithdrawApplication(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
