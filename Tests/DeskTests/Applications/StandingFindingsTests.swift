import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// The rules of the day judge until the report leaves; then what was found stands (报送后以当时的问题清单为准).
@Suite struct StandingFindingsTests {
    @Test func theRulesOfTheDayUntilTheReportLeaves() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview, dossier: scene.virtualMobile())
        let submitted = scene.house.rulebook
        try #expect(await weight(of: filing, in: scene) == .warn)
        let raised = submitted.raising()
        scene.house.shelf.exchange(for: raised)
        try #expect(await weight(of: filing, in: scene) == .block)
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        #expect(full.rulebook == raised.sha256)

        scene.house.shelf.exchange(for: submitted)
        try await scene.accept(filing)
        let second = submitted.lowering()
        scene.house.shelf.exchange(for: second)
        try await scene.dispatch(filing)
        let kept = try await scene.read { try $0.submissions.find(filing.id, round: 1, account: filing.holder.id) }
        #expect(kept?.rulebook == submitted.sha256, "handed in by the first book")
        #expect(kept?.reported?.rulebook == second.sha256, "reported by the second")

        scene.house.shelf.exchange(for: raised)
        let standing = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        #expect(standing.rulebook == second.sha256 && standing.findings == kept?.reported?.findings)
        #expect(standing.findings.first { $0.rule == Scene.virtualRule }?.severity == .warn)
        let auditor = try await scene.staff(.auditor)
        let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: auditor.actor)
        #expect(shown.rulebook == second.sha256 && shown.findings == standing.findings)
    }

    @Test func eachVerdictKeepsTheBookByWhichItWasGiven() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let other = scene.house.rulebook.raising()
        scene.house.shelf.exchange(for: other)
        try await scene.judge(filing, by: reviewer)
        let books = try await scene.read { db in
            try db.rows("SELECT DISTINCT rulebook FROM verdict").map { try $0.text("rulebook") }
        }
        #expect(books == [other.sha256])
    }

    @Test func whatWasReportedOnceIsNotOverwrittenByARepetition() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .unverified)
        let first = try await scene.read { try $0.submissions.find(filing.id, round: 1, account: filing.holder.id) }
        try await scene.perform(ResubmitApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        scene.house.shelf.exchange(for: scene.house.rulebook.raising())
        try await scene.dispatch(filing)
        let again = try await scene.read { try $0.submissions.find(filing.id, round: 1, account: filing.holder.id) }
        #expect(first?.reported != nil && again?.reported == first?.reported)
    }

    private func weight(of filing: Filing, in scene: Scene) async throws -> Finding.Severity? {
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        return full.findings.first { $0.rule == Scene.virtualRule }?.severity
    }
}

extension Scene {
    /// A rule that only warns unless the operator decides otherwise.
    static let virtualRule = "national.person.mobile-virtual"

    /// A sound company whose person in charge has a number of a virtual operator.
    func virtualMobile() throws -> Dossier {
        var dossier = try company()
        dossier.entity[.personMobile] = "17000000001"
        return dossier
    }
}

extension Rulebook {
    /// The same book in which a number of a virtual operator stands in the way.
    func raising() -> Rulebook { deciding(.raise, "b") }

    /// The same book under another checksum.
    func lowering() -> Rulebook { deciding(.lower, "c") }

    /// The same book in which nobody asks for it.
    func silencing() -> Rulebook { deciding(.silence, "d") }

    /// The same book in which it stands in the way, under another checksum.
    func raisingToo() -> Rulebook { deciding(.raise, "f") }

    /// The same book with a decision of the operator, under a checksum of one digit.
    func deciding(
        _ verdict: RuleDecision.Verdict, _ digit: String, about rule: String = Scene.virtualRule
    ) -> Rulebook {
        let decision = RuleDecision(
            rule: rule, verdict: verdict, by: "周审", on: Day(ordinal: 20_700), because: "试验")
        return deciding([decision], suffixes: suffixes, sha256: String(repeating: digit, count: 64))
    }
}
