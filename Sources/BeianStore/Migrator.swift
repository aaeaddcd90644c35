package import BeianCore
package import Foundation

/// Brings the schema forward (升级): numbered files, each in one transaction, never changed after release.
///
/// A schema that is newer than the program, or that came from a changed file, stops everything: a program that guesses
/// about the books damages them.
package struct Migrator: Sendable {
    /// Every migration that the program knows.
    package let migrations: [Migration]

    /// The migrations of the house.
    package init() throws {
        guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil) else {
            throw StoreFault.schema("The migrations of the house are missing from the installation.")
        }
        try self.init(folder: folder)
    }

    /// The migrations in some other folder, such as those of the simulator.
    package init(folder: URL) throws {
        migrations = try Migration.all(in: folder)
    }

    /// What would run, in order.
    package func plan(_ database: any Database) async throws -> [Migration] {
        try await database.read { try pending($0) }
    }

    /// Whether nothing is left to run.
    ///
    /// Throws when the schema and the program do not belong together.
    package func isCurrent(_ database: any Database) async throws -> Bool {
        try await plan(database).isEmpty
    }

    /// Runs what is left and answers what ran.
    ///
    /// Two programs may do it at once; each file runs once.
    ///
    /// A store with keys also gets the key of the house, for what belongs to no account.
    @discardableResult
    package func migrate(_ database: any Database, at time: Instant) async throws -> [Migration] {
        var done: [Migration] = []
        while let next = try await step(database, at: time) { done.append(next) }
        try await database.write { connection in
            guard try Shape.hasTable("data_key", connection) else { return }
            try connection.createDataKey(owner: houseOwner, at: time)
        }
        return done
    }

    private func step(_ database: any Database, at time: Instant) async throws -> Migration? {
        try await database.write { connection in
            guard let next = try pending(connection).first else { return nil }
            if try !Shape.hasTable("migration", connection) { try connection.script(Self.table) }
            do {
                try connection.script(next.text(for: connection.dialect))
            } catch let fault as StoreFault {
                throw StoreFault.schema("The migration \(next.fileName) fails: \(fault)")
            }
            try connection.run(
                """
                INSERT INTO migration (number, name, sha256, applied_at)
                VALUES (\(next.number), \(next.name), \(next.sha256), \(time))
                """
            )
            return next
        }
    }

    private func pending(_ connection: any Connection) throws -> [Migration] {
        guard try Shape.hasTable("migration", connection) else { return migrations }
        let applied = try connection.rows("SELECT number, name, sha256 FROM migration ORDER BY number")
        let known = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0) })
        for row in applied {
            let number = try row.int("number")
            guard let migration = known[number] else {
                throw StoreFault.schema(
                    "The store has migration \(number) (\(try row.text("name"))), which this program does not know: "
                        + "it was written by a newer one."
                )
            }
            guard try row.text("name") == migration.name, try row.text("sha256") == migration.sha256 else {
                throw StoreFault.schema("The migration \(migration.fileName) was changed after it ran in this store.")
            }
        }
        let newest = try applied.last?.int("number") ?? 0
        let ran = try Set(applied.map { try $0.int("number") })
        let left = migrations.filter { !ran.contains($0.number) }
        if let late = left.first(where: { $0.number < newest }) {
            throw StoreFault.schema("The migration \(late.fileName) comes too late: \(newest) has already run.")
        }
        return left
    }

    private static let table = """
        CREATE TABLE migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """
}
