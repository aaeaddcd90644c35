import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AmendApplicationTests {
    @Test func everythingButTheTypeCheckMayBeChanged() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .unverified)
        let opened = try await scene.perform(
            AmendApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        #expect(opened.stage == .correction)
        let stored = try await scene.stored(filing)
        #expect(stored == opened)
        for row in FieldTable.rows {
            #expect(
                opened.mayEdit(row.field, service: filing.services[0]) == (row.section != .typeCheck), "\(row.field)")
        }
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.count == 1, "the slot stays taken")
        #expect(try await scene.history(of: Subject(filing.id)).last?.occurrence == .applicationAmended)
        let again = try await scene.submit(filing)
        #expect(again.stage == .initialReview && again.round == 2)
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .smsVerification)
        let operation = AmendApplication(application: filing.id, seen: nil)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(AmendApplication(application: filing.id, seen: 1), as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
    }
}
