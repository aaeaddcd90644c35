package import BeianCore
package import Foundation
import Yams

/// Every sentence that pages and the API speak, in each language (界面文字).
///
/// They stand in `Strings/<language>/<word>.yaml`. A key that stands twice, or in one language only, stops the start.
package struct Strings: Sendable {
    /// A fault in the files of strings, told to whoever starts the server.
    package struct Fault: Error, Equatable, CustomStringConvertible {
        package let description: String

        package init(_ description: String) {
            self.description = description
        }
    }

    private let tables: [Language: [String: String]]

    /// Takes finished tables; every language must know the same keys.
    package init(tables: [Language: [String: String]]) throws {
        let all = Set(tables.values.flatMap(\.keys))
        for language in Language.allCases {
            let missing = all.subtracting(tables[language, default: [:]].keys).sorted()
            if let key = missing.first {
                throw Fault("strings \(language.rawValue): \(key) is missing (\(missing.count) in all)")
            }
        }
        self.tables = tables
    }

    /// Reads `<folder>/<language>/*.yaml`.
    package init(folder: URL) throws {
        var tables: [Language: [String: String]] = [:]
        for language in Language.allCases {
            tables[language] = try Self.table(in: folder.appending(path: language.rawValue))
        }
        try self.init(tables: tables)
    }

    /// The strings of one language.
    package func words(in language: Language) -> Words {
        Words(language: language, table: tables[language, default: [:]])
    }

    /// Every key.
    package var keys: Set<String> { Set(tables.values.flatMap(\.keys)) }

    private static func table(in folder: URL) throws -> [String: String] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        var table: [String: String] = [:]
        for file in files {
            let place = "strings \(folder.lastPathComponent)/\(file.lastPathComponent)"
            for (key, text) in try entries(of: String(contentsOf: file, encoding: .utf8), place: place) {
                guard table.updateValue(text, forKey: key) == nil else { throw Fault("\(place): \(key) stands twice") }
            }
        }
        return table
    }

    /// The keys and texts of one file: nested keys are joined with dots; an entry is a text, or a `text` with a `note`.
    package static func entries(of yaml: String, place: String) throws -> [(String, String)] {
        let root: Node?
        do { root = try Yams.compose(yaml: yaml) } catch { throw Fault("\(place): \(error)") }
        guard let root else { return [] }
        var found: [(String, String)] = []
        try collect(root, under: "", place: place, into: &found)
        return found
    }

    private static func collect(
        _ node: Node,
        under prefix: String,
        place: String,
        into found: inout [(String, String)]
    ) throws {
        if let scalar = node.scalar {
            guard !prefix.isEmpty else { throw Fault("\(place): a text without a key") }
            return found.append((prefix, scalar.string))
        }
        guard let mapping = node.mapping else { throw Fault("\(place): \(prefix) is neither text nor keys") }
        let keys = Set(mapping.keys.compactMap(\.scalar?.string))
        if let text = mapping["text"]?.scalar?.string, keys.isSubset(of: ["text", "note"]) {
            return found.append((prefix, text))
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string, !name.isEmpty else { throw Fault("\(place): a key is not a text") }
            try collect(value, under: prefix.isEmpty ? name : "\(prefix).\(name)", place: place, into: &found)
        }
    }
}

/// The strings of one language, as pages ask for them.
package struct Words: Sendable {
    /// The language.
    package let language: Language
    private let table: [String: String]

    package init(language: Language, table: [String: String]) {
        self.language = language
        self.table = table
    }

    /// The string as it stands in the file.
    package func find(_ key: String) -> String? { table[key] }

    /// The string of `key` with its variables filled in.
    ///
    /// Where `count` is one, `<key>One` is said instead, if there is one. A key that nobody wrote shows itself, so that it
    /// is noticed.
    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        let one = values["count"] == "1" ? table["\(key)One"] : nil
        guard var text = one ?? table[key] else { return "[\(key)]" }
        for (name, value) in values { text = text.replacingOccurrences(of: "{{\(name)}}", with: value) }
        return text
    }
}
