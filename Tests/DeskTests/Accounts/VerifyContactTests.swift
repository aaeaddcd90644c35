import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct VerifyContactTests {
    @Test func theCodeProvesTheAddress() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let contact = try await scene.verifiedContact(of: holder)
        #expect(contact.mailVerifiedAt == scene.clock.now && contact.mobileVerifiedAt == nil)
        #expect(try await scene.answer(SetupState(), as: holder.actor).isComplete)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .contactVerified)
        #expect(contact.addresses(for: .status).map(\.channel) == [.mail])
    }

    @Test func aWrongCodeIsCounted() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let contact = try await scene.perform(
            SaveContact(person: "钱七", mail: "qian@lantian-demo.cn"), as: holder.actor)
        try await scene.perform(SendCode(.contact(contact.id, .mail)), as: holder.actor)
        let code = try await scene.lastCode(to: "qian@lantian-demo.cn")
        let wrong = code == "000000" ? "000001" : "000000"
        for _ in 1...5 {
            await expectProblem(.codeWrong) {
                try await scene.perform(VerifyContact(contact: contact.id, kind: .mail, code: wrong), as: holder.actor)
            }
        }
        await expectProblem(.codeWrong) {
            try await scene.perform(VerifyContact(contact: contact.id, kind: .mail, code: code), as: holder.actor)
        }
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(VerifyContact(contact: contact.id, kind: .mobile, code: code), as: holder.actor)
        }
    }

    @Test func onlyTheHolderOfAnOpenAccountAsks() async throws {
        let scene = try await Scene()
        let contact = try await scene.verifiedContact(of: scene.account())
        let operation = VerifyContact(contact: contact.id, kind: .mail, code: "123456")
        let other = try await scene.account()
        await expectProblem(.contactNotFound) { try await scene.perform(operation, as: other.actor) }
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
