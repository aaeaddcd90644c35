import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RetryReportTests {
    @Test func theReportIsQueuedOnceMore() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reportFailed)
        let queued = try await scene.perform(RetryReport(application: filing.id), as: .console)
        let stored = try await scene.stored(filing)
        #expect(queued == stored && queued.stage == .queued)
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .reportRetried)
        try await scene.dispatch(filing)
        try await scene.settle(filing, .delivered(receipt: "gw"))
        #expect(try await scene.stored(filing).stage == .smsVerification)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let operation = RetryReport(application: filing.id)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: .console) }
        await expectProblem(.applicationNotFound) {
            try await scene.perform(RetryReport(application: ID("app_none")), as: .console)
        }
        await expectAskers([.operator], of: operation, in: scene)
    }
}
