package import BeianCore
import Crypto
package import Foundation

/// The book as it lies in the cache (编译后的规则书): proven already, without examples, and quick to read.
///
/// A file is named by its shape, by the program that wrote it and by the checksum of the pages it was made from: neither a
/// changed page nor another program, which may prove or read pages otherwise, meets an old file.
package enum CompiledBook {
    private struct Body: Codable {
        let rules: [Rule]
        let rejections: [Rejection]
        let suffixes: SuffixList?
    }

    // Raised whenever the shape of the file changes; a test holds the shape against it.
    static let edition = 2

    // Books in force, decided ones and those before them; what is older can be made anew from its pages.
    private static let keptFiles = 16

    /// Reads the book of a checksum that this program compiled; nothing when there is none or it cannot be read.
    static func read(sha256: String, from folder: URL) -> Rulebook? { read(file(sha256, in: folder), sha256: sha256) }

    /// Reads the book of a checksum that any program compiled in the same shape, to be compared with and not to be obeyed.
    package static func readAny(sha256: String, from folder: URL) -> Rulebook? {
        if let book = read(sha256: sha256, from: folder) { return book }
        return files(in: folder).lazy.map(\.lastPathComponent)
            .filter { $0.hasPrefix("rulebook-\(edition)-") && $0.hasSuffix("-\(sha256).json") }
            .compactMap { read(folder.appending(path: $0), sha256: sha256) }.first
    }

    /// Keeps a book for the next start; a folder that cannot be written costs only time.
    static func write(_ book: Rulebook, into folder: URL) {
        let body = Body(rules: book.rules, rejections: book.rejections, suffixes: book.suffixes)
        guard let data = try? JSONEncoder().encode(body) else { return }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = file(book.sha256, in: folder)
        try? data.write(to: file, options: .atomic)
        prune(folder, sparing: file)
    }

    /// Keeps a book that was in force to be compared with later, unless it is kept already.
    package static func keep(_ book: Rulebook, in folder: URL) {
        guard !FileManager.default.fileExists(atPath: file(book.sha256, in: folder).path) else { return }
        write(book, into: folder)
    }

    static func file(_ sha256: String, in folder: URL) -> URL {
        folder.appending(path: "rulebook-\(edition)-\(program)-\(sha256).json")
    }

    private static func read(_ file: URL, sha256: String) -> Rulebook? {
        guard let data = try? Data(contentsOf: file), let body = try? JSONDecoder().decode(Body.self, from: data) else {
            return nil
        }
        return Rulebook(rules: body.rules, rejections: body.rejections, suffixes: body.suffixes, sha256: sha256)
    }

    /// Takes the oldest books away.
    ///
    /// What another process is still writing bears another name until it is whole, and is not touched.
    private static func prune(_ folder: URL, sparing spared: URL) {
        let old = files(in: folder).filter { $0.lastPathComponent != spared.lastPathComponent }
            .map { (file: $0, changed: changed($0)) }.sorted { $0.changed > $1.changed }.dropFirst(keptFiles - 1)
        for (file, _) in old { try? FileManager.default.removeItem(at: file) }
    }

    private static func files(in folder: URL) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.lastPathComponent.hasPrefix("rulebook-") && $0.pathExtension == "json" }
    }

    private static func changed(_ file: URL) -> Date {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return attributes?[.modificationDate] as? Date ?? .distantPast
    }

    /// Which build of the program this is: two that differ in anything differ in size or in the time they were built.
    private static let program: String = {
        let path = Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? ""
        let attributes = (try? FileManager.default.attributesOfItem(atPath: path)) ?? [:]
        let built = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let mark = "\(attributes[.size] ?? 0) \(built)"
        return SHA256.hash(data: Data(mark.utf8)).prefix(6).map { RulebookReader.hexadecimal($0) }.joined()
    }()
}
