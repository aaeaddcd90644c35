import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RuleProposedTests {
    @Test func aReturnedItemBecomesTheDraftOfARuleThatNamesNobody() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let dossier = try await scene.stored(filing).dossier
        let reviewer = try await scene.taken(filing)
        let code = try #require(scene.house.rulebook.rejections(for: .contact).first?.code)
        let remark =
            "\(dossier.entity[.personName])的手机 139 0000 0001、\(dossier.entity[.personMail]) 打不通'\"\u{85}\u{2028}\n- id: x"
        try await scene.perform(
            GiveVerdict(
                application: filing.id,
                verdicts: [Verdict(item: "contact", passes: false, reason: code, remark: remark)]),
            as: reviewer.actor)
        let proposal = try await scene.answer(
            RuleProposed(application: filing.id, item: ReviewItem(.contact)), as: reviewer.actor)
        #expect(proposal.topic == .contact && proposal.rejection?.code == code && proposal.remark == remark)
        #expect(proposal.day == scene.clock.now.beijingDay)
        let page = proposal.yaml
        for field in [Field.personName, .personMobile, .personMail, .personDocumentNumber, .mailingAddress] {
            #expect(!page.contains(dossier.answer(field)), "\(field)")
        }
        #expect(!page.contains("139 0000") && page.contains("打不通''\""))
        #expect(!page.contains("\u{85}") && !page.contains("\u{2028}") && !page.contains("\n- id: x"))
        let history = try await scene.history(of: Subject(filing.id)).last
        #expect(history?.occurrence == .verdictGiven, "asking changes nothing")
    }

    @Test func onlyWhatIsToBeChangedIsProposed() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let question = RuleProposed(application: filing.id, item: ReviewItem(.contact))
        await expectProblem(.requestNotFound) { try await scene.answer(question, as: reviewer.actor) }
        try await scene.judge(filing, by: reviewer)
        await expectProblem(.requestNotFound) { try await scene.answer(question, as: reviewer.actor) }
        let draft = try await scene.draft()
        await expectProblem(.applicationNotFound) {
            try await scene.answer(
                RuleProposed(application: draft.id, item: ReviewItem(.contact)), as: reviewer.actor)
        }
        await expectProblem(.applicationNotFound) {
            try await scene.answer(
                RuleProposed(application: ID("app_none"), item: ReviewItem(.contact)), as: reviewer.actor)
        }
        let auditor = try await scene.staff(.auditor)
        await expectProblem(.notPermitted) { try await scene.answer(question, as: auditor.actor) }
        await expectProblem(.notPermitted) { try await scene.answer(question, as: filing.holder.actor) }
    }
}
