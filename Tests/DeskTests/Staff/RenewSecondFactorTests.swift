import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RenewSecondFactorTests {
    @Test func theOldTelephoneIsGoodNoLonger() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.reviewer)
        try await scene.staffSignIn(colleague)
        let factor = try await scene.perform(RenewSecondFactor(member: colleague.member.id), as: .console)
        #expect(factor.secret != colleague.factor.secret)
        #expect(try await scene.answer(OwnSessions(), as: colleague.actor).isEmpty)
        let old = try #require(colleague.factor.recoveryCodes.first)
        await expectProblem(.secondFactorFailed) { try await scene.staffSignIn(colleague, factor: old) }
        var renewed = colleague
        renewed.factor = factor
        try await scene.staffSignIn(renewed)
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.contains { $0.occurrence == .staffFactorRenewed })
    }

    @Test func onlyOperatorsAsk() async throws {
        let scene = try await Scene()
        let operation = RenewSecondFactor(member: ID("stf_none"))
        await expectProblem(.staffNotFound) { try await scene.perform(operation, as: .console) }
        await expectAskers([.operator], of: operation, in: scene)
    }
}
