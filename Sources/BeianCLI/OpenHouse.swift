import BeianCore
package import BeianDesk
package import BeianStore
import Foundation
package import Logging

/// The house with its doors unlocked: keys, books, rules and the Desk (开门).
///
/// Every command goes through here, so that the command line and the server cannot differ.
package struct OpenHouse: Sendable {
    package let settings: Settings
    package let keys: KeyRing
    package let database: SQLiteDatabase
    package let vault: MaterialVault
    package let desk: Desk
    /// Where the rule book came from, to be read again.
    package let books: BookSource
    package let log: Logger

    /// One sentence that says why the house cannot be opened.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    /// Opens keys, books and rules.
    ///
    /// - Parameters:
    ///   - migrating: whether the schema is brought up to date; otherwise an older or newer one stops the start.
    ///   - clock: where the time is read.
    package static func open(
        _ settings: Settings, migrating: Bool = false, clock: any TimeSource = SystemClock(), log: Logger
    ) async throws -> OpenHouse {
        let folder = URL(filePath: settings.dataFolder, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let keys = try keys(settings, log: log)
        let database = try SQLiteDatabase.open(path: folder.appending(path: HouseFolder.books).path, keys: keys)
        let migrator = try Migrator()
        if migrating {
            _ = try await migrator.migrate(database, at: clock.now)
        } else if try await !migrator.isCurrent(database) {
            throw Fault(description: "The data folder has another schema than this program; run `beian migrate`.")
        }
        let now = clock.now
        try await database.write { db in
            try db.createDataKey(owner: "house", at: now)
            try db.applyTombstones()
        }
        let vault = MaterialVault(folder: folder.appending(path: HouseFolder.materials), keys: keys)
        let books = BookSource(settings, cache: folder.appending(path: HouseFolder.cache))
        let house = House(
            policy: settings.policy,
            rulebook: try books.load(on: now.beijingDay),
            publicURL: settings.publicURL)
        log.info("rule book loaded", metadata: ["sha256": "\(house.rulebook.sha256)"])
        let desk = Desk(database: database, vault: vault, house: house, clock: clock, log: log)
        return OpenHouse(
            settings: settings, keys: keys, database: database, vault: vault, desk: desk, books: books, log: log)
    }

    private static func keys(_ settings: Settings, log: Logger) throws -> KeyRing {
        let path = settings.keyFile
        let data = URL(filePath: settings.dataFolder).standardizedFileURL.path
        guard !URL(filePath: path).standardizedFileURL.path.hasPrefix(data + "/") else {
            throw Fault(
                description: "The key file lies inside the data folder; set BEIAN_KEY_FILE to a place outside it.")
        }
        if FileManager.default.fileExists(atPath: path) { return try KeyRing.load(path) }
        let books = URL(filePath: settings.dataFolder).appending(path: HouseFolder.books).path
        guard !FileManager.default.fileExists(atPath: books) else {
            throw Fault(
                description: "There is no key file at \(path), but there are books; put the key file back, "
                    + "nothing can be read without it.")
        }
        log.warning("a new key file was made: keep a copy apart from the backups, losing it loses all personal data")
        return try KeyRing.create(path)
    }
}
