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

    @Test func aTokenNeedsTheScopeForPersonalData() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let program = BeianCore.Actor.applicant(holder.id, door: .api, scopes: [.applications])
        await expectProblem(.scopeMissing) { try await scene.perform(ExportOwnRecords(), as: program) }
        await expectProblem(.accountNotFound) { try await scene.perform(ExportOwnRecords(), as: Scene.nobody) }
        await expectAskers([.applicant], of: ExportOwnRecords(), in: scene)
    }
}
