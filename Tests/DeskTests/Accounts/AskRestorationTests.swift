import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct AskRestorationTests {
    @Test func askingChangesNothingYet() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let first = try await scene.staff(.operator)
        let address = try LoginAddress("13911111111")
        let request = try await scene.perform(
            AskRestoration(account: holder.id, address: address, reason: "营业执照原件与到场核对"), as: first.actor)
        let open = try await scene.answer(OpenRestorations(), as: first.actor)
        #expect(open.map(\.id) == [request] && open.first?.mayAgree == false)
        #expect(open.first?.address.description == "139****1111")
        #expect(try await scene.answer(AccountOverview(), as: holder.actor).addresses == [holder.address])
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .restorationAsked)
    }

    @Test func theFormIsChecked() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let rival = try await scene.account()
        let free = try LoginAddress("13911111111")
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(AskRestoration(account: holder.id, address: free, reason: " "), as: .console)
        }
        await expectProblem(.addressTaken) {
            try await scene.perform(
                AskRestoration(account: holder.id, address: rival.address, reason: "到场核对"), as: .console)
        }
        let operation = AskRestoration(account: ID("acc_none"), address: free, reason: "到场核对")
        await expectProblem(.accountNotFound) { try await scene.perform(operation, as: .console) }
        await expectAskers([.operator], of: operation, in: scene)

        var policy = Scene.policy
        let abroad = try await scene.account(site: .international)
        policy.internationalSiteIsOpen = false
        let desk = scene.desk(under: policy)
        await expectProblem(.siteClosed) {
            try await desk.perform(
                AskRestoration(account: abroad.id, address: free, reason: "到场核对"), as: .console)
        }
    }
}
