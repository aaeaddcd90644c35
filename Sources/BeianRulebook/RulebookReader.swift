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

/// Reads the rule book from its pages (规则书读取): the `.yaml` files of a folder, and those of its folder `provinces`.
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
        for page in pages { try binding.addRules(page.parts) }
        return try binding.book(sha256: checksum(of: files))
    }

    /// SHA-256 over the names and contents of the files.
    package static func checksum(of files: [String: Data]) -> String {
        var digest = SHA256()
        for (path, data) in files.sorted(by: { order($0.key) < order($1.key) }) {
            digest.update(data: Data("\(path)\n\(data.count)\n".utf8))
            digest.update(data: data)
        }
        return digest.finalize().map { hexadecimal($0) }.joined()
    }

    static func hexadecimal(_ byte: UInt8) -> String { String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }

    static func parts(
        of data: Data, file: String, members: [String] = ["province", "rules", "rejections", "words", "suffixes"]
    ) throws(RulebookFault) -> [String: Entry] {
        guard data.count <= 1_000_000, let text = String(data: data, encoding: .utf8) else {
            throw RulebookFault(file: file, reason: "the file is not UTF-8 text of at most one megabyte")
        }
        guard let root = try root(of: text, file: file) else {
            throw RulebookFault(file: file, reason: "the file is empty")
        }
        return try Entry(node: root, file: file).object(required: [], optional: members)
    }

    private static func root(of text: String, file: String) throws(RulebookFault) -> Node? {
        let root: Node?
        // A node knows its anchor only while the parser lives.
        let parser: Parser
        do {
            // Only texts are read, so the resolver of numbers, dates and nulls with its regular expressions is left out.
            parser = try Parser(yaml: text, resolver: .basic)
            root = try parser.singleRoot()
        } catch {
            throw fault(error, in: file)
        }
        return try withExtendedLifetime(parser) { () throws(RulebookFault) in
            if let root, text.utf8.contains(UInt8(ascii: "&")) { try refuseAnchors(in: root, file: file) }
            return root
        }
    }

    /// Refuses what aliases could repeat: a few lines of them would stand for more nodes than any memory holds.
    private static func refuseAnchors(in node: Node, file: String) throws(RulebookFault) {
        guard node.anchor == nil else {
            throw RulebookFault(file: file, line: node.mark?.line, reason: "anchors and aliases are not read")
        }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                try refuseAnchors(in: key, file: file)
                try refuseAnchors(in: value, file: file)
            }
        case .sequence(let sequence): for item in sequence { try refuseAnchors(in: item, file: file) }
        case .scalar, .alias: break
        }
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

    private static func fault(_ error: any Error, in file: String) -> RulebookFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RulebookFault(file: file, line: mark.line, reason: "no YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            RulebookFault(
                file: file, line: context.mark.line, reason: "\(keys.joined(separator: ", ")) stands twice")
        case .reader(let problem, _, _, _): RulebookFault(file: file, reason: "no YAML: \(problem)")
        default: RulebookFault(file: file, reason: "no YAML")
        }
    }
}
