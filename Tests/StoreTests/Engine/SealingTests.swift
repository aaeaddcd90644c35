import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("Sealed personal fields")
struct SealingTests {
    struct Person: Codable, Equatable {
        let name: String
        let phone: String
    }

    /// Seals one text for an owner and stores it as the mail of `con_1`.
    private func sealed(_ text: String, _ database: SQLiteDatabase) async throws -> String {
        try await database.write { connection in
            try connection.createDataKey(owner: "acc_1", at: Scratch.now)
            return try connection.seal(text, owner: "acc_1", at: "contact.mail/con_1")
        }
    }

    @Test("What is sealed comes back, and shows nothing of itself")
    func roundTrip() async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("张三 13900000001", database)
        #expect(text.wholeMatch(of: /s1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/) != nil)
        #expect(!text.contains("139"))
        #expect(try await sealed("张三 13900000001", database) != text)
        let clear = try await database.read { try $0.open(text, owner: "acc_1", at: "contact.mail/con_1") }
        #expect(clear == "张三 13900000001")
    }

    @Test("A sealed text is bound to its place", arguments: ["contact.mail/con_2", "contact.phone/con_1", ""])
    func place(_ place: String) async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("secret", database)
        await #expect(throws: StoreFault.unsealable("\(place) cannot be opened: it was changed or moved.")) {
            _ = try await database.read { try $0.open(text, owner: "acc_1", at: place) }
        }
    }

    @Test("A sealed text is bound to its owner")
    func owner() async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("secret", database)
        try await database.write { try $0.createDataKey(owner: "acc_2", at: Scratch.now) }
        await #expect(throws: StoreFault.self) {
            _ = try await database.read { try $0.open(text, owner: "acc_2", at: "contact.mail/con_1") }
        }
    }

    @Test("A wrapped key cannot be given to another owner")
    func movedKey() async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("secret", database)
        try await database.write { connection in
            try connection.run(
                """
                INSERT INTO data_key (owner, wrapped, created_at)
                SELECT \("acc_thief"), wrapped, created_at FROM data_key WHERE owner = \("acc_1")
                """
            )
        }
        await #expect(throws: StoreFault.self) {
            _ = try await database.read { try $0.open(text, owner: "acc_thief", at: "contact.mail/con_1") }
        }
    }

    @Test("Every changed character is noticed")
    func tampering() async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("secret", database)
        for index in text.indices.dropLast() {
            var changed = text
            changed.replaceSubrange(index...index, with: text[index] == "A" ? "B" : "A")
            let forged = changed
            await #expect(throws: StoreFault.self) {
                _ = try await database.read { try $0.open(forged, owner: "acc_1", at: "contact.mail/con_1") }
            }
        }
    }

    @Test("JSON goes the same way, and a wrong type never quotes the clear text")
    func json() async throws {
        let database = try await Scratch.sealed()
        let person = Person(name: "李四", phone: "13900000002")
        let text = try await database.write {
            try $0.sealJSON(person, owner: "house", at: "p/1")
        }
        let back = try await database.read { try $0.openJSON(Person.self, text, owner: "house", at: "p/1") }
        #expect(back == person)
        let fault = await #expect(throws: StoreFault.self) {
            _ = try await database.read { try $0.openJSON([Int].self, text, owner: "house", at: "p/1") }
        }
        #expect("\(try #require(fault))".contains("李四") == false)
    }

    @Test("Without a key nothing is sealed, and making one twice changes nothing")
    func keyOnce() async throws {
        let database = try await Scratch.sealed()
        await #expect(throws: StoreFault.self) {
            _ = try await database.write { try $0.seal("x", owner: "acc_none", at: "p/1") }
        }
        let text = try await sealed("secret", database)
        #expect(try await sealed("other", database) != text)
        #expect(try await database.read { try $0.open(text, owner: "acc_1", at: "contact.mail/con_1") } == "secret")
    }

    @Test("A destroyed key is gone for good")
    func destroyed() async throws {
        let database = try await Scratch.sealed()
        let text = try await sealed("secret", database)
        try await database.write { try $0.destroyDataKey(owner: "acc_1") }
        await #expect(throws: StoreFault.self) {
            _ = try await database.read { try $0.open(text, owner: "acc_1", at: "contact.mail/con_1") }
        }
        await #expect(throws: StoreFault.self) {
            try await database.write { try $0.createDataKey(owner: "acc_1", at: Scratch.now) }
        }
    }

    @Test("A rolled back erasure leaves the key and no tombstone")
    func rolledBackErasure() async throws {
        struct Refusal: Error {}
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("keys.json").path
            let database = try await Scratch.sealed(try KeyRing.create(path))
            let text = try await sealed("secret", database)
            await #expect(throws: Refusal.self) {
                try await database.write { connection in
                    try connection.destroyDataKey(owner: "acc_1")
                    throw Refusal()
                }
            }
            #expect(try await database.read { try $0.open(text, owner: "acc_1", at: "contact.mail/con_1") } == "secret")
            #expect(!FileManager.default.fileExists(atPath: path + KeyRing.tombstoneSuffix))
            try await database.write { try $0.destroyDataKey(owner: "acc_1") }
            #expect(try String(contentsOfFile: path + KeyRing.tombstoneSuffix, encoding: .utf8) == "acc_1\n")
        }
    }

    @Test("Digests differ by purpose and key, and never by chance")
    func digests() async throws {
        let keys = KeyRing.forTests()
        #expect(keys.digest("mobile", "13900000001") == KeyRing.forTests().digest("mobile", "13900000001"))
        #expect(keys.digest("mobile", "13900000001") != keys.digest("mail", "13900000001"))
        #expect(keys.digest("ab", "c") != keys.digest("a", "bc"))
        #expect(keys.digest("mobile", "13900000001").count == 43)
        try await Scratch.folder { folder in
            let other = try KeyRing.create(folder.appendingPathComponent("keys.json").path)
            #expect(other.digest("mobile", "13900000001") != keys.digest("mobile", "13900000001"))
        }
    }
}
