import ArgumentParser
import BeianDesk
import BeianStore
import Foundation

/// Brings the books up to date with the program (升级数据结构).
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bring the data folder's schema up to date.")

    @Flag(help: "Only print what would run.")
    var plan = false

    func run() async throws {
        let settings = try Console.settings()
        try await Console.told {
            if plan {
                let folder = URL(filePath: settings.dataFolder)
                let path = folder.appending(path: HouseFolder.books).path
                guard FileManager.default.fileExists(atPath: path) else {
                    for migration in try Migrator().migrations { print("would run \(migration.name)") }
                    return
                }
                let database = try SQLiteDatabase.open(path: path, keys: try KeyRing.load(settings.keyFile))
                for migration in try await Migrator().plan(database) { print("would run \(migration.name)") }
            } else {
                _ = try await OpenHouse.open(settings, migrating: true, log: Console.log(settings))
                print("The schema is current.")
            }
        }
    }
}
