import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SettleResultTests {
    @Test func aResultThatWasPutAsideIsNeverRecorded() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let report = try await scene.report(of: filing)
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        let `operator` = try await scene.staff(.operator)
        let settle = SettleResult(sequence: 9007, decision: .putAside, reason: "管局来电：号码发错，随后另发")
        try await scene.perform(settle, as: `operator`.actor)

        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .resultSettled && event?.actor == "operator \(`operator`.member.id)")
        #expect(
            event?.details == [
                "sequence": "9007", "result": "granted", "problem": "filing-number.taken", "decision": "put-aside",
                "reason": "管局来电：号码发错，随后另发",
            ])
        #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty)
        #expect(try await scene.answer(DecisionOnResult(sequence: 9007), as: .administration) == .putAside)

        try await scene.perform(
            RecordRefusal(sequence: 9007, report: report, opinion: "名称不符"), as: .administration)
        #expect(try await scene.stored(filing).stage == .administrationReview, "however often it comes")
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty, "nor does it wait again")
        try await scene.perform(
            RecordRefusal(sequence: 9008, report: report, opinion: "名称不符"), as: .administration)
        #expect(try await scene.stored(filing).stage == .refused, "what comes behind it goes on")

        let again = await expectProblem(.resultSettled) { try await scene.perform(settle, as: `operator`.actor) }
        #expect(again?.parameters == ["state": "put-aside"])
    }

    @Test func aResultIsRecordedAgainOnceItsCauseWasMended() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let report = try await scene.report(of: filing)
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        let settle = SettleResult(sequence: 9007, decision: .recordAgain, reason: "已更正登记簿")
        try await scene.perform(settle, as: .console)
        #expect(try await scene.answer(DecisionOnResult(sequence: 9007), as: .administration) == .recordAgain)
        #expect(try await scene.answer(ResultsOnHold(), as: .console).map(\.isToBeTried) == [true])
        await expectProblem(.resultSettled) { try await scene.perform(settle, as: .console) }

        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        #expect(try await scene.answer(DecisionOnResult(sequence: 9007), as: .administration) == nil, "it failed again")
        try await scene.perform(settle, as: .console)
        try await scene.perform(RecordRefusal(sequence: 9007, report: report, opinion: "名称不符"), as: .administration)
        #expect(try await scene.stored(filing).stage == .refused)
        await expectProblem(.resultSettled) { try await scene.perform(settle, as: .console) }
        let settled = try await scene.history(of: Subject(filing.id)).filter { $0.occurrence == .resultSettled }
        #expect(settled.count == 2)
        let told = try await scene.messages(of: filing.holder)
        #expect(told.filter { $0 == .applicationRefused }.count == 1, "the applicant is told once")
    }

    @Test func whatBelongsToNoReportOfOursStandsInTheHouseHistory() async throws {
        let scene = try await Scene.withBook()
        try await scene.perform(
            HoldResult(sequence: 3, report: "rep_strange", result: "unreadable", problem: "unreadable"),
            as: .administration)
        try await scene.perform(
            SettleResult(sequence: 3, decision: .putAside, reason: "不是我们的报送"), as: .console)
        let event = try await scene.history(of: .house).last
        #expect(event?.occurrence == .resultSettled && event?.details["reason"] == "不是我们的报送")
        #expect(event?.actor == "operator console")
    }

    @Test func aResultOfAnErasedAccountIsListedAndSettled() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .unverified)
        let report = try await scene.report(of: filing)
        scene.clock.advance(by: .days(46))
        try await scene.perform(LapseApplications(), as: .clock)
        try await scene.perform(HoldResult.of(9007, report), as: .administration)
        try await scene.perform(
            CloseAccount(
                password: scene.typed(filing.holder.password, by: .holder(filing.holder.address)), session: nil),
            as: filing.holder.actor)
        scene.clock.advance(by: .days(31))
        #expect(try await scene.perform(EraseAccounts(), as: .clock) == 1)

        let held = try await scene.answer(ResultsOnHold(), as: .console)
        #expect(held.map(\.sequence) == [9007] && held[0].application == nil && held[0].domain.isEmpty)
        #expect(try await scene.answer(ResultToSettle(sequence: 9007), as: .console) == held[0])
        try await scene.perform(
            SettleResult(sequence: 9007, decision: .putAside, reason: "账号已注销"), as: .console)
        #expect(try await scene.answer(ResultsOnHold(), as: .console).isEmpty)
        #expect(try await scene.history(of: .house).last?.details["sequence"] == "9007")
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        try await scene.perform(HoldResult.of(9007, scene.report(of: filing)), as: .administration)
        for reason in ["", " ", "好", String(repeating: "长", count: 501)] {
            let problem = await expectProblem(.fieldsInvalid) {
                try await scene.perform(
                    SettleResult(sequence: 9007, decision: .putAside, reason: reason), as: .console)
            }
            #expect(problem?.findings.map(\.pointer) == ["#/reason"])
        }
        let settle = SettleResult(sequence: 9008, decision: .putAside, reason: "没有这一条")
        await expectProblem(.resultNotFound) { try await scene.perform(settle, as: .console) }
        await expectAskers([.operator], of: settle, in: scene)
        await expectProblem(.resultNotFound) { try await scene.answer(ResultToSettle(sequence: 9008), as: .console) }
        #expect(try await scene.answer(ResultsOnHold(), as: .console).count == 1, "nothing was settled")
    }
}
