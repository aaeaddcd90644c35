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
        let early = try await anchor(scene)
        _ = try await scene.signIn(holder)
        let late = try await anchor(scene)
        #expect(late.events > early.events && early.events > 0)
        _ = try await scene.signIn(holder)
        #expect(try await broken([late, early], scene).isEmpty, "what comes later changes no anchor")

        let last = try await scene.history(of: Subject(holder.id)).count
        try await scene.write {
            try $0.run("DELETE FROM event WHERE subject = \(holder.id) AND sequence >= \(last - 1)")
        }
        #expect(try await scene.read { try $0.events.brokenChains() } == [], "the chain alone shows nothing")
        let found = try await broken([late, early], scene)
        #expect(found.map(\.kept) == [late] && found[0].left == late.events - 1)
        let next = try await anchor(scene)
        #expect(try await broken([late, next], scene).map(\.kept) == [late])
    }

    @Test("An anchor is borne out whatever the clock did meanwhile")
    func clock() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let before = try await anchor(scene)
        scene.clock.advance(by: .hours(-1))
        try await scene.write { [now = scene.clock.now] db in
            try db.events.append(
                .messageRead, of: Subject(holder.id), operation: "test.test", actor: .clock, account: nil, at: now,
                from: nil, to: nil, details: [:])
        }
        let after = try await anchor(scene)
        #expect(after.at < before.at && after.events == before.events + 1)
        #expect(try await broken([before, after], scene).isEmpty)
    }

    @Test("A long history is read in pieces and comes to the same")
    func pieces() async throws {
        let scene = try await Scene()
        var anchors: [HistoryAnchor] = []
        for part in [0, 3, 1000, 1497] {
            try await scene.write { [now = scene.clock.now] db in
                for number in 0..<part {
                    try db.events.append(
                        .messageRead, of: Subject(recorded: "app_\(number % 7)"), operation: "test.test", actor: .clock,
                        account: nil, at: now, from: nil, to: nil, details: [:])
                }
            }
            anchors.append(try await anchor(scene))
        }
        #expect(anchors.map(\.events) == [0, 3, 1003, 2500] && Set(anchors.map(\.digest)).count == 4)
        #expect(try await broken(anchors + anchors.reversed(), scene).isEmpty)
        try await scene.write { try $0.run("UPDATE event SET digest = 'x' WHERE place = 1003") }
        #expect(try await broken(anchors, scene).map(\.left) == [1003, 2500])
    }

    @Test("What was written before places were counted has them in the order of its times")
    func placed() async throws {
        let before = Dictionary(
            uniqueKeysWithValues: try Migrator().migrations.filter { $0.number < 9 }
                .map { ("\($0.fileName).sql", $0.text) })
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        _ = try await Scratch.migrations(before) {
            try await Migrator(folder: $0).migrate(database, at: Scratch.now)
        }
        try await database.write { db in
            for (subject, sequence, at) in [("app_b", 1, 5), ("app_a", 1, 9), ("app_b", 2, 7)] {
                try db.run(
                    """
                    INSERT INTO event (subject, sequence, occurrence, operation, actor, at, details_sealed,
                        previous_digest, digest)
                    VALUES (\(subject), \(sequence), 'message.read', 'test.test', 'clock', \(at), '', '', 'd')
                    """)
            }
        }
        try await Migrator().migrate(database, at: Scratch.now)
        let order = try await database.read { db in
            try db.rows("SELECT subject, sequence, place FROM event ORDER BY place")
                .map { "\(try $0.text("subject"))/\(try $0.int("sequence")) \(try $0.int("place"))" }
        }
        #expect(order == ["app_b/1 1", "app_b/2 2", "app_a/1 3"])
    }

    @Test("The file keeps one anchor a line, and refuses anything else")
    func file() async throws {
        try await Scratch.folder { folder in
            let file = AnchorFile(inFolder: folder.path)
            #expect(!file.exists)
            #expect(throws: StoreFault.self) { try file.all() }
            let anchors = (1...3).map { HistoryAnchor(at: Scratch.now, events: $0, digest: "d\($0)") }
            for anchor in anchors { try file.append(anchor) }
            #expect(try file.all() == anchors)
            let broken = folder.appending(path: "broken")
            try Data("{}\n".utf8).write(to: broken)
            #expect(throws: StoreFault.self) { try AnchorFile(path: broken.path).all() }
        }
    }

    private func broken(
        _ anchors: [HistoryAnchor], _ scene: Scene
    ) async throws -> [(kept: HistoryAnchor, left: Int)] {
        try await scene.read { try $0.events.broken(anchors) }
    }

    private func anchor(_ scene: Scene) async throws -> HistoryAnchor {
        try await scene.read { [now = scene.clock.now] in try $0.events.anchor(at: now) }
    }
}
