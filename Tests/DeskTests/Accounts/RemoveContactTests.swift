import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RemoveContactTests {
    @Test func nothingIsSentToItAnyMore() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let contact = try await scene.verifiedContact(of: holder)
        try await scene.perform(RemoveContact(contact: contact.id), as: holder.actor)
        #expect(try await scene.answer(OwnContacts(), as: holder.actor).isEmpty)
        #expect(try await scene.history(of: Subject(holder.id)).last?.details == ["contact": contact.id.text])
        await expectProblem(.contactNotFound) {
            try await scene.perform(RemoveContact(contact: contact.id), as: holder.actor)
        }
    }

    @Test func onlyTheHolderOfAnOpenAccountAsks() async throws {
        let scene = try await Scene()
        let contact = try await scene.verifiedContact(of: scene.account())
        let operation = RemoveContact(contact: contact.id)
        let other = try await scene.account()
        await expectProblem(.contactNotFound) { try await scene.perform(operation, as: other.actor) }
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
