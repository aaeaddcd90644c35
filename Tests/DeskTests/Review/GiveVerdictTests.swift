import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct GiveVerdictTests {
    @Test func aVerdictIsKeptAndMayBeChangedUntilTheDecision() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let version = try await scene.stored(filing).version
        let next = try await scene.perform(
            GiveVerdict(
                application: filing.id, seen: version,
                verdicts: [Verdict(item: "identity", passes: false, reason: "R-NAME-01", remark: "请更换照片")]),
            as: reviewer.actor)
        #expect(next == version + 1)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .verdictGiven)
        #expect(event?.details == ["item": "identity", "passes": "no", "reason": "R-NAME-01"])
        try await scene.perform(
            GiveVerdict(
                application: filing.id, seen: next, verdicts: [Verdict(item: "identity", passes: true)]),
            as: reviewer.actor)
        let given = try await scene.read {
            try $0.submissions.verdicts(of: filing.id, round: 1, account: filing.holder.id)
        }
        #expect(given.map(\.verdict) == [Verdict(item: "identity", passes: true)] && given[0].by == reviewer.member.id)
    }

    @Test func faultyVerdictsAreToldTogetherAndNoneIsKept() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                GiveVerdict(
                    application: filing.id,
                    verdicts: [
                        Verdict(item: "identity", passes: true), Verdict(item: "weather", passes: true),
                        Verdict(item: "person", passes: false), Verdict(item: "contact", passes: false, reason: "R-0"),
                        Verdict(item: "address", passes: true, remark: String(repeating: "长", count: 1001)),
                    ]),
                as: reviewer.actor)
        }
        #expect(
            problem?.findings.map(\.code) == [
                "verdict.unknown-item", "verdict.reason-missing", "verdict.reason-unknown", "text.too-long",
            ])
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(GiveVerdict(application: filing.id, verdicts: []), as: reviewer.actor)
        }
        let given = try await scene.read {
            try $0.submissions.verdicts(of: filing.id, round: 1, account: filing.holder.id)
        }
        #expect(given.isEmpty)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let operation = GiveVerdict(application: filing.id, verdicts: [Verdict(item: "identity", passes: true)])
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.notTaken) { try await scene.perform(operation, as: reviewer.actor) }
        let holder = try await scene.taken(filing)
        await expectProblem(.takenByOther) { try await scene.perform(operation, as: reviewer.actor) }
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await scene.perform(operation, as: own.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(
                GiveVerdict(application: filing.id, seen: 1, verdicts: operation.verdicts), as: holder.actor)
        }
        await expectProblem(.notPermitted) {
            try await scene.perform(operation, as: BeianCore.Actor(role: .reviewer, door: .pc))
        }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(
                GiveVerdict(application: ID("app_none"), verdicts: operation.verdicts), as: holder.actor)
        }
        await expectAskers([.reviewer], of: operation, in: scene)
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: holder.actor) }
    }
}
