import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("Backup and restore")
struct BackupTests {
    private struct House {
        let root: URL
        let keys: KeyRing
        let database: SQLiteDatabase
        let vault: MaterialVault
        let material: String
        let sealed: String

        var backup: URL { root.appendingPathComponent("backup") }
        var target: URL { root.appendingPathComponent("restored") }
    }

    /// A house with one owner, one sealed field and one file.
    private func house(_ body: (House) async throws -> Void) async throws {
        try await Scratch.folder { root in
            let keys = try KeyRing.create(root.appendingPathComponent("keys.json").path)
            let live = root.appendingPathComponent("live")
            try FileManager.default.createDirectory(at: live, withIntermediateDirectories: true)
            let database = try SQLiteDatabase.open(
                path: live.appendingPathComponent(HouseFolder.books).path,
                keys: keys
            )
            try await Scratch.prepare(database)
            let (sealed, key) = try await database.write { connection in
                try connection.createDataKey(owner: "acc_1", at: Scratch.now)
                let sealed = try connection.seal("13900000001", owner: "acc_1", at: "contact.phone/con_1")
                try connection.run("INSERT INTO contact (id, phone) VALUES (\("con_1"), \(sealed))")
                return (sealed, try connection.fileKey(owner: "acc_1"))
            }
            let vault = MaterialVault(folder: live.appendingPathComponent(HouseFolder.materials), keys: keys)
            let material = try await vault.store([UInt8](repeating: 7, count: 100_000), key: key)
            try await body(
                House(root: root, keys: keys, database: database, vault: vault, material: material, sealed: sealed)
            )
            try database.close()
        }
    }

    private func contents(_ database: SQLiteDatabase) async throws -> [[SQLValue]] {
        try await database.read { connection in
            try connection.rows("SELECT id, mail, phone FROM contact ORDER BY id").map(\.values)
                + connection.rows("SELECT owner, wrapped, created_at FROM data_key ORDER BY owner").map(\.values)
        }
    }

    @Test("What was backed up comes back, rows and files, while others go on writing")
    func roundTrip() async throws {
        try await house { house in
            let before = try await contents(house.database)
            let writing = Task {
                for number in 0..<50 {
                    try await house.database.write {
                        try $0.run("INSERT INTO contact (id) VALUES (\("late_\(number)"))")
                        try $0.run("DELETE FROM contact WHERE id = \("late_\(number)")")
                    }
                }
            }
            let manifest = try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            try await writing.value
            #expect(manifest.files.map(\.path) == ["beian.sqlite", "materials/\(house.material)"])
            #expect(
                manifest.inOrderOfRestoring.map(\.path) == ["materials/\(house.material)", "beian.sqlite"],
                "a restore that was cut off leaves no books without their pictures")
            let outcome = try await Restore.run(from: house.backup, to: house.target, keys: house.keys)
            #expect(outcome.files == 2)
            #expect(outcome.erasedOwners == 0)

            let path = house.target.appendingPathComponent(HouseFolder.books).path
            let restored = try SQLiteDatabase.open(path: path, keys: house.keys)
            #expect(try await contents(restored) == before)
            let key = try await restored.read { try $0.fileKey(owner: "acc_1") }
            let vault = MaterialVault(
                folder: house.target.appendingPathComponent(HouseFolder.materials),
                keys: house.keys
            )
            #expect(try await vault.read(house.material, key: key).count == 100_000)
            try restored.close()
        }
    }

    @Test("A backup is a single file of books without a log, and holds nothing in clear")
    func form() async throws {
        try await house { house in
            try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            let names = try FileManager.default.contentsOfDirectory(atPath: house.backup.path).sorted()
            #expect(names == ["beian.sqlite", "manifest.json", "materials"])
            let books = try Data(contentsOf: house.backup.appendingPathComponent("beian.sqlite"))
            #expect(books.range(of: Data(house.sealed.utf8)) != nil)
            #expect(books.range(of: Data("13900000001".utf8)) == nil)
        }
    }

    @Test("An owner erased after the backup stays erased when it is restored")
    func tombstones() async throws {
        try await house { house in
            try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            try await house.database.write { try $0.destroyDataKey(owner: "acc_1") }
            let keys = try KeyRing.load(house.root.appendingPathComponent("keys.json").path)
            let outcome = try await Restore.run(from: house.backup, to: house.target, keys: keys)
            #expect(outcome.erasedOwners == 1)
            let restored = try SQLiteDatabase.open(
                path: house.target.appendingPathComponent(HouseFolder.books).path,
                keys: keys
            )
            let fault = await #expect(throws: StoreFault.self) {
                _ = try await restored.read {
                    try $0.open(house.sealed, owner: "acc_1", at: "contact.phone/con_1")
                }
            }
            #expect("\(try #require(fault))".contains("no key for acc_1"))
            #expect(try await restored.read { try $0.rows("SELECT owner FROM data_key").count } == 1)
            try restored.close()
        }
    }

    @Test("A tombstone lost in a crash is written when the store is opened")
    func lostTombstone() async throws {
        try await house { house in
            try await house.database.write { try $0.destroyDataKey(owner: "acc_1") }
            let file = house.root.appendingPathComponent("keys.json" + KeyRing.tombstoneSuffix)
            try FileManager.default.removeItem(at: file)
            let again = try SQLiteDatabase.open(
                path: house.root.appendingPathComponent("live/beian.sqlite").path,
                keys: house.keys
            )
            #expect(try String(contentsOf: file, encoding: .utf8) == "acc_1\n")
            try again.close()
        }
    }

    @Test("Neither a backup nor a restore writes into a folder that holds something")
    func fullTarget() async throws {
        try await house { house in
            try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            await #expect(throws: StoreFault.backup("The folder backup is not empty.")) {
                try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            }
            try FileManager.default.createDirectory(at: house.target, withIntermediateDirectories: true)
            try Data([1]).write(to: house.target.appendingPathComponent("something"))
            await #expect(throws: StoreFault.backup("The folder restored is not empty.")) {
                try await Restore.run(from: house.backup, to: house.target, keys: house.keys)
            }
        }
    }

    enum Damage: CaseIterable {
        case noManifest, changedBooks, changedMaterial, missingMaterial, strangerMaterial, escapingPath
    }

    @Test("A damaged backup is refused before anything is written", arguments: Damage.allCases)
    func damaged(_ damage: Damage) async throws {
        try await house { house in
            try await Backup.take(database: house.database, vault: house.vault, to: house.backup)
            let manifest = house.backup.appendingPathComponent("manifest.json")
            let books = house.backup.appendingPathComponent("beian.sqlite")
            let material = house.backup.appendingPathComponent("materials/\(house.material)")
            switch damage {
            case .noManifest: try FileManager.default.removeItem(at: manifest)
            case .changedBooks: try flip(books)
            case .changedMaterial: try flip(material)
            case .missingMaterial: try FileManager.default.removeItem(at: material)
            case .strangerMaterial: try Data([1]).write(to: house.backup.appendingPathComponent("materials/mat_x"))
            case .escapingPath:
                let text = try String(contentsOf: manifest, encoding: .utf8)
                try Data(text.replacing("materials/mat_", with: "materials/../mat_").utf8).write(to: manifest)
            }
            let fault = await #expect(throws: StoreFault.self) {
                try await Restore.run(from: house.backup, to: house.target, keys: house.keys)
            }
            guard case .backup = fault else {
                Issue.record("\(damage) was refused with \(String(describing: fault))")
                return
            }
            #expect(!FileManager.default.fileExists(atPath: house.target.path))
        }
    }

    private func flip(_ file: URL) throws {
        var bytes = [UInt8](try Data(contentsOf: file))
        bytes[bytes.count / 2] ^= 1
        try Data(bytes).write(to: file)
    }
}
