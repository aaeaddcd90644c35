import ArgumentParser
import BeianStore
import Foundation

/// Copies the books and pictures while the server runs (备份).
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the data folder to a new folder, also beside a running server.")

    @Argument(help: "A folder that does not exist yet.")
    var folder: String

    func run() async throws {
        let house = try await Console.house()
        try await Console.told {
            let manifest = try await Backup.take(
                database: house.database, vault: house.vault, to: URL(filePath: folder, directoryHint: .isDirectory))
            print("\(manifest.files.count) files copied. The key file is not among them: keep it apart.")
        }
    }
}

/// Puts a backup into an empty data folder (恢复).
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup into the data folder, which must be empty.")

    @Argument(help: "The folder of the backup.")
    var folder: String

    func run() async throws {
        let settings = try Console.settings()
        try await Console.told {
            let outcome = try await Restore.run(
                from: URL(filePath: folder, directoryHint: .isDirectory),
                to: URL(filePath: settings.dataFolder, directoryHint: .isDirectory),
                keys: try KeyRing.load(settings.keyFile))
            print("\(outcome.files) files restored; \(outcome.erasedOwners) erased accounts stay erased.")
        }
    }
}
