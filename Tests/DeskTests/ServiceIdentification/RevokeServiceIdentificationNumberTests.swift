import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RevokeServiceIdentificationNumberTests {
    @Test func anUnusedNumberGivesItsSlotBack() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        let number = try await scene.number(of: holder, on: instance)
        let operation = RevokeServiceIdentificationNumber(number: number.id)
        try await scene.perform(operation, as: holder.actor)
        #expect(try await scene.read { try $0.slots.taken(of: instance) }.isEmpty)
        #expect(try await scene.history(of: Subject(number.id)).map(\.occurrence) == [.numberIssued, .numberRevoked])
        await expectProblem(.numberNotFound) { try await scene.perform(operation, as: holder.actor) }
    }

    @Test(
        "A number in an application or used up is not revoked",
        arguments: [
            (Stage.initialReview, "bound"), (.granted, "consumed"),
        ])
    func used(stage: Stage, state: String) async throws {
        let scene = try await Scene.withBook()
        let issuer = try await scene.account()
        let number = try await scene.number(of: issuer)
        _ = try await scene.application(at: stage, hosting: .number(number.number))
        let problem = await expectProblem(.numberBound) {
            try await scene.perform(RevokeServiceIdentificationNumber(number: number.id), as: issuer.actor)
        }
        #expect(problem?.parameters == ["state": state])
        #expect(try await scene.read { try $0.slots.taken(of: number.instance) }.count == 1)
    }

    @Test func onlyTheIssuer() async throws {
        let scene = try await Scene.withBook()
        let number = try await scene.number(of: scene.account())
        let operation = RevokeServiceIdentificationNumber(number: number.id)
        await expectProblem(.numberNotFound) { try await scene.perform(operation, as: scene.account().actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
