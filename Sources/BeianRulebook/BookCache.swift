package import BeianCore
package import Foundation

/// The books that were in force, kept by their checksums (规则书存档), so that a later one can be compared with them.
package enum BookCache {
    /// Keeps a book, unless it is kept already; a folder that cannot be written costs only the comparison.
    package static func keep(_ book: Rulebook, in folder: URL) {
        guard !FileManager.default.fileExists(atPath: CompiledBook.file(book.sha256, in: folder).path) else { return }
        CompiledBook.write(book, into: folder)
    }

    /// The book of a checksum, when it is kept.
    package static func book(_ sha256: String, in folder: URL) -> Rulebook? {
        CompiledBook.readAny(sha256: sha256, from: folder)
    }
}
