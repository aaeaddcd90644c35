import BeianCore
import BeianStore
import BeianTesting
import Foundation
import Testing

@Suite("What holders accepted")
struct AgreementsTests {
    @Test("Accepting the same twice keeps the first time; each round is kept by itself")
    func rounds() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let first = scene.clock.now
        for (round, address) in [(1, "192.0.2.1"), (1, "192.0.2.2"), (2, "192.0.2.3")] {
            let now = scene.clock.now
            try await scene.write {
                try $0.agreements.accept(
                    document: .truthCommitment, edition: "2026-01-01", application: ID("app_a"), round: round,
                    of: holder.id, network: address, at: now)
            }
            scene.clock.advance(by: .hours(1))
        }
        let kept = try await scene.read { try $0.agreements.all(of: holder.id) }.filter { $0.application != nil }
        #expect(kept.map(\.round) == [1, 2] && kept.map(\.network) == ["192.0.2.1", "192.0.2.3"])
        #expect(kept.map(\.acceptedAt) == [first, first + .seconds(7200)])
    }

    @Test("What was accepted before rounds were counted is kept, and can be read")
    func earlier() async throws {
        let migrations = try Migrator().migrations
        let before = Dictionary(
            uniqueKeysWithValues: migrations.filter { $0.number < 6 }.map { ("\($0.fileName).sql", $0.text) })
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        _ = try await Scratch.migrations(before) {
            try await Migrator(folder: $0).migrate(database, at: Scratch.now)
        }
        try await database.write { db in
            let account = Account(id: ID("acc_a"), site: .china, language: .chinese, createdAt: Scratch.now)
            try db.createDataKey(owner: "acc_a", at: Scratch.now)
            try db.accounts.add(account)
            for (document, subject) in [("terms", ""), ("truth-commitment", "app_a")] {
                let client = try db.seal(
                    "192.0.2.1", owner: "acc_a", at: "agreement.client/acc_a/\(document)/2026-01-01/\(subject)")
                try db.run(
                    """
                    INSERT INTO agreement (account, document, edition, application, accepted_at, client_sealed)
                    VALUES ('acc_a', \(document), '2026-01-01', \(subject), \(Scratch.now), \(client))
                    """)
            }
        }
        #expect(try await Migrator().migrate(database, at: Scratch.now).map(\.number).first == 6)
        let kept = try await database.read { try $0.agreements.all(of: ID("acc_a")) }
        #expect(kept.map(\.document) == ["terms", "truth-commitment"] && kept.map(\.round) == [0, 1])
        #expect(kept.map(\.network) == ["192.0.2.1", "192.0.2.1"] && kept[1].application == ID("app_a"))
    }
}
