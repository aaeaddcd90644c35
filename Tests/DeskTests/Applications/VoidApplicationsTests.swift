import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct VoidApplicationsTests {
    @Test(
        "An application whose domain was filed meanwhile is over", arguments: [Stage.draft, .correction, .unverified])
    func filedElsewhere(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        let bystander = try await scene.application(at: .draft)
        #expect(try await scene.perform(VoidApplications(), as: .clock) == 0)
        try await scene.fileElsewhere(domainOf: filing)
        #expect(try await scene.perform(VoidApplications(), as: .clock) == 1)
        #expect(try await scene.stored(filing).stage == .void)
        #expect(try await scene.stored(bystander).stage == .draft)
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.isEmpty)
        #expect(try await scene.read { try $0.accounts.entity(of: filing.holder.id) } == nil)
        #expect(try await scene.messages(of: filing.holder).contains(.applicationVoided))
        #expect(try await scene.perform(VoidApplications(), as: .clock) == 0)
        await expectAskers([.clock], of: VoidApplications(), in: scene)
    }

    @Test func whatIsWithOthersIsLeftToThem() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.fileElsewhere(domainOf: filing)
        #expect(try await scene.perform(VoidApplications(), as: .clock) == 0)
        #expect(try await scene.stored(filing).stage == .initialReview)
    }
}
