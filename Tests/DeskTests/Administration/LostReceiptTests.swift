import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// What the administration answers is believed where it counts, and not repeated where it may be personal.
@Suite struct LostReceiptTests {
    @Test func theHoursForTheSMSRunFromTheDayTheReportWasTaken() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let taken = scene.clock.now
        scene.clock.advance(by: .hours(3))
        try await scene.settle(filing, .delivered(receipt: #"{"acceptedAt":"\#(taken)","receipt":"sim-1"}"#))
        let stored = try await scene.stored(filing)
        #expect(stored.stage == .smsVerification)
        #expect(stored.deadline(by: .published)?.at == taken + .seconds(86_400))
    }

    @Test func aReceiptFromTheFutureGivesNobodyMoreTime() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let later = scene.clock.now + .seconds(86_400)
        try await scene.settle(filing, .delivered(receipt: #"{"acceptedAt":"\#(later)"}"#))
        let stored = try await scene.stored(filing)
        #expect(stored.deadline(by: .published)?.at == scene.clock.now + .seconds(86_400))
    }

    @Test func numbersInAnAnswerDoNotStandInTheOutbox() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        try await scene.settle(filing, .tryAgain(because: "busy with 13900000001", notBeforeSeconds: nil))
        let kept = try await scene.read { db in
            try db.row("SELECT last_error FROM outbox WHERE kind = 'report'")?.text("last_error")
        }
        #expect(kept == "busy with …")
    }
}
