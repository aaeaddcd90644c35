import Crypto
import Foundation

/// What a backup holds (备份清单): every file with its size and SHA-256.
package struct Manifest: Codable, Sendable, Equatable {
    package struct Entry: Codable, Sendable, Equatable {
        package let path: String
        package let size: Int
        package let sha256: String

        /// Whether it is the file of the books.
        var isBooks: Bool { path == HouseFolder.books }
    }

    package let format: Int
    package let files: [Entry]

    /// The files as a restore lays them out: the pictures first, and the books that name them last.
    package var inOrderOfRestoring: [Entry] { files.filter { !$0.isBooks } + files.filter(\.isBooks) }

    static func entry(_ path: String, in folder: URL) throws -> Entry {
        let file = try FileHandle(forReadingFrom: folder.appendingPathComponent(path))
        defer { try? file.close() }
        var hash = SHA256()
        var size = 0
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            hash.update(data: piece)
            size += piece.count
        }
        return Entry(path: path, size: size, sha256: hash.finalize().hexadecimal)
    }

    static func read(in folder: URL) throws -> Manifest {
        guard let bytes = try? DurableFile.contents(of: folder.appendingPathComponent(HouseFolder.manifest).path),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), manifest.format == 1
        else { throw StoreFault.backup("This is not a complete backup: it has no readable manifest.") }
        guard manifest.files.contains(where: { $0.path == HouseFolder.books }),
            manifest.files.allSatisfy({ isPlain($0.path) })
        else { throw StoreFault.backup("The manifest of the backup names files that no backup has.") }
        return manifest
    }

    /// Fails unless the folder holds exactly what the manifest says.
    func verify(_ folder: URL) throws {
        for file in files {
            guard let found = try? Self.entry(file.path, in: folder) else {
                throw StoreFault.backup("The backup is not complete: \(file.path) is missing.")
            }
            guard found == file else { throw StoreFault.backup("The backup was changed: \(file.path) differs.") }
        }
        let materials = folder.appendingPathComponent(HouseFolder.materials).path
        let present = (try? FileManager.default.contentsOfDirectory(atPath: materials)) ?? []
        let listed = Set(files.map(\.path))
        if let stranger = present.first(where: { !listed.contains("\(HouseFolder.materials)/\($0)") }) {
            throw StoreFault.backup("The backup was changed: \(stranger) is not in its manifest.")
        }
    }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    private static func isPlain(_ path: String) -> Bool {
        if path == HouseFolder.books { return true }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0] == HouseFolder.materials && !parts[1].isEmpty && !parts[1].hasPrefix(".")
    }
}
