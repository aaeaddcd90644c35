import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ExportOwnRecordsTests {
    @Test func everythingOfTheHolderAndNothingOfOthers() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        _ = try await scene.signIn(holder)
        let other = try await scene.account()
        try await scene.verifiedContact(of: other)
        let own = try await scene.perform(ExportOwnRecords(), as: holder.actor)
        #expect(own.account.addresses == [holder.address.text] && own.account.site == .china)
        #expect(own.contacts.count == 1 && own.contacts.first?.name == "钱七")
        #expect(own.sessions.count == 1 && own.tokens.isEmpty && own.applications.isEmpty)
        #expect(own.agreements.map(\.document).sorted() == ["information-security-pledge", "privacy", "terms"])
        #expect(own.history.first?.what == "account.registered" && own.history.last?.what == "account.exported")
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .ownDataExported)
    }

    @Test func messagesPicturesServersAndNumbersAreInIt() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let holder = filing.holder
        let number = try await scene.number(of: holder, on: filing.instance)
        let other = try await scene.application(at: .initialReview)
        for _ in 1...2 { _ = try await scene.number(of: other.holder, on: other.instance) }
        let own = try await scene.perform(ExportOwnRecords(), as: holder.actor)

        let letters = try await scene.messages(of: holder)
        #expect(!letters.isEmpty && own.messages.reversed().map(\.letter) == letters.map(\.rawValue))
        #expect(own.messages.allSatisfy { $0.application == filing.id.text && !$0.values.isEmpty })
        let attached = try await scene.stored(filing).dossier.materials
        #expect(Set(own.materials.map(\.id)) == Set(attached.map(\.material.text)) && !attached.isEmpty)
        #expect(own.materials.allSatisfy { $0.kind != nil && $0.application == filing.id.text })
        #expect(own.materials.allSatisfy { $0.bytes == TestPicture.png().count && !$0.digest.isEmpty })
        #expect(own.instances.map(\.id) == [filing.instance.text])
        #expect(own.serviceNumbers.map(\.number) == [number.number] && own.serviceNumbers[0].state == .issued)
        let commitment = own.agreements.last
        #expect(commitment?.document == "truth-commitment" && commitment?.round == 1)
        #expect(commitment?.network == holder.actor.address && own.agreements.first?.round == nil)
    }

    @Test func aPictureThatWasReplacedIsListedToo() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let picture = try await scene.desk.upload(
            TestPicture.png(), as: .entityCertificate, of: nil, to: draft.id, actor: holder.actor)
        try await scene.perform(
            RemoveMaterial(application: draft.id, material: picture.id), as: holder.actor)
        let own = try await scene.perform(ExportOwnRecords(), as: holder.actor)
        #expect(own.materials.map(\.id) == [picture.id.text] && own.materials[0].kind == nil)
    }

    @Test func aTokenNeedsTheScopeForPersonalData() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let program = BeianCore.Actor.applicant(holder.id, door: .api, scopes: [.applications])
        await expectProblem(.scopeMissing) { try await scene.perform(ExportOwnRecords(), as: program) }
        await expectProblem(.accountNotFound) { try await scene.perform(ExportOwnRecords(), as: Scene.nobody) }
        await expectAskers([.applicant], of: ExportOwnRecords(), in: scene)
    }
}
