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
}
