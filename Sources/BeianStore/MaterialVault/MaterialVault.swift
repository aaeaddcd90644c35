package import BeianCore
package import Foundation

/// The locked cabinet for what applicants hand in (材料柜): pictures and documents, sealed with their owner's key.
///
/// A file is stored before the row that names it; what no row names is swept later.
package struct MaterialVault: Sendable {
    /// The folder of the files.
    ///
    /// It is made when the first file comes.
    package let folder: URL
    private let keys: KeyRing

    package init(folder: URL, keys: KeyRing) {
        self.folder = folder
        self.keys = keys
    }

    /// Stores a file and answers the id under which it can be read.
    ///
    /// It survives a power cut once this returns.
    package func store(_ bytes: [UInt8], key: FileKey) async throws -> String {
        try await BlockingWork.run { [self] in
            try reporting {
                try FileManager.default.createDirectory(
                    at: folder,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
                let id = Self.prefix + RandomName.make()
                try DurableFile.replace(path(id), with: try SealedFile.seal(bytes, name: id, key: key))
                return id
            }
        }
    }

    package func read(_ id: String, key: FileKey) async throws -> [UInt8] {
        try await BlockingWork.run { [self] in
            try reporting { try SealedFile.open(try DurableFile.contents(of: path(id)), name: id, key: key) }
        }
    }

    /// Takes a file away.
    ///
    /// A file that is not there is no fault.
    package func remove(_ id: String) async throws {
        try await BlockingWork.run { [self] in
            try reporting {
                try DurableFile.remove(path(id))
            }
        }
    }

    /// By what the same content is recognised, without the content being guessable from it.
    package func digest(_ bytes: [UInt8]) -> String { keys.digest("material", bytes: bytes) }

    /// Takes away what no row names and what a power cut left half written.
    ///
    /// Answers the names that went.
    ///
    /// A file younger than `time` stays, because its row may still be on its way.
    package func sweep(keeping kept: Set<String>, olderThan time: Instant) async throws -> [String] {
        try await BlockingWork.run { [self] in
            try reporting {
                let orphans = try names().filter { name in
                    guard !kept.contains(name), name.hasPrefix(Self.prefix) else { return false }
                    return try DurableFile.modified(folder.appendingPathComponent(name).path) < time.milliseconds
                }
                for name in orphans { try DurableFile.remove(folder.appendingPathComponent(name).path) }
                return orphans
            }
        }
    }

    /// The ids of all files that are stored whole.
    func ids() throws -> [String] { try names().filter(Self.isID) }

    private func names() throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func path(_ id: String) throws -> String {
        guard Self.isID(id) else { throw StoreFault.material("\(id.debugDescription) cannot be the id of a file.") }
        return folder.appendingPathComponent(id).path
    }

    private func reporting<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let failure as DurableFile.Failure {
            throw StoreFault.material("A file of the materials cannot be used: \(failure)")
        }
    }

    private static let prefix = "mat_"

    private static func isID(_ name: String) -> Bool {
        let rest = name.dropFirst(prefix.count)
        return name.hasPrefix(prefix) && rest.utf8.count == 32 && rest.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
