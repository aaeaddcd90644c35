import Foundation
import GRDB

/// The books in one SQLite file, or in memory for tests.
///
/// The server and the command line may hold the same file at once: a writer waits up to ten seconds for the other.
package final class SQLiteDatabase: Database {
    private let writer: any GRDB.DatabaseWriter
    private let keys: KeyRing

    private init(_ writer: any GRDB.DatabaseWriter, _ keys: KeyRing) {
        self.writer = writer
        self.keys = keys
    }

    /// Opens or creates the file.
    ///
    /// An acknowledged write survives a power cut.
    package static func open(path: String, keys: KeyRing) throws -> SQLiteDatabase {
        try translating {
            let pool = try GRDB.DatabasePool(path: path, configuration: configuration())
            // GRDB sets NORMAL on the writer after every hook it offers, so this has to come after opening.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            chmod(path, 0o600)
            let database = SQLiteDatabase(pool, keys)
            try pool.writeWithoutTransaction { try database.settleTombstones($0) }
            return database
        }
    }

    package static func inMemory(keys: KeyRing) throws -> SQLiteDatabase {
        try translating {
            SQLiteDatabase(try GRDB.DatabaseQueue(configuration: configuration()), keys)
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do {
            return try await writer.writeWithoutTransaction { [self] engine in
                let connection = SQLiteConnection(engine, keys)
                let answer = try Self.transaction(engine) { try body(connection) }
                // The commit stands whatever happens here; opening the books settles what was left.
                if connection.hasNewTombstones { try? settleTombstones(engine) }
                return answer
            }
        } catch let error as GRDB.DatabaseError {
            throw StoreFault(error)
        }
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do {
            return try await writer.read { [keys] engine in try body(SQLiteConnection(engine, keys)) }
        } catch let error as GRDB.DatabaseError {
            throw StoreFault(error)
        }
    }

    package func close() throws {
        try Self.translating { try writer.close() }
    }

    /// Copies the books into a new file while others go on writing.
    func copy(to path: String) async throws {
        try await BlockingWork.run { [writer] in
            try Self.translating {
                let target = try GRDB.DatabaseQueue(path: path)
                try writer.backup(to: target)
                try target.writeWithoutTransaction { engine in
                    _ = try String.fetchOne(engine, sql: "PRAGMA journal_mode = DELETE")
                    try Self.checkIntegrity(engine)
                }
                try target.close()
            }
            try DurableFile.sync(path)
        }
    }

    /// Reads every page and every reference once.
    package func verify() async throws {
        do {
            try await writer.read { try Self.checkIntegrity($0) }
        } catch let error as GRDB.DatabaseError {
            throw StoreFault(error)
        }
    }
}

extension SQLiteDatabase {
    private static func configuration() -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.label = "beian"
        // What is erased shall not linger in free pages.
        configuration.prepareDatabase { engine in
            if !engine.configuration.readonly {
                _ = try Int.fetchOne(engine, sql: "PRAGMA secure_delete = ON")
            }
        }
        return configuration
    }

    private static func transaction<T>(_ engine: GRDB.Database, _ body: () throws -> T) throws -> T {
        var answer: T?
        try engine.inTransaction(.immediate) {
            answer = try body()
            return .commit
        }
        guard let answer else { throw StoreFault.engine("The transaction gave no answer.") }
        return answer
    }

    private func settleTombstones(_ engine: GRDB.Database) throws {
        try SQLiteConnection(engine, keys).settleTombstones()
    }

    private static func checkIntegrity(_ engine: GRDB.Database) throws {
        let answer = try String.fetchAll(engine, sql: "PRAGMA integrity_check")
        guard answer == ["ok"] else { throw StoreFault.backup("The books are damaged: integrity_check fails.") }
        let dangling = try GRDB.Row.fetchOne(engine, sql: "PRAGMA foreign_key_check")
        guard dangling == nil else { throw StoreFault.backup("The books are damaged: a reference leads nowhere.") }
    }

    private static func translating<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw StoreFault(error)
        }
    }
}
