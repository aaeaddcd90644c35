import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// How much an account learns about the persons of others' filings (人员查询限制).
@Suite struct PersonQuestionTests {
    private static let rule = "national.person.mobile-elsewhere"

    /// A scene in which an account may ask twice a day, and somebody else has 13900000001 filed.
    private func scene() async throws -> Scene {
        var policy = Scene.policy
        policy.personQuestionsPerDay = 2
        let scene = try await Scene.withBook(policy: policy)
        _ = try await scene.application(at: .granted)
        return scene
    }

    private func type(_ mobile: String, in filing: Filing, _ scene: Scene) async throws {
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .person,
                answers: [.personMobile: mobile, .personDocumentNumber: "350102188505050026"]),
            as: filing.holder.actor)
    }

    private func isTold(_ filing: Filing, _ scene: Scene) async throws -> Bool {
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        return full.findings.contains { $0.rule == Self.rule }
    }

    @Test func soManyDifferentNumbersADayAndNoMore() async throws {
        let scene = try await scene()
        let filing = try await scene.draft()
        try await type("13900000001", in: filing, scene)
        #expect(try await isTold(filing, scene), "the second question of the day")
        try await type("13900000002", in: filing, scene)
        #expect(try await !isTold(filing, scene), "the third is not answered, though the number is used")
        try await type("13900000001", in: filing, scene)
        #expect(try await isTold(filing, scene), "what was told once is no new question")
        let rows = try await scene.read { try $0.rows("SELECT * FROM person_question") }
        #expect(rows.count == 3 && !"\(rows)".contains("1390000"), "two of this account, one of the other, by digest")

        try await type("13900000002", in: filing, scene)
        scene.clock.advance(by: .days(1))
        #expect(try await !isTold(filing, scene), "looking asks nothing")
        try await type("13900000002", in: filing, scene)
        #expect(try await isTold(filing, scene), "a new day, a new question")
    }

    @Test func pastItTheReviewerIsToldAndNothingPasses() async throws {
        let scene = try await scene()
        let filing = try await scene.draft()
        for mobile in ["13900000055", "13900000001"] { try await type(mobile, in: filing, scene) }
        #expect(try await !isTold(filing, scene))
        try await scene.submit(filing)
        #expect(try await !isTold(filing, scene))
        let reviewer = try await scene.taken(filing)
        let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        #expect(shown.findings.first { $0.rule == Self.rule }?.severity == .block)
        try await scene.judge(filing, by: reviewer)
        let problem = await expectProblem(.dossierIncomplete) {
            try await scene.perform(AcceptApplication(application: filing.id), as: reviewer.actor)
        }
        #expect(problem?.findings.map(\.rule).contains(Self.rule) == true)
    }

    @Test func programsAreCountedAlike() async throws {
        let scene = try await scene()
        let filing = try await scene.draft()
        for mobile in ["13900000055", "13900000001"] {
            _ = try await scene.perform(
                SaveDossier(
                    application: filing.id, seen: nil,
                    entity: [.personMobile: mobile, .personDocumentNumber: "350102188505050026"]),
                as: filing.holder.actor)
        }
        #expect(try await !isTold(filing, scene))
    }

    @Test func twoOpenApplicationsWithOneNumberAreShownToTheReviewerOnly() async throws {
        let scene = try await Scene.withBook()
        let first = try await scene.application(at: .initialReview)
        var dossier = try scene.company()
        dossier.entity[.personName] = "青小水"
        dossier.entity[.personDocumentNumber] = "350102188505050026"
        let second = try await scene.application(at: .initialReview, dossier: dossier)
        let reviewer = try await scene.staff(.reviewer)
        for (filing, other) in [(first, second), (second, first)] {
            let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
            let found = shown.findings.filter { $0.code == "number.in-open-application" }
            #expect(found.map(\.pointer).contains("#/entity/person/mobile"))
            #expect(found.allSatisfy { $0.severity == .warn && $0.parameters["applications"] == other.id.text })
            let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
            #expect(!full.findings.contains { $0.code == "number.in-open-application" })
        }
        try await scene.accept(first)
        let kept = try await scene.read { try $0.submissions.find(first.id, round: 1, account: first.holder.id) }
        #expect(kept?.findings.contains { $0.code == "number.in-open-application" } == false, "never stored")
        try await scene.perform(WithdrawApplication(application: first.id, seen: nil), as: first.holder.actor)
        try await scene.perform(AbandonApplication(application: first.id, seen: nil), as: first.holder.actor)
        let alone = try await scene.answer(ApplicationForReview(application: second.id), as: reviewer.actor)
        #expect(!alone.findings.contains { $0.code == "number.in-open-application" })
        let rows = try await scene.read { try $0.rows("SELECT application FROM handed_in_person") }
        #expect(try rows.map { try $0.text("application") } == [second.id.text], "what is over is forgotten")
        let now = scene.clock.now
        try await scene.write { try $0.accounts.forget(second.holder.id, at: now) }
        for table in ["handed_in_person", "person_question"] {
            let left = try await scene.read {
                try $0.rows("SELECT 1 FROM \(raw: table)")
            }
            #expect(left.count == (table == "handed_in_person" ? 0 : 1), "\(table)")
        }
    }

    @Test func theSamePersonInTwoOpenApplicationsIsNoMatter() async throws {
        let scene = try await Scene.withBook()
        _ = try await scene.application(at: .initialReview)
        let second = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let shown = try await scene.answer(ApplicationForReview(application: second.id), as: reviewer.actor)
        #expect(!shown.findings.contains { $0.code == "number.in-open-application" })
    }
}
