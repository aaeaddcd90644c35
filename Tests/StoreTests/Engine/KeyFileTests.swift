import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("The key file")
struct KeyFileTests {
    private func file<T>(_ body: (String) async throws -> T) async throws -> T {
        try await Scratch.folder { try await body($0.appendingPathComponent("keys.json").path) }
    }

    @Test("It is made once, for its owner only, and the same keys come back")
    func creation() async throws {
        try await file { path in
            let made = try KeyRing.create(path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try KeyRing.load(path).digest("p", "v") == made.digest("p", "v"))
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: StoreFault.self) { try KeyRing.create(path) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test("A file that others may read is refused", arguments: [0o640, 0o604, 0o660, 0o620])
    func permissions(_ mode: Int) async throws {
        try await file { path in
            _ = try KeyRing.create(path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let fault = #expect(throws: StoreFault.self) { try KeyRing.load(path) }
            #expect("\(try #require(fault))".contains("0600"))
        }
    }

    @Test("A link, a missing file and a damaged file are refused")
    func damage() async throws {
        try await file { path in
            #expect(throws: StoreFault.self) { try KeyRing.load(path) }
            _ = try KeyRing.create(path)
            try FileManager.default.createSymbolicLink(atPath: path + ".link", withDestinationPath: path)
            #expect(throws: StoreFault.self) { try KeyRing.load(path + ".link") }
            var text = try String(contentsOfFile: path, encoding: .utf8)
            text.replace("\"current\" : \"m1\"", with: "\"current\" : \"m7\"")
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            #expect(throws: StoreFault.keyFile("The key file \(path) is not complete.")) { try KeyRing.load(path) }
        }
    }

    @Test("A new master key seals from now on; the old one still opens, until everything is wrapped anew")
    func rotation() async throws {
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("keys.json").path
            let store = folder.appendingPathComponent("books.sqlite").path
            var database = try SQLiteDatabase.open(path: store, keys: try KeyRing.create(path))
            try await Scratch.prepare(database)
            let old = try await database.write { connection in
                try connection.createDataKey(owner: "acc_old", at: Scratch.now)
                return try connection.seal("before", owner: "acc_old", at: "p/1")
            }
            try database.close()

            database = try SQLiteDatabase.open(path: store, keys: try KeyRing.addMasterKey(path))
            #expect(try await database.read { try $0.open(old, owner: "acc_old", at: "p/1") } == "before")
            let wrapped = try await database.write { connection in
                try connection.createDataKey(owner: "acc_new", at: Scratch.now)
                return try connection.rows("SELECT wrapped FROM data_key ORDER BY owner").map {
                    try $0.text(0).prefix(6)
                }
            }
            #expect(wrapped == ["w1.m2.", "w1.m1.", "w1.m1."])
            let counts = try await database.write { connection in
                let first = try connection.rewrapDataKeys(limit: 2)
                let second = try connection.rewrapDataKeys(after: first.last, limit: 2)
                return [first.count, second.count, try connection.rewrapDataKeys(after: second.last).count]
            }
            #expect(counts == [2, 1, 0])
            try database.close()

            try forget("m1", path)
            database = try SQLiteDatabase.open(path: store, keys: try KeyRing.load(path))
            #expect(try await database.read { try $0.open(old, owner: "acc_old", at: "p/1") } == "before")
            try database.close()
        }
    }

    @Test("Without the master key that wraps it, a data key says which one is missing")
    func missingMaster() async throws {
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("keys.json").path
            let store = folder.appendingPathComponent("books.sqlite").path
            let first = try SQLiteDatabase.open(path: store, keys: try KeyRing.create(path))
            try await Scratch.prepare(first)
            let text = try await first.write { try $0.seal("x", owner: houseOwner, at: "p/1") }
            try first.close()
            _ = try KeyRing.addMasterKey(path)
            try forget("m1", path)
            let second = try SQLiteDatabase.open(path: store, keys: try KeyRing.load(path))
            let fault = await #expect(throws: StoreFault.self) {
                _ = try await second.read { try $0.open(text, owner: houseOwner, at: "p/1") }
            }
            #expect("\(try #require(fault))".contains("no master key m1"))
            try second.close()
        }
    }

    /// Takes a master key out of the file, as an operator does after everything was wrapped anew.
    private func forget(_ master: String, _ path: String) throws {
        let url = URL(fileURLWithPath: path)
        var file = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
        var masters = try #require(file["masters"] as? [String: String])
        masters[master] = nil
        file["masters"] = masters
        try JSONSerialization.data(withJSONObject: file).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
