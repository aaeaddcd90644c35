import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("The books in SQLite")
struct SQLiteDatabaseTests {
    static let tables = """
        CREATE TABLE account (id TEXT NOT NULL PRIMARY KEY, mail TEXT, kind TEXT, UNIQUE (mail, kind));
        CREATE TABLE service (id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES account (id),
            hits BIGINT NOT NULL DEFAULT 0 CHECK (hits >= 0));
        """

    struct Refusal: Error {}

    @Test("The writer waits for the disk, checks references and keeps a log")
    func settings() async throws {
        try await Scratch.store(Self.tables) { database in
            let pragmas = try await database.write { connection in
                try ["synchronous", "foreign_keys", "journal_mode", "busy_timeout", "secure_delete"].map { name in
                    try connection.row("PRAGMA \(raw: name)")?.values.first
                }
            }
            // 2 is FULL: a connection pool of GRDB sets 1 unless told otherwise afterwards.
            #expect(pragmas == [.integer(2), .integer(1), .text("wal"), .integer(10_000), .integer(1)])
        }
    }

    @Test("Others cannot read the file")
    func permissions() async throws {
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("books.sqlite").path
            let database = try SQLiteDatabase.open(path: path, keys: .forTests())
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try database.close()
        }
    }

    @Test("A body that throws leaves nothing behind")
    func rollback() async throws {
        try await Scratch.store(Self.tables) { database in
            await #expect(throws: Refusal.self) {
                try await database.write { connection in
                    try connection.run("INSERT INTO account (id) VALUES (\("a1"))")
                    throw Refusal()
                }
            }
            let left = try await database.read { try $0.rows("SELECT id FROM account").count }
            #expect(left == 0)
        }
    }

    @Test("Concurrent writers of two programs lose nothing")
    func concurrency() async throws {
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("books.sqlite").path
            let server = try SQLiteDatabase.open(path: path, keys: .forTests())
            let tool = try SQLiteDatabase.open(path: path, keys: .forTests())
            try await server.write { try $0.script("CREATE TABLE count (n BIGINT); INSERT INTO count VALUES (0)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await (number.isMultiple(of: 2) ? server : tool).write { connection in
                            let seen = try connection.row("SELECT n FROM count")?.int("n") ?? -1
                            try connection.run("UPDATE count SET n = \(seen + 1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let total = try await tool.read { try $0.row("SELECT n FROM count")?.int("n") }
            #expect(total == 60)
            try server.close()
            try tool.close()
        }
    }

    @Test("A taken key is named by its columns")
    func uniqueness() async throws {
        try await Scratch.store(Self.tables) { database in
            try await database.write { try $0.run("INSERT INTO account VALUES (\("a1"), \("m"), \("k"))") }
            await #expect(throws: StoreFault.conflictingKey(constraint: "account.mail,account.kind")) {
                try await database.write { try $0.run("INSERT INTO account VALUES (\("a2"), \("m"), \("k"))") }
            }
            await #expect(throws: StoreFault.conflictingKey(constraint: "account.id")) {
                try await database.write { try $0.run("INSERT INTO account (id) VALUES (\("a1"))") }
            }
        }
    }

    @Test("A conflict inside a transaction can be caught and the rest committed")
    func caughtConflict() async throws {
        try await Scratch.store(Self.tables) { database in
            try await database.write { connection in
                try connection.run("INSERT INTO account (id) VALUES (\("a1"))")
                #expect(throws: StoreFault.conflictingKey(constraint: "account.id")) {
                    try connection.run("INSERT INTO account (id) VALUES (\("a1"))")
                }
                try connection.run("INSERT INTO account (id) VALUES (\("a2"))")
            }
            #expect(try await database.read { try $0.rows("SELECT id FROM account").count } == 2)
        }
    }

    @Test("References and checks are refused in our words")
    func constraints() async throws {
        try await Scratch.store(Self.tables) { database in
            await #expect(throws: StoreFault.brokenReference) {
                try await database.write { try $0.run("INSERT INTO service (id, account) VALUES ('s', 'nobody')") }
            }
            try await database.write { try $0.run("INSERT INTO account (id) VALUES ('a')") }
            await #expect(throws: StoreFault.refusedRow("hits >= 0")) {
                try await database.write { try $0.run("INSERT INTO service VALUES ('s', 'a', \(-1))") }
            }
            await #expect(throws: StoreFault.refusedRow("service.hits")) {
                let nothing: Int? = nil
                try await database.write { try $0.run("INSERT INTO service VALUES ('s', 'a', \(nothing))") }
            }
        }
    }

    @Test("Hostile text comes back as it went in")
    func hostileText() async throws {
        try await Scratch.store(Self.tables) { database in
            let hostile = "'); DELETE FROM account; -- \"张三?"
            let back = try await database.write { connection in
                try connection.run("INSERT INTO account (id, mail) VALUES (\("a1"), \(hostile))")
                return try connection.row("SELECT mail FROM account WHERE mail = \(hostile)")?.text("mail")
            }
            #expect(back == hostile)
        }
    }

    @Test("A text that an engine would cut off is refused")
    func zeroCharacter() async throws {
        try await Scratch.store(Self.tables) { database in
            await #expect(throws: StoreFault.refusedRow("a text contains the character 0")) {
                try await database.write { try $0.run("INSERT INTO account (id) VALUES (\("a\u{0}b"))") }
            }
        }
    }

    @Test("The count is that of the statement, and RETURNING answers rows")
    func counts() async throws {
        try await Scratch.store(Self.tables) { database in
            try await database.write { connection in
                #expect(try connection.run("INSERT INTO account (id) VALUES ('a'), ('b'), ('c')") == 3)
                #expect(try connection.run("UPDATE account SET mail = 'x' WHERE id = 'nobody'") == 0)
                #expect(try connection.run("CREATE TABLE other (id TEXT)") == 0)
                let gone = try connection.rows("DELETE FROM account WHERE id IN (\(list: ["a", "b"])) RETURNING id")
                #expect(try Set(gone.map { try $0.text("id") }) == ["a", "b"])
                #expect(try connection.rows("SELECT id FROM account").count == 1)
            }
        }
    }

    @Test("A reader cannot write")
    func readOnly() async throws {
        try await Scratch.store(Self.tables) { database in
            await #expect(throws: StoreFault.self) {
                _ = try await database.read { try $0.run("INSERT INTO account (id) VALUES ('a')") }
            }
            let left = try await database.read { try $0.rows("SELECT id FROM account") }
            #expect(left.isEmpty)
        }
    }

    @Test("Numbers with a fraction are not in the subset")
    func fractions() async throws {
        try await Scratch.store(Self.tables) { database in
            await #expect(throws: StoreFault.badRow("half")) {
                _ = try await database.read { try $0.rows("SELECT 0.5 AS half") }
            }
        }
    }

    @Test("A store in memory keeps the same rules")
    func memory() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        try await database.write { try $0.script(Self.tables) }
        await #expect(throws: StoreFault.brokenReference) {
            try await database.write { try $0.run("INSERT INTO service (id, account) VALUES ('s', 'nobody')") }
        }
    }
}
