import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct HoldResultTests {
    @Test func whatCouldNotBeRecordedIsSeenByOperatorsAndAuditors() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let report = try await scene.report(of: filing)
        let since = scene.clock.now
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        scene.clock.advance(by: .minutes(4))
        try await scene.perform(
            HoldResult(sequence: 9007, report: report.text, result: "granted", problem: "domain.already-filed"),
            as: .administration)
        try await scene.perform(
            HoldResult(sequence: 9009, report: "", result: "unreadable", problem: "unreadable"), as: .administration)

        let `operator` = try await scene.staff(.operator)
        let held = try await scene.answer(ResultsOnHold(), as: `operator`.actor)
        #expect(held.map(\.sequence) == [9007, 9009])
        #expect(held[0].application == filing.id && held[0].problem == "domain.already-filed")
        #expect(held[0].heldAt == since && held[0].triedAt == scene.clock.now && !held[0].isToBeTried)
        #expect(held[1].application == nil && held[1].result == "unreadable")
        let auditor = try await scene.staff(.auditor)
        #expect(try await scene.answer(ResultsOnHold(), as: auditor.actor) == held)
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notPermitted) { try await scene.answer(ResultsOnHold(), as: reviewer.actor) }
        await expectAskers([.administration], of: HoldResult.of(9007, report), in: scene)
    }

    @Test func beyondTheFirstPageEveryOneIsListedAndFound() async throws {
        let scene = try await Scene()
        for sequence in 1...3 {
            try await scene.perform(
                HoldResult(sequence: sequence, report: "", result: "unreadable", problem: "unreadable"),
                as: .administration)
        }
        #expect(try await scene.answer(ResultsOnHold(limit: 2), as: .console).map(\.sequence) == [1, 2])
        #expect(try await scene.answer(ResultsOnHold(after: 2, limit: 2), as: .console).map(\.sequence) == [3])
        #expect(try await scene.answer(ResultToSettle(sequence: 3), as: .console).sequence == 3)
    }

    @Test func whatIsRecordedAfterAllWaitsNoLonger() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let report = try await scene.report(of: filing)
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        try await scene.perform(RecordRefusal(sequence: 9007, report: report, opinion: "名称不符"), as: .administration)
        #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty)
        #expect(try await scene.stored(filing).stage == .refused)
        #expect(try await scene.answer(DecisionOnResult(sequence: 9007), as: .administration) == nil)
    }
}

extension HoldResult {
    /// A grant that the register would not take.
    static func of(_ sequence: Int, _ report: ID<ReportRecord>) -> HoldResult {
        HoldResult(sequence: sequence, report: report.text, result: "granted", problem: "filing-number.taken")
    }
}
