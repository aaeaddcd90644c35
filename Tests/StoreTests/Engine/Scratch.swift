import BeianCore
import BeianStore
import Foundation

/// A folder that exists for one test.
enum Scratch {
    static let now = Instant(milliseconds: 1_790_000_000_000)

    @discardableResult
    static func folder<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("beian-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    /// A store in a file with the tables of the given script.
    @discardableResult
    static func store<T>(_ script: String, _ body: (SQLiteDatabase) async throws -> T) async throws -> T {
        try await folder { folder in
            let database = try SQLiteDatabase.open(
                path: folder.appendingPathComponent("books.sqlite").path,
                keys: .forTests()
            )
            try await database.write { try $0.script(script) }
            let answer = try await body(database)
            try database.close()
            return answer
        }
    }

    /// A store in memory with the real tables of the keys and a table for sealed texts.
    static func sealed(_ keys: KeyRing = .forTests()) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase.inMemory(keys: keys)
        try await prepare(database)
        return database
    }

    static func prepare(_ database: SQLiteDatabase) async throws {
        try await migrations(["0001-keys.sql": try keyTables]) { folder in
            _ = try await Migrator(folder: folder).migrate(database, at: now)
        }
        try await database.write { connection in
            try connection.script("CREATE TABLE contact (id TEXT NOT NULL PRIMARY KEY, mail TEXT, phone TEXT)")
        }
    }

    @discardableResult
    static func migrations<T>(_ files: [String: String], _ body: (URL) async throws -> T) async throws -> T {
        try await folder { folder in
            for (name, text) in files {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            return try await body(folder)
        }
    }

    static var keyTables: String {
        get throws {
            let first = try Migrator().migrations.first { $0.name == "keys" }
            return first?.text ?? ""
        }
    }
}
