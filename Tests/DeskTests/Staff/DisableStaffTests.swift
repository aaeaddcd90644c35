import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct DisableStaffTests {
    @Test func sessionsEndAndTakenWorkIsReleased() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let colleague = try await scene.staff(.reviewer)
        let session = try await scene.staffSignIn(colleague)
        try await scene.write { db in
            try db.run(
                """
                INSERT INTO application (id, account, kind, product, stage, stage_since, is_open, reviewed, reported,
                    verified_by_sms, province, entity_digest, dossier_sealed, round, returned_items, taken_by, taken_at,
                    created_at, updated_at, version)
                VALUES ('app_1', \(holder.id), 'first-filing', 'hosting', 'initial-review', 0, 1, 1, 1, 1, '11', 'd',
                    '', 1, '', \(colleague.member.id), 0, 0, 0, 1)
                """)
        }
        let released = try await scene.perform(DisableStaff(member: colleague.member.id), as: .console)
        #expect(released == [ID("app_1")])
        let taken = try await scene.read { try $0.rows("SELECT id FROM application WHERE taken_by IS NOT NULL") }
        #expect(taken.isEmpty)
        let digest = Mint.digest(of: session.secret)
        #expect(try await scene.answer(CurrentSession(digest: digest), as: .visitor(.pc)) == nil)
        scene.clock.advance(by: .minutes(2))
        await expectProblem(.signInFailed) { try await scene.staffSignIn(colleague) }
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.contains { $0.occurrence == .staffDisabled && $0.details == ["released": "1"] })
    }

    @Test func onlyOperatorsAsk() async throws {
        let scene = try await Scene()
        let operation = DisableStaff(member: ID("stf_none"))
        await expectProblem(.staffNotFound) { try await scene.perform(operation, as: .console) }
        await expectAskers([.operator], of: operation, in: scene)
    }
}
