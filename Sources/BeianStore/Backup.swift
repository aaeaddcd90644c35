package import Foundation

/// A consistent copy of the house (备份), taken while it goes on working.
///
/// It holds sealed texts and wrapped keys only: without the key file, which is not part of it, nothing personal in it
/// can be read. Keep the key file and the tombstones beside it in another place than the backups.
package struct Backup {
    /// Copies the books and then the files they name into an empty or new folder.
    @discardableResult
    package static func take(database: SQLiteDatabase, vault: MaterialVault, to folder: URL) async throws -> Manifest {
        try await BlockingWork.run { try FolderCopy.prepareEmpty(folder) }
        // The books come first: every file they name was stored before they named it.
        try await database.copy(to: folder.appendingPathComponent(HouseFolder.books).path)
        return try await BlockingWork.run {
            let target = folder.appendingPathComponent(HouseFolder.materials)
            var paths = [HouseFolder.books]
            for id in try vault.ids() {
                let copied = try FolderCopy.copy(vault.folder.appendingPathComponent(id), into: target)
                if copied { paths.append("\(HouseFolder.materials)/\(id)") }
            }
            try FolderCopy.sync(target)
            let manifest = Manifest(format: 1, files: try paths.map { try Manifest.entry($0, in: folder) })
            try FolderCopy.reporting {
                let path = folder.appendingPathComponent(HouseFolder.manifest).path
                try DurableFile.replace(path, with: try manifest.encoded())
            }
            return manifest
        }
    }
}

/// The way back from a backup (恢复).
package struct Restore {
    /// How many files came back, and how many owners were erased again.
    package struct Outcome: Sendable, Equatable {
        package let files: Int
        package let erasedOwners: Int
    }

    /// Checks a backup against its manifest and lays it out in an empty or new data folder.
    ///
    /// The books come last: a restore that was cut off leaves no house that would open without its pictures. Owners erased
    /// since the backup was taken are erased again, by the tombstones beside the key file.
    @discardableResult
    package static func run(from folder: URL, to target: URL, keys: KeyRing) async throws -> Outcome {
        let manifest = try await BlockingWork.run {
            let manifest = try Manifest.read(in: folder)
            try manifest.verify(folder)
            try FolderCopy.prepareEmpty(target)
            for file in manifest.inOrderOfRestoring {
                if file.isBooks { try FolderCopy.sync(target.appendingPathComponent(HouseFolder.materials)) }
                let place = target.appendingPathComponent(file.path).deletingLastPathComponent()
                guard try FolderCopy.copy(folder.appendingPathComponent(file.path), into: place) else {
                    throw StoreFault.backup("The backup is not complete: \(file.path) is missing.")
                }
            }
            try FolderCopy.sync(target)
            try manifest.verify(target)
            return manifest
        }
        let path = target.appendingPathComponent(HouseFolder.books).path
        let database = try await BlockingWork.run { try SQLiteDatabase.open(path: path, keys: keys) }
        do {
            try await database.verify()
            let erased = try await database.write { try $0.applyTombstones() }
            try await BlockingWork.run { try database.close() }
            return Outcome(files: manifest.files.count, erasedOwners: erased)
        } catch {
            try? await BlockingWork.run { try database.close() }
            throw error
        }
    }
}

/// Copies that survive a power cut.
private enum FolderCopy {
    static func prepareEmpty(_ folder: URL) throws {
        let manager = FileManager.default
        if manager.fileExists(atPath: folder.path) {
            guard try manager.contentsOfDirectory(atPath: folder.path).isEmpty else {
                throw StoreFault.backup("The folder \(folder.lastPathComponent) is not empty.")
            }
        }
        let materials = folder.appendingPathComponent(HouseFolder.materials)
        try manager.createDirectory(
            at: materials,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// False if the file went away in the meantime.
    static func copy(_ file: URL, into folder: URL) throws -> Bool {
        try reporting {
            do {
                let bytes = try DurableFile.contents(of: file.path)
                try DurableFile.create(folder.appendingPathComponent(file.lastPathComponent).path, with: bytes)
                return true
            } catch let failure as DurableFile.Failure where failure.isMissing && failure.path == file.path {
                return false
            }
        }
    }

    static func sync(_ folder: URL) throws {
        try reporting { try DurableFile.sync(folder.path) }
    }

    static func reporting<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let failure as DurableFile.Failure {
            throw StoreFault.backup("The backup cannot go on: \(failure)")
        }
    }
}
