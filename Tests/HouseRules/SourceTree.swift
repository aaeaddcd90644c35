import Foundation

/// A file of the repository, by its path from the root.
struct SourceFile: Sendable {
    var path: String
    /// The lines as they stand.
    var lines: [String]
    /// The lines without comments and without what is quoted.
    var code: [String]
    /// The lines with only what is quoted.
    var quoted: [String]

    init(_ path: String, _ text: String) {
        self.path = path
        lines = Self.split(text)
        if path.hasSuffix(".swift") {
            let parts = SourceText(text)
            code = Self.split(String(decoding: parts.code, as: UTF8.self))
            quoted = Self.split(String(decoding: parts.quoted, as: UTF8.self))
        } else {
            code = lines
            quoted = lines
        }
    }

    /// The file's own name, with its ending.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The target it belongs to: the folder below `Sources` or `Tests`.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    func isUnder(_ folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0) }
    }

    /// An offence for each of the lines given that a pattern finds; only lines that hold one of the `clues` are asked.
    func offences(
        in lines: [String],
        matching pattern: String,
        clues: [String],
        _ complaint: (String) -> String
    ) -> [Offence] {
        guard let expression = try? Regex(pattern).wordBoundaryKind(.simple) else {
            return [Offence(path, 0, "the pattern \(pattern) cannot be read")]
        }
        return lines.enumerated().compactMap { number, line in
            guard line.holds(anyOf: clues) else { return nil }
            return line.firstMatch(of: expression).map { Offence(path, number + 1, complaint(String(line[$0.range]))) }
        }
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension String {
    /// Whether one of the texts stands in it; by bytes, because patterns are slow and most lines are innocent.
    func holds(anyOf clues: [String]) -> Bool {
        withCString { line in clues.contains { strstr(line, $0) != nil } }
    }
}

/// A place that breaks a rule of the house, and how.
struct Offence: Equatable, CustomStringConvertible {
    var path: String
    var line: Int
    var complaint: String

    init(_ path: String, _ line: Int, _ complaint: String) {
        self.path = path
        self.line = line
        self.complaint = complaint
    }

    var description: String { line > 0 ? "\(path):\(line): \(complaint)" : "\(path): \(complaint)" }
}

/// The repository this test was built from.
struct SourceTree: Sendable {
    /// Read once for all rules.
    static let here = SourceTree(root: root)

    var files: [SourceFile]

    /// The Swift files of the house and of its tests.
    var swift: [SourceFile] { files.filter { $0.path.hasSuffix(".swift") && $0.isUnder("Sources/", "Tests/") } }
    /// The Swift files of the house alone.
    var sources: [SourceFile] { swift.filter { $0.isUnder("Sources/") } }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private init(root: URL) {
        let built: Set = [".git", ".build", ".dev", ".swiftpm", "node_modules"]
        let texts: Set = [
            "swift", "sql", "md", "yaml", "yml", "mustache", "css", "js", "py", "txt", "sh", "h", "json", "csv", "",
        ]
        var found: [SourceFile] = []
        let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        while let file = walk?.nextObject() as? URL {
            if built.contains(file.lastPathComponent) || file.lastPathComponent.hasPrefix(".build") {
                walk?.skipDescendants()
                continue
            }
            guard texts.contains(file.pathExtension),
                (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true,
                let text = try? String(contentsOf: file, encoding: .utf8)
            else { continue }
            found.append(SourceFile(String(file.path.dropFirst(root.path.count + 1)), text))
        }
        files = found.sorted { $0.path < $1.path }
    }
}
