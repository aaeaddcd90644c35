import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SendBackApplicationTests {
    @Test func whatWasReturnedIsOpenAndToldWithReasonAndRemedy() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await scene.judge(filing, by: reviewer, returning: [.contact, .domain])
        let returned = try await scene.perform(SendBackApplication(application: filing.id), as: reviewer.actor)
        let stored = try await scene.stored(filing)
        #expect(returned == stored && stored.stage == .correction)
        let items = ["contact", "\(filing.services[0]).domain"]
        #expect(stored.returnedItems == items)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .applicationSentBack && event?.details == ["items": items.joined(separator: " ")])
        let message = try await scene.read { try $0.messages.all(of: filing.holder.id) }
            .first { $0.letter == .applicationSentBack }
        let rejection = try #require(scene.house.rulebook.rejections.first)
        let said = message?.parameters["items"] ?? ""
        #expect(said.split(separator: "\n").count == 2 && said.contains(rejection.reason.chinese))
        #expect(said.contains(rejection.remedy.chinese) && said.contains("请按要求修改。"))
    }

    @Test func theSecondRoundIsJudgedAnew() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        try await scene.submit(filing)
        let reviewer = try await scene.taken(filing)
        await expectProblem(.verdictsMissing) {
            try await scene.perform(AcceptApplication(application: filing.id), as: reviewer.actor)
        }
        let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        #expect(shown.verdicts.isEmpty && shown.previousVerdicts.contains { !$0.verdict.passes })
        #expect(shown.previous != nil && shown.application.round == 2)
    }

    @Test func theOpinionOfTheAdministrationIsTranslated() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .refused)
        let reviewer = try await scene.taken(filing)
        await expectProblem(.verdictsContradict) {
            try await scene.perform(SendBackApplication(application: filing.id), as: reviewer.actor)
        }
        try await scene.judge(filing, by: reviewer, returning: [.service])
        try await scene.perform(SendBackApplication(application: filing.id), as: reviewer.actor)
        #expect(try await scene.stored(filing).returnedItems == ["\(filing.services[0]).service"])
    }

    @Test func theOperatorReturnsWhatCannotBeReported() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reportFailed)
        try await scene.perform(SendBackApplication(application: filing.id), as: .console)
        let stored = try await scene.stored(filing)
        #expect(stored.stage == .correction && stored.mayEdit(.personMobile))
        #expect(!stored.mayEdit(.documentNumber), "the type check stays as it is")
        let early = try await scene.application(at: .initialReview)
        await expectProblem(.notYourTurn) {
            try await scene.perform(SendBackApplication(application: early.id), as: .console)
        }
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let operation = SendBackApplication(application: filing.id)
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notTaken) { try await scene.perform(operation, as: reviewer.actor) }
        let holder = try await scene.taken(filing)
        await expectProblem(.verdictsMissing) { try await scene.perform(operation, as: holder.actor) }
        await expectProblem(.takenByOther) { try await scene.perform(operation, as: reviewer.actor) }
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await scene.perform(operation, as: own.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(SendBackApplication(application: filing.id, seen: 1), as: holder.actor)
        }
        await expectProblem(.notPermitted) {
            try await scene.perform(operation, as: BeianCore.Actor(role: .reviewer, door: .pc))
        }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(SendBackApplication(application: ID("app_none")), as: holder.actor)
        }
        await expectAskers([.reviewer, .operator], of: operation, in: scene)
        let queued = try await scene.application(at: .queued)
        await expectProblem(.stepNotOpen) {
            try await scene.perform(SendBackApplication(application: queued.id), as: .console)
        }
    }
}
