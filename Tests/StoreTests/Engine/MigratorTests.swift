import BeianCore
import BeianStore
import Foundation
import Testing

@Suite("Migrations")
struct MigratorTests {
    static let two = [
        "0001-first.sql": "CREATE TABLE first (id TEXT NOT NULL PRIMARY KEY);",
        "0002-second.sql": "CREATE TABLE second (id TEXT NOT NULL PRIMARY KEY);\nINSERT INTO second VALUES ('x');",
    ]

    @discardableResult
    private func with<T>(
        _ files: [String: String],
        on database: SQLiteDatabase,
        _ body: (Migrator) async throws -> T
    ) async throws -> T {
        try await Scratch.migrations(files) { try await body(try Migrator(folder: $0)) }
    }

    private func message(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "nothing was refused"
        } catch {
            return "\(error)"
        }
    }

    @Test("Files run once, in order, and are remembered")
    func order() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        try await with(Self.two, on: database) { migrator in
            let plan = try await migrator.plan(database)
            #expect(plan.map(\.number) == [1, 2])
            #expect(try await !migrator.isCurrent(database))
            #expect(try await migrator.migrate(database, at: Scratch.now).map(\.name) == ["first", "second"])
            #expect(try await migrator.isCurrent(database))
            #expect(try await migrator.migrate(database, at: Scratch.now).isEmpty)
        }
        let rows = try await database.read { try $0.rows("SELECT number, applied_at FROM migration ORDER BY number") }
        #expect(try rows.map { try $0.int("number") } == [1, 2])
        #expect(try rows.map { try $0.instant("applied_at") } == [Scratch.now, Scratch.now])
    }

    @Test("The migrations of the house run, and the house has its key afterwards")
    func house() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        let migrator = try Migrator()
        try await migrator.migrate(database, at: Scratch.now)
        let isCurrent = try await migrator.isCurrent(database)
        #expect(isCurrent)
        let back = try await database.write { connection in
            let sealed = try connection.seal("x", owner: houseOwner, at: "p/1")
            return try connection.open(sealed, owner: houseOwner, at: "p/1")
        }
        #expect(back == "x")
    }

    @Test("A file that fails leaves nothing of itself, and those before it stay")
    func failure() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        var files = Self.two
        files["0003-broken.sql"] = "CREATE TABLE third (id TEXT); INSERT INTO nowhere VALUES (1);"
        try await with(files, on: database) { migrator in
            let said = await message { try await migrator.migrate(database, at: Scratch.now) }
            #expect(said.contains("0003-broken"))
            let left = try await migrator.plan(database)
            #expect(left.map(\.number) == [3])
        }
        let shape = try await database.read { try Shape.read($0) }
        #expect(shape.contains("table second"))
        #expect(!shape.contains("table third"))
    }

    @Test("A changed file stops everything")
    func changed() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        try await with(Self.two, on: database) { try await $0.migrate(database, at: Scratch.now) }
        var files = Self.two
        files["0001-first.sql"]?.append(" -- harmless?")
        try await with(files, on: database) { migrator in
            let said = await message { _ = try await migrator.isCurrent(database) }
            #expect(said == "The migration 0001-first was changed after it ran in this store.")
            let again = await message { try await migrator.migrate(database, at: Scratch.now) }
            #expect(again == said)
        }
    }

    @Test("A store of a newer program stops everything")
    func newer() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        try await with(Self.two, on: database) { try await $0.migrate(database, at: Scratch.now) }
        var files = Self.two
        files["0002-second.sql"] = nil
        try await with(files, on: database) { migrator in
            let said = await message { _ = try await migrator.plan(database) }
            #expect(said.contains("does not know"))
        }
    }

    @Test("A file cannot slip in before one that has run")
    func late() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        var files = Self.two
        let first = files.removeValue(forKey: "0001-first.sql")
        try await with(files, on: database) { try await $0.migrate(database, at: Scratch.now) }
        files["0001-first.sql"] = first
        try await with(files, on: database) { migrator in
            let said = await message { _ = try await migrator.plan(database) }
            #expect(said.contains("comes too late"))
        }
    }

    @Test("Two files with one number, or a file without one, are refused", arguments: ["0002-other.sql", "notes.txt"])
    func names(_ name: String) async throws {
        var files = Self.two
        files[name] = "SELECT 1;"
        try await Scratch.migrations(files) { folder -> Void in
            #expect(throws: StoreFault.self) { try Migrator(folder: folder) }
        }
    }

    @Test("A block for another engine is left out, and one without an end is refused")
    func blocks() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        let text = """
            -- only: postgres
            CREATE EXTENSION nonsense;
            -- end only
            -- only: sqlite
            CREATE TABLE ours (id TEXT);
            -- end only
            CREATE TABLE both (id TEXT);
            """
        try await with(["0001-blocks.sql": text], on: database) { try await $0.migrate(database, at: Scratch.now) }
        let shape = try await database.read { try Shape.read($0) }
        #expect(shape.contains("table ours"))
        #expect(shape.contains("table both"))
        try await with(
            ["0001-blocks.sql": text, "0002-open.sql": "-- only: sqlite\nSELECT 1;"],
            on: database
        ) { migrator in
            let said = await message { try await migrator.migrate(database, at: Scratch.now) }
            #expect(said.contains("without an end"))
        }
    }

    @Test("Two programs that migrate at once run each file once")
    func race() async throws {
        try await Scratch.folder { folder in
            let path = folder.appendingPathComponent("books.sqlite").path
            let first = try SQLiteDatabase.open(path: path, keys: .forTests())
            let second = try SQLiteDatabase.open(path: path, keys: .forTests())
            try await Scratch.migrations(Self.two) { files in
                let migrator = try Migrator(folder: files)
                async let one = migrator.migrate(first, at: Scratch.now)
                async let two = migrator.migrate(second, at: Scratch.now)
                let ran = try await (one + two).map(\.number).sorted()
                #expect(ran == [1, 2])
            }
            try first.close()
            try second.close()
        }
    }

    @Test("The shape tells columns, keys, references and indexes")
    func shape() async throws {
        let database = try SQLiteDatabase.inMemory(keys: .forTests())
        let text = """
            CREATE TABLE account (id TEXT NOT NULL PRIMARY KEY, mail TEXT, kind TEXT NOT NULL DEFAULT 'x',
                UNIQUE (mail, kind));
            CREATE TABLE part (account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, n BIGINT NOT NULL,
                PRIMARY KEY (account, n));
            CREATE INDEX part_by_n ON part (n DESC, account) WHERE n  >  0;
            """
        try await database.write { try $0.script(text) }
        let expected = """
            table account
              column id text required
              column mail text
              column kind text required default 'x'
              key (id)
              unique (mail, kind)

            table part
              column account text required
              column n bigint required
              key (account, n)
              reference (account) to account (id) on delete cascade
              index part_by_n (n desc, account) where n > 0

            """
        #expect(try await database.read { try Shape.read($0) } == expected)
    }
}
