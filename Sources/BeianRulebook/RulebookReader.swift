package import BeianCore
import Crypto
package import Foundation
import Yams

/// Reads the rule book of a folder, or the one that comes with the program.
package func load(folder: URL? = nil) throws(RulebookFault) -> Rulebook {
    try RulebookReader.load(folder: folder)
}

/// Reads the rule book from its files (规则书读取): `national.yaml`, `rejections.yaml` and one file for each province.
///
/// Everything is judged while it is read, examples included, so that a book that loads can be trusted.
package enum RulebookReader {
    /// Reads a folder, or the book that comes with the program.
    package static func load(folder: URL? = nil) throws(RulebookFault) -> Rulebook {
        try book(from: files(in: folder ?? Bundle.module.bundleURL.appending(path: "Book")))
    }

    /// Binds files, given by their paths relative to the folder, into a book.
    package static func book(from files: [String: Data]) throws(RulebookFault) -> Rulebook {
        var rules: [Rule] = []
        var rejections: [Rejection] = []
        var digest = SHA256()
        for (path, data) in files.sorted(by: { order($0.key) < order($1.key) }) {
            digest.update(data: Data("\(path)\n\(data.count)\n".utf8))
            digest.update(data: data)
            let page = try page(data, file: path)
            for rule in page.rules {
                guard !rules.contains(where: { $0.id == rule.id && $0.meets(rule) }) else {
                    throw RulebookFault(file: path, reason: "\(rule.id) stands twice on the same days")
                }
                rules.append(rule)
            }
            for rejection in page.rejections {
                guard !rejections.contains(where: { $0.code == rejection.code }) else {
                    throw RulebookFault(file: path, reason: "\(rejection.code) stands twice")
                }
                rejections.append(rejection)
            }
        }
        guard !rules.isEmpty, !rejections.isEmpty else {
            throw RulebookFault(file: "national.yaml", reason: "the book holds no rules or no reasons for a return")
        }
        let sum = digest.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return Rulebook(rules: rules, rejections: rejections, sha256: sum)
    }

    private static func page(_ data: Data, file: String) throws(RulebookFault) -> (
        rules: [Rule], rejections: [Rejection]
    ) {
        guard data.count <= 1_000_000, let text = String(data: data, encoding: .utf8) else {
            throw RulebookFault(file: file, reason: "the file is not UTF-8 text of at most one megabyte")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw RulebookFault(file: file, line: line(of: error), reason: "no YAML: \(error)")
        }
        guard let root else { throw RulebookFault(file: file, reason: "the file is empty") }
        let parts = try Entry(node: root, file: file).object(
            required: [],
            optional: ["province", "rules", "rejections"]
        )
        let province = try parts["province"].map { entry throws(RulebookFault) in try entry.province() }
        var rules: [Rule] = []
        var rejections: [Rejection] = []
        for entry in try parts["rules"]?.list() ?? [] { rules.append(try entry.rule(province: province)) }
        for entry in try parts["rejections"]?.list() ?? [] { rejections.append(try entry.rejection()) }
        return (rules, rejections)
    }

    private static func files(in folder: URL) throws(RulebookFault) -> [String: Data] {
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

extension Rule {
    /// Whether there is a day on which both are in force.
    fileprivate func meets(_ other: Rule) -> Bool {
        max(since ?? .first, other.since ?? .first) <= min(until ?? .last, other.until ?? .last)
    }
}
