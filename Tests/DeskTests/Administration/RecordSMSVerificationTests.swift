import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RecordSMSVerificationTests {
    @Test(
        "Everybody answered, or not",
        arguments: [
            (nil, Stage.administrationReview, Letter.smsVerified), ("tries", .unverified, .smsFailed),
        ])
    func ends(failure: String?, stage: Stage, letter: Letter) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .smsVerification)
        try await scene.answerSMS(filing, failure: failure)
        #expect(try await scene.stored(filing).stage == stage)
        #expect(try await scene.messages(of: filing.holder).contains(letter))
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.actor == "administration" && event?.details["reason"] == failure)
    }

    @Test func aResultThatIsRepeatedChangesNothing() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .smsVerification)
        let report = try await scene.report(of: filing)
        let operation = RecordSMSVerification(sequence: 700, report: report, failure: "expired")
        try await scene.perform(operation, as: .administration)
        try await scene.perform(ResubmitApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        try await scene.perform(operation, as: .administration)
        #expect(try await scene.stored(filing).stage == .queued)
        #expect(try await scene.read { try $0.reports.lastSequence() } == 700)
    }

    @Test func oneThatComesLateTellsNothingNew() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .smsVerification)
        try await scene.grant(filing)
        let events = try await scene.history(of: Subject(filing.id)).count
        try await scene.answerSMS(filing, failure: nil)
        #expect(try await scene.stored(filing).stage == .granted)
        #expect(try await scene.history(of: Subject(filing.id)).count == events)
    }

    @Test func oneThatComesEarlyIsTakenLater() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let report = try await scene.report(of: filing)
        let operation = RecordSMSVerification(sequence: 900, report: report, failure: nil)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: .administration) }
        try await scene.settle(filing, .delivered(receipt: "gw"))
        try await scene.perform(operation, as: .administration)
        #expect(try await scene.stored(filing).stage == .administrationReview)
        await expectProblem(.reportNotFound) {
            try await scene.perform(
                RecordSMSVerification(sequence: 901, report: ID("rep_none"), failure: nil), as: .administration)
        }
        await expectAskers([.administration], of: operation, in: scene)
    }
}
