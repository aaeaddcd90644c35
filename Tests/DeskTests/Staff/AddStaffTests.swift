import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AddStaffTests {
    @Test func aMemberGetsPasswordAndSecondFactor() async throws {
        let scene = try await Scene()
        let customer = try await scene.account()
        let colleague = try await scene.staff(.reviewer, ownAccount: customer.id)
        #expect(colleague.password.wholeMatch(of: /[0-9a-z]{5}(-[0-9a-z]{5}){3}/) != nil)
        #expect(colleague.factor.recoveryCodes.count == 10 && Set(colleague.factor.recoveryCodes).count == 10)
        #expect(colleague.factor.uri.hasPrefix("otpauth://totp/Beian:reviewer-"))
        #expect(try await scene.answer(StaffList(), as: .console) == [colleague.member])
        #expect(colleague.member.ownAccount == customer.id)
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.map(\.occurrence) == [.staffAdded])
        let columns = try await scene.read { db in
            try db.rows("SELECT factor_sealed FROM staff").map { try $0.text(0) }
        }
        #expect(columns.allSatisfy { !$0.contains(colleague.factor.secret) })
    }

    @Test func namesAndRolesAreChecked() async throws {
        let scene = try await Scene()
        let hash = try await scene.hash("another lantian 77")
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(AddStaff(name: "李四", role: .applicant, password: hash), as: .console)
        }
        #expect(problem?.findings.map(\.pointer) == ["#/name", "#/role"])
        let operation = AddStaff(name: "Li.Si", role: .auditor, password: hash)
        #expect(try await scene.perform(operation, as: .console).member.name == "li.si")
        await expectProblem(.staffNameTaken) { try await scene.perform(operation, as: .console) }
        await expectProblem(.accountNotFound) {
            try await scene.perform(
                AddStaff(name: "other", role: .reviewer, password: hash, ownAccount: ID("acc_none")), as: .console)
        }
        await expectAskers([.operator], of: operation, in: scene)
    }
}
