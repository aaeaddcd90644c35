import BeianCore
import Foundation

/// The book as it lies in the cache (编译后的规则书): proven already, without examples, and quick to read.
///
/// A file is named by the checksum of the pages it was made from, so that a changed page never meets an old file.
enum CompiledBook {
    private struct Body: Codable {
        let rules: [Rule]
        let rejections: [Rejection]
        let suffixes: SuffixList?
    }

    // Raised whenever the shape of the file changes.
    private static let edition = 1

    /// Reads the book of a checksum; nothing when there is none or it cannot be read.
    static func read(sha256: String, from folder: URL) -> Rulebook? {
        guard let data = try? Data(contentsOf: file(sha256, in: folder)),
            let body = try? JSONDecoder().decode(Body.self, from: data)
        else { return nil }
        return Rulebook(rules: body.rules, rejections: body.rejections, suffixes: body.suffixes, sha256: sha256)
    }

    /// Keeps a book for the next start; a folder that cannot be written costs only time.
    static func write(_ book: Rulebook, into folder: URL) {
        let body = Body(rules: book.rules, rejections: book.rejections, suffixes: book.suffixes)
        guard let data = try? JSONEncoder().encode(body) else { return }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? data.write(to: file(book.sha256, in: folder), options: .atomic)
    }

    static func file(_ sha256: String, in folder: URL) -> URL {
        folder.appending(path: "rulebook-\(edition)-\(sha256).json")
    }
}
