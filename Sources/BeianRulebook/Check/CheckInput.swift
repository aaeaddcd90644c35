package import BeianCore
import Foundation

/// The applications in a file, a folder or standard input, one after the other (待检输入).
///
/// JSON lines are read line by line, so that a hundred thousand applications take no more memory than one.
package struct CheckInput {
    /// What stands in one place.
    package enum Text {
        case object([String: JSONValue])
        /// Nothing that can be read, with the code of the sentence that says so.
        case unreadable(String)
    }

    private let path: String

    /// Names a file, a folder, or `-` for standard input.
    package init(path: String) {
        self.path = path
    }

    /// Calls the body with each application and its place: a file, or a file and a line.
    package func forEach(_ body: (String, Text) throws -> Void) throws {
        var isFolder: ObjCBool = false
        guard path != "-" else { return try lines(of: .standardInput, named: "-", body) }
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return try body(path, .unreadable("file.missing"))
        }
        guard isFolder.boolValue else { return try file(path, body) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let files = names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }.sorted()
        if files.isEmpty { return try body(path, .unreadable("file.none-in-folder")) }
        for name in files { try file(path + "/" + name, body) }
    }

    private func file(_ path: String, _ body: (String, Text) throws -> Void) throws {
        if path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
            guard let handle = FileHandle(forReadingAtPath: path) else {
                return try body(path, .unreadable("file.unreadable"))
            }
            defer { try? handle.close() }
            return try lines(of: handle, named: path, body)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return try body(path, .unreadable("file.unreadable"))
        }
        try whole(data, named: path, body)
    }

    /// One JSON text: an application or a list of them.
    private func whole(_ data: Data, named place: String, _ body: (String, Text) throws -> Void) throws {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: data) else {
            return try body(place, .unreadable("json.malformed"))
        }
        guard case .list(let values) = value else { return try body(place, Self.text(value)) }
        for (index, value) in values.enumerated() { try body("\(place)#/\(index)", Self.text(value)) }
    }

    private func lines(
        of handle: FileHandle, named place: String, _ body: (String, Text) throws -> Void
    ) throws {
        var rest = Data()
        var number = 0
        while let chunk = try handle.read(upToCount: 1 << 16), !chunk.isEmpty {
            var pieces = chunk.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let last = pieces.removeLast()
            for piece in pieces {
                number += 1
                try line(rest + piece, at: "\(place):\(number)", body)
                rest = Data()
            }
            rest.append(last)
            if rest.count > Self.longestLine {
                return try body("\(place):\(number + 1)", .unreadable("file.line-too-long"))
            }
        }
        if !rest.isEmpty { try line(rest, at: "\(place):\(number + 1)", body) }
    }

    private func line(_ data: Data, at place: String, _ body: (String, Text) throws -> Void) throws {
        guard data.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(data)) else {
            return try body(place, .unreadable("json.malformed"))
        }
        try body(place, Self.text(value))
    }

    private static func text(_ value: JSONValue) -> Text {
        guard case .object(let members) = value else { return .unreadable("json.no-object") }
        return .object(members)
    }

    // Far longer than any application, so that a file without line ends cannot fill the memory.
    private static let longestLine = 4 << 20
}
