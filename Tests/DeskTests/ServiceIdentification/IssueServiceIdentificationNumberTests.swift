import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct IssueServiceIdentificationNumberTests {
    @Test func aNumberTakesASlotAtOnce() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        let number = try await scene.perform(
            IssueServiceIdentificationNumber(instance: instance, note: "给青山演示"), as: holder.actor)
        #expect(number.state == .issued && number.issuer == holder.id && number.note == "给青山演示")
        #expect(number.number.wholeMatch(of: /[0-9a-z]{6}(-[0-9a-z]{6}){4}/) != nil)
        let slots = try await scene.read { try $0.slots.taken(of: instance) }
        #expect(slots.map(\.number) == [number.id] && slots[0].application == nil)
        let event = try await scene.history(of: Subject(number.id)).last
        #expect(event?.occurrence == .numberIssued && event?.details == ["instance": instance.text])
        #expect(try await scene.answer(ServiceNumbersOfAccount(), as: holder.actor) == [number])
    }

    @Test func fiveAndNoMore() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        for _ in 1...5 { _ = try await scene.number(of: holder, on: instance) }
        await expectProblem(.slotsUsed) { try await scene.number(of: holder, on: instance) }
    }

    @Test func ofManyAtOnceNoMoreThanTheSlotsAreIssued() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder, slots: 3)
        let issued = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 { group.addTask { (try? await scene.number(of: holder, on: instance)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(issued == 3)
        #expect(try await scene.read { try $0.slots.taken(of: instance) }.map(\.position) == [0, 1, 2])
    }

    @Test func theQuotaOfTheWorkedExample() async throws {
        // EX-10: three filed, one in an open application, one granted to another account
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let instance = try await scene.instance(of: owner)
        _ = try await scene.application(
            at: .granted, by: owner, dossier: scene.company(services: 3), hosting: .instance(instance))
        let given = try await scene.number(of: owner, on: instance)
        _ = try await scene.application(at: .granted, hosting: .number(given.number))
        let lent = try await scene.number(of: owner, on: instance)
        // the owner's entity is filed, so the open one is somebody else's
        let open = try await scene.application(at: .initialReview, hosting: .number(lent.number))
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
        try await scene.perform(WithdrawApplication(application: open.id, seen: nil), as: open.holder.actor)
        try await scene.perform(AbandonApplication(application: open.id, seen: nil), as: open.holder.actor)
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
        try await scene.perform(RevokeServiceIdentificationNumber(number: lent.id), as: owner.actor)
        _ = try await scene.number(of: owner, on: instance)
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
    }

    @Test func theOwnersOpenApplicationKeepsItsSlotUntilItIsGivenUp() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let instance = try await scene.instance(of: owner, slots: 2)
        let given = try await scene.number(of: owner, on: instance)
        _ = try await scene.application(at: .granted, hosting: .number(given.number))
        let open = try await scene.application(at: .initialReview, by: owner, hosting: .instance(instance))
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
        try await scene.perform(WithdrawApplication(application: open.id, seen: nil), as: owner.actor)
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
        try await scene.perform(AbandonApplication(application: open.id, seen: nil), as: owner.actor)
        _ = try await scene.number(of: owner, on: instance)
        await expectProblem(.slotsUsed) { try await scene.number(of: owner, on: instance) }
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        let operation = IssueServiceIdentificationNumber(instance: instance)
        await expectProblem(.instanceNotFound) { try await scene.perform(operation, as: scene.account().actor) }
        let long = IssueServiceIdentificationNumber(instance: instance, note: String(repeating: "字", count: 101))
        await expectProblem(.fieldsInvalid) { try await scene.perform(long, as: holder.actor) }
        let trial = try await scene.instance(of: holder, ["billing": "trial"])
        let problem = await expectProblem(.instanceNotEligible) { try await scene.number(of: holder, on: trial) }
        #expect(problem?.findings.map(\.code) == ["instance.not-subscribed"])
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(operation, as: closing.actor) }
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
