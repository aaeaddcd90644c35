import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Foundation
import Logging
import Testing

/// A picture whose row never came, as after a crash, does not stay for ever.
@Suite struct OrphanedPicturesTests {
    @Test func whatNoRowNamesIsSweptAfterADay() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let kept = try await scene.desk.upload(
            TestPicture.png(), as: .entityCertificate, of: nil, to: draft.id, actor: holder.actor)
        let key = try await scene.read { try $0.fileKey(owner: holder.id.text) }
        let orphan = try await scene.vault.store(TestPicture.png(), key: key)
        let clockwork = Clockwork(desk: scene.desk, log: Logger(label: "scene"))

        scene.clock.set(to: SystemClock().now)
        await clockwork.sweep()
        #expect(try await scene.vault.read(orphan, key: key).isEmpty == false, "its row may still be on its way")
        scene.clock.advance(by: .days(2))
        await clockwork.sweep()
        await #expect(throws: StoreFault.self) { try await scene.vault.read(orphan, key: key) }
        #expect(try await scene.desk.picture(kept.id, as: holder.actor).bytes.isEmpty == false)
    }

    @Test func whatAnErasedAccountUploadedGoesWithIt() async throws {
        let scene = try await Scene.withBook()
        scene.clock.set(to: SystemClock().now)
        let stays = try await uploaded(in: scene)
        let leaves = try await uploaded(in: scene)
        try await scene.perform(AbandonApplication(application: leaves.draft, seen: nil), as: leaves.holder.actor)
        try await scene.perform(
            CloseAccount(
                password: scene.typed(leaves.holder.password, by: .holder(leaves.holder.address)), session: nil),
            as: leaves.holder.actor)
        let clockwork = Clockwork(desk: scene.desk, log: Logger(label: "scene"))
        scene.clock.advance(by: .days(29))
        await clockwork.round()
        #expect(try files(in: scene).count == 2, "the holder may still change their mind")
        scene.clock.advance(by: .days(2))
        await clockwork.round()
        #expect(try await scene.read { try $0.accounts.get(leaves.holder.id) }.status == .erased)
        #expect(try files(in: scene).count == 1)
        #expect(try await scene.desk.picture(stays.picture, as: stays.holder.actor).bytes.isEmpty == false)
    }

    private func uploaded(
        in scene: Scene
    ) async throws -> (holder: Holder, draft: ID<FilingApplication>, picture: ID<Material>) {
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let picture = try await scene.desk.upload(
            TestPicture.png(), as: .entityCertificate, of: nil, to: draft.id, actor: holder.actor)
        return (holder, draft.id, picture.id)
    }

    private func files(in scene: Scene) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scene.vault.folder.path)
    }
}
