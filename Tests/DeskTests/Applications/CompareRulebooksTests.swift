import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct CompareRulebooksTests {
    @Test func ownersOfTouchedApplicationsAreToldAndTheOperatorHasAList() async throws {
        let scene = try await Scene.withBook()
        let before = scene.house.rulebook
        let draft = try await scene.draft(dossier: scene.virtualMobile())
        let queued = try await scene.application(at: .queued, dossier: scene.virtualMobile())
        let sound = try await scene.draft()
        let left = try await scene.application(at: .smsVerification, dossier: scene.virtualMobile())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let outcome = try await exchange(before.raising(), in: scene)
        #expect(outcome == .init(compared: 3, touched: 2, isDone: true), "what was reported is left alone")

        for (filing, isTold) in [(draft, true), (queued, true), (sound, false), (left, false)] {
            let told = try await scene.messages(of: filing.holder).filter { $0 == .applicationRulesChanged }
            #expect(told.count == (isTold ? 1 : 0))
        }
        let message = try await scene.read { try $0.messages.all(of: draft.holder.id)[0] }
        #expect(message.parameters["link"]?.hasSuffix("/applications/\(draft.id.text)/check") == true)
        let contact = try await scene.read { try $0.contacts.all(of: queued.holder.id)[0] }
        #expect(try await scene.letters(to: contact.mail ?? "").last == .applicationRulesChanged)
        let event = try await scene.history(of: Subject(draft.id)).last
        #expect(event?.occurrence == .applicationTouched && event?.actor == "clock")
        #expect(event?.details == ["rules": Scene.virtualRule, "book": before.raising().sha256])

        let list = try await scene.answer(ApplicationsTouchedByRules(), as: .console)
        let ids = [draft.id, queued.id].sorted { $0.text < $1.text }
        #expect(list.map(\.application) == ids)
        #expect(list.map(\.stage) == ids.map { $0 == draft.id ? .draft : .queued })
        #expect(list[0].added.map(\.rule) == [Scene.virtualRule])
        #expect(list[0].added[0].pointer == "#/entity/person/mobile" && list[0].added[0].reason != nil)
        #expect(list[0].before == before.sha256 && list[0].book == before.raising().sha256)
        let rest = try await scene.answer(ApplicationsTouchedByRules(after: ids[0], limit: 1), as: .console)
        #expect(rest.map(\.application) == [ids[1]])
        try await scene.perform(AbandonApplication(application: draft.id, seen: nil), as: draft.holder.actor)
        #expect(try await scene.answer(ApplicationsTouchedByRules(), as: .console).map(\.application) == [queued.id])
    }

    @Test func aBookThatFindsLessOrTheSameTouchesNobody() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.virtualMobile())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let book = scene.house.rulebook
        #expect(try await exchange(book.lowering(), in: scene).touched == 0)
        #expect(try await exchange(book.silencing(), in: scene).touched == 0)
        #expect(try await exchange(book, in: scene).touched == 1, "that nobody asked for before is new")
        #expect(try await scene.messages(of: filing.holder) == [.applicationRulesChanged])
    }

    @Test func whatOnlyAnEarlierBookFoundLeavesTheList() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.virtualMobile())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let first = scene.house.rulebook
        #expect(try await exchange(first.raising(), in: scene).touched == 1)
        #expect(try await exchange(first, in: scene).touched == 0)
        #expect(try await scene.answer(ApplicationsTouchedByRules(), as: .console).isEmpty, "back where it was")

        #expect(try await exchange(first.raising(), in: scene).touched == 1)
        #expect(try await exchange(first.raisingToo(), in: scene).touched == 0)
        let listed = try await scene.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(listed.count == 1, "another book finds the same")
        #expect(try await exchange(first.silencing(), in: scene).touched == 0)
        #expect(try await scene.answer(ApplicationsTouchedByRules(), as: .console).isEmpty, "nobody asks any more")
        let told = try await scene.messages(of: filing.holder).filter { $0 == .applicationRulesChanged }
        #expect(told.count == 2)
    }

    @Test func manyAreLookedAtInSeveralTransactions() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.virtualMobile())
        try await scene.copies(of: filing, count: CompareRulebooks.most + 4)
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let before = scene.house.rulebook
        scene.house.shelf.exchange(for: before.raising())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let first = try await scene.perform(CompareRulebooks(before: before), as: .clock)
        #expect(first == .init(compared: CompareRulebooks.most, touched: CompareRulebooks.most, isDone: false))
        let second = try await scene.perform(CompareRulebooks(before: before), as: .clock)
        #expect(second == .init(compared: 5, touched: 5, isDone: true))
        let again = try await scene.perform(CompareRulebooks(before: before), as: .clock)
        #expect(again == .init(compared: 0, touched: 0, isDone: true))
        let rows = try await scene.read { try $0.touchedApplications.unseen(limit: 100) }
        #expect(rows.count == CompareRulebooks.most + 5 && Set(rows.map(\.application)).count == rows.count)
    }

    @Test func withoutTheBookBeforeNothingIsListed() async throws {
        let scene = try await Scene.withBook()
        _ = try await scene.draft(dossier: scene.virtualMobile())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        scene.house.shelf.exchange(for: scene.house.rulebook.raising())
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let outcome = try await scene.perform(CompareRulebooks(before: nil), as: .clock)
        #expect(outcome == .init(compared: 0, touched: 0, isDone: true))
        #expect(try await scene.perform(BeginRulebookTerm(), as: .clock) == nil)
        #expect(try await scene.answer(ApplicationsTouchedByRules(), as: .console).isEmpty)
        await expectAskers([.clock], of: CompareRulebooks(before: nil), in: scene)
    }

    /// Puts another book in force and compares everything with the one before.
    private func exchange(_ book: Rulebook, in scene: Scene) async throws -> CompareRulebooks.Outcome {
        let before = scene.house.shelf.exchange(for: book)
        let sha = try await scene.perform(BeginRulebookTerm(), as: .clock)
        #expect(sha == before.sha256)
        return try await scene.perform(CompareRulebooks(before: before), as: .clock)
    }
}
