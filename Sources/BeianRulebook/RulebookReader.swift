package import BeianCore
import Crypto
package import Foundation
import Yams

/// Reads the rule book of a folder, or the one that comes with the program.
///
/// - Parameters:
///   - folder: the folder; nil means the book that comes with the program.
///   - cache: where compiled books are kept; nil means nowhere.
package func load(folder: URL? = nil, cache: URL? = nil) throws(RulebookFault) -> Rulebook {
    try RulebookReader.load(folder: folder, cache: cache)
}

/// Reads the rule book from its files (规则书读取): `national.yaml`, `rejections.yaml` and one file for each province.
///
/// Everything is judged while it is read, examples included, so that a book that loads can be trusted.
package enum RulebookReader {
    /// Reads a folder, or the book that comes with the program.
    package static func load(folder: URL? = nil, cache: URL? = nil) throws(RulebookFault) -> Rulebook {
        let files = try files(in: folder ?? Bundle.module.bundleURL.appending(path: "Book"))
        guard let cache else { return try book(from: files) }
        if let compiled = CompiledBook.read(sha256: checksum(of: files), from: cache) { return compiled }
        let book = try book(from: files)
        CompiledBook.write(book, into: cache)
        return book
    }

    /// Binds files, given by their paths relative to the folder, into a book.
    package static func book(from files: [String: Data]) throws(RulebookFault) -> Rulebook {
        var pages: [(path: String, parts: [String: Entry])] = []
        for (path, data) in files.sorted(by: { order($0.key) < order($1.key) }) {
            pages.append((path, try parts(of: data, file: path)))
        }
        var binding = Binding()
        for page in pages { try binding.addLists(page.parts) }
        for page in pages { try binding.addRules(page.parts, file: page.path) }
        return try binding.book(sha256: checksum(of: files))
    }

    /// SHA-256 over the names and contents of the files.
    package static func checksum(of files: [String: Data]) -> String {
        var digest = SHA256()
        for (path, data) in files.sorted(by: { order($0.key) < order($1.key) }) {
            digest.update(data: Data("\(path)\n\(data.count)\n".utf8))
            digest.update(data: data)
        }
        return digest.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static func parts(
        of data: Data, file: String, members: [String] = ["province", "rules", "rejections", "words", "suffixes"]
    ) throws(RulebookFault) -> [String: Entry] {
        guard data.count <= 1_000_000, let text = String(data: data, encoding: .utf8) else {
            throw RulebookFault(file: file, reason: "the file is not UTF-8 text of at most one megabyte")
        }
        let root: Node?
        do {
            // Only texts are read, so the resolver of numbers, dates and nulls with its regular expressions is left out.
            root = try Yams.compose(yaml: text, .basic)
        } catch {
            throw RulebookFault(file: file, line: line(of: error), reason: "no YAML: \(error)")
        }
        guard let root else { throw RulebookFault(file: file, reason: "the file is empty") }
        return try Entry(node: root, file: file).object(
            required: [], optional: members)
    }

    /// The files of a folder by their paths.
    package static func files(in folder: URL) throws(RulebookFault) -> [String: Data] {
        var files: [String: Data] = [:]
        for part in ["", "provinces"] {
            let place = part.isEmpty ? folder : folder.appending(path: part)
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else {
                if part.isEmpty {
                    throw RulebookFault(file: folder.lastPathComponent, reason: "the folder cannot be read")
                }
                continue
            }
            for name in names where name.hasSuffix(".yaml") {
                let path = part.isEmpty ? name : "\(part)/\(name)"
                guard let data = try? Data(contentsOf: place.appending(path: name)) else {
                    throw RulebookFault(file: path, reason: "the file cannot be read")
                }
                files[path] = data
            }
        }
        return files
    }

    // The ministry's rules come before those of the provinces.
    private static func order(_ path: String) -> String { path.contains("/") ? "1\(path)" : "0\(path)" }

    private static func line(of error: any Error) -> Int? {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
