import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("An erasure outlives a restore")
struct RestoredErasureTests {
    @Test("Whoever was erased since the backup is erased again, also when the restore was done by hand")
    func byHand() async throws {
        try await Scratch.folder { root in
            let keys = try KeyRing.create(root.appendingPathComponent("keys.json").path)
            let books = root.appendingPathComponent("beian.sqlite").path
            let copy = root.appendingPathComponent("copy.sqlite").path
            let id = ID<Account>("acc_1")
            let live = try SQLiteDatabase.open(path: books, keys: keys)
            try await Migrator().migrate(live, at: Scratch.now)
            try await live.write { db in
                try db.createDataKey(owner: id.text, at: Scratch.now)
                try db.accounts.add(Account(id: id, site: .china, language: .chinese, createdAt: Scratch.now))
                try db.accounts.saveLogin(LoginAddress("13900000001"), of: id, at: Scratch.now)
            }
            try live.close()
            try FileManager.default.copyItem(atPath: books, toPath: copy)
            let again = try SQLiteDatabase.open(path: books, keys: keys)
            try await again.write { try $0.destroyDataKey(owner: id.text) }
            try again.close()

            let restored = try SQLiteDatabase.open(path: copy, keys: keys)
            #expect(try await restored.write { try $0.applyTombstones() } == 1)
            #expect(try await restored.read { try $0.accounts.get(id).status } == .erased)
            #expect(try await restored.read { try $0.accounts.find(LoginAddress("13900000001")) } == nil)
            #expect(try await restored.write { try $0.applyTombstones() } == 0, "asked again, it finds nothing to do")
            try restored.close()
        }
    }
}
