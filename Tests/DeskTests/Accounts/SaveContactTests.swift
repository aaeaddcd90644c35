import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SaveContactTests {
    @Test func aContactIsToldByTheMethodsItChose() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let saved = try await scene.perform(
            SaveContact(
                person: " 钱七 ", mail: "Qian@Lantian-Demo.cn", mobile: "139 1111 1111",
                choices: [.progress: [.mail], .status: [.mail, .sms]]),
            as: holder.actor)
        #expect(saved.person == "钱七" && saved.mail == "Qian@lantian-demo.cn" && saved.mobile == "13911111111")
        #expect(try await scene.answer(OwnContacts(), as: holder.actor) == [saved])
        #expect(saved.choices == [.progress: [.mail], .status: [.mail, .sms]])
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .contactSaved)
    }

    @Test func aChangedAddressHasToBeProvedAgain() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let contact = try await scene.verifiedContact(of: holder)
        let mail = try #require(contact.mail)
        let same = try await scene.perform(
            SaveContact(contact: contact.id, seen: contact.version, person: "孙九", mail: mail), as: holder.actor)
        #expect(same.isVerified && same.person == "孙九" && same.version == contact.version + 1)
        let other = try await scene.perform(
            SaveContact(contact: contact.id, person: "孙九", mail: "sun@lantian-demo.cn"), as: holder.actor)
        #expect(!other.isVerified)
        #expect(try await scene.answer(SetupState(), as: holder.actor).hasVerifiedContact == false)
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(
                SaveContact(contact: contact.id, seen: contact.version, person: "孙九", mail: mail), as: holder.actor)
        }
    }

    @Test func everythingWrongIsSaidAtOnce() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let wrong = SaveContact(person: "", mail: "no mail", mobile: "139****1111")
        let problem = await expectProblem(.fieldsInvalid) { try await scene.perform(wrong, as: holder.actor) }
        #expect(problem?.findings.map(\.pointer) == ["#/person", "#/mail", "#/mobile"])
        #expect(problem?.findings.last?.code == "masked", "a masked value that comes back is never stored")
        let empty = await expectProblem(.fieldsInvalid) {
            try await scene.perform(SaveContact(person: "钱七"), as: holder.actor)
        }
        #expect(empty?.findings.map(\.code) == ["contact.address-required"])
    }

    @Test func theInternationalSiteWritesMailOnly() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: .international)
        let usual = try await scene.perform(SaveContact(person: "Qian", mail: "q@lantian-demo.cn"), as: holder.actor)
        #expect(usual.choices[.status] == [.inSite, .mail])
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                SaveContact(
                    person: "Qian", mail: "q@lantian-demo.cn", mobile: "13911111111", choices: [.status: [.sms]]),
                as: holder.actor)
        }
        #expect(problem?.findings.map(\.code) == ["contact.mail-only", "contact.method-not-offered"])
    }

    @Test func thereIsALimitAndOthersContactsAreNotFound() async throws {
        var policy = Scene.policy
        policy.contactsPerAccount = 1
        let scene = try await Scene(policy: policy)
        let holder = try await scene.account()
        let contact = try await scene.verifiedContact(of: holder)
        let more = SaveContact(person: "孙九", mail: "sun@lantian-demo.cn")
        await expectProblem(.contactLimit) { try await scene.perform(more, as: holder.actor) }
        let other = try await scene.account()
        await expectProblem(.contactNotFound) {
            try await scene.perform(
                SaveContact(contact: contact.id, person: "孙九", mail: "sun@lantian-demo.cn"), as: other.actor)
        }
        await expectProblem(.accountNotFound) { try await scene.perform(more, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(more, as: closing.actor) }
        await expectAskers([.applicant], of: more, in: scene)
    }
}
