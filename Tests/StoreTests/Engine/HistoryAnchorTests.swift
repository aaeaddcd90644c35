import BeianCore
import BeianStore
import BeianTesting
import Foundation
import Testing

@Suite("Anchors of the history")
struct HistoryAnchorTests {
    @Test("A cut tail, which the chains do not show, differs from the anchor")
    func cut() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let early = scene.clock.now
        scene.clock.advance(by: .hours(1))
        _ = try await scene.signIn(holder)
        let late = scene.clock.now
        let kept = try await scene.read { try $0.events.anchors(until: [late, early]) }
        #expect(kept.map(\.until) == [late, early] && kept[0].events > kept[1].events && kept[1].events > 0)
        scene.clock.advance(by: .hours(1))
        _ = try await scene.signIn(holder)
        #expect(try await scene.read { try $0.events.broken(kept).isEmpty }, "what comes later changes no anchor")

        let last = try await scene.history(of: Subject(holder.id)).count
        try await scene.write {
            try $0.run("DELETE FROM event WHERE subject = \(holder.id) AND sequence >= \(last - 1)")
        }
        #expect(try await scene.read { try $0.events.brokenChains() } == [], "the chain alone shows nothing")
        let broken = try await scene.read { try $0.events.broken(kept) }
        #expect(broken.map(\.kept.until) == [late] && broken[0].now.events == kept[0].events - 1)
    }

    @Test("A long history is read in pieces and comes to the same")
    func pieces() async throws {
        let scene = try await Scene()
        let now = scene.clock.now
        try await scene.write { db in
            for number in 0..<2500 {
                try db.events.append(
                    .messageRead, of: Subject(recorded: "app_\(number % 7)"), operation: "test.test", actor: .clock,
                    account: nil, at: now + .seconds(number / 3), from: nil, to: nil, details: [:])
            }
        }
        let ends = [0, 100, 833, 5000].map { now + .seconds($0) }
        let together = try await scene.read { try $0.events.anchors(until: ends) }
        #expect(together.map(\.events) == [3, 303, 2500, 2500])
        for anchor in together {
            #expect(try await scene.read { try $0.events.anchor(until: anchor.until) } == anchor)
        }
        #expect(together[2].digest == together[3].digest && together[1].digest != together[2].digest)
    }

    @Test("The file keeps one anchor a line, and refuses anything else")
    func file() async throws {
        try await Scratch.folder { folder in
            let file = AnchorFile(inFolder: folder.path)
            #expect(!file.exists)
            #expect(throws: StoreFault.self) { try file.all() }
            let anchors = (1...3).map { HistoryAnchor(until: Scratch.now, events: $0, digest: "d\($0)") }
            for anchor in anchors { try file.append(anchor) }
            #expect(try file.all() == anchors)
            let broken = folder.appending(path: "broken")
            try Data("{}\n".utf8).write(to: broken)
            #expect(throws: StoreFault.self) { try AnchorFile(path: broken.path).all() }
        }
    }
}
