package import BeianCore
import Foundation

/// The applications in a file, a folder or standard input, one after the other (待检输入).
///
/// What cannot be read is told with its place, and the reading goes on behind it.
package struct CheckInput {
    /// What stands in one place.
    package enum Text {
        /// An application, and the keys that stand twice in it.
        case object([String: JSONValue], repeated: [Finding] = [])
        /// Nothing that can be read, and why.
        case unreadable(Finding)
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
            return try body(path, Self.unreadable("file.missing"))
        }
        guard isFolder.boolValue else { return try file(path, body) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return try body(path, Self.unreadable("file.unreadable"))
        }
        let files = names.filter { $0.hasSuffix(".json") || Self.holdsLines($0) }.sorted()
        if files.isEmpty { return try body(path, Self.unreadable("file.none-in-folder")) }
        for name in files { try file(path + "/" + name, body) }
    }

    private func file(_ path: String, _ body: (String, Text) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return try body(path, Self.unreadable("file.unreadable"))
        }
        defer { try? handle.close() }
        if Self.holdsLines(path) { return try lines(of: handle, named: path, body) }
        guard let data = try? handle.read(upToCount: Self.longestFile + 1) ?? Data() else {
            return try body(path, Self.unreadable("file.unreadable"))
        }
        guard data.count <= Self.longestFile else { return try body(path, Self.unreadable("file.too-long")) }
        try whole(data, named: path, body)
    }

    /// One JSON text: an application or a list of them.
    private func whole(_ data: Data, named place: String, _ body: (String, Text) throws -> Void) throws {
        let value: JSONValue
        switch Self.read(data) {
        case .failure(let fault): return try body(place, .unreadable(fault.finding))
        case .success(let read): value = read
        }
        let repeated = RepeatedKeys.paths(in: data)
        guard case .list(let values) = value else { return try body(place, Self.text(value, repeated)) }
        if values.isEmpty { return try body(place, Self.unreadable("file.empty")) }
        let byPlace = Dictionary(grouping: repeated) { $0[0] }
        for (index, value) in values.enumerated() {
            let repeated = byPlace[String(index)]?.map { Array($0.dropFirst()) } ?? []
            try body("\(place)#/\(index)", Self.text(value, repeated))
        }
    }

    /// An application in each line.
    private func lines(of handle: FileHandle, named place: String, _ body: (String, Text) throws -> Void) throws {
        var isEmpty = true
        try LineReader.forEach(of: handle) { number, line in
            isEmpty = false
            try body("\(place):\(number)", Self.text(line, number: number))
        }
        if isEmpty { try body(place, Self.unreadable("file.empty")) }
    }

    private static func text(_ line: LineReader.Line, number: Int) -> Text {
        switch line {
        case .tooLong: return unreadable("file.line-too-long")
        case .broken: return unreadable("file.unreadable")
        case .text(let data):
            switch read(data, firstLine: number) {
            case .failure(let fault): return .unreadable(fault.finding)
            case .success(let value): return text(value, RepeatedKeys.paths(in: data))
            }
        }
    }

    private static func text(_ value: JSONValue, _ repeated: [RepeatedKeys.Path]) -> Text {
        guard case .object(let members) = value else { return unreadable("json.no-object") }
        return .object(
            members,
            repeated: repeated.map { path in
                Finding(
                    pointer: JSONObject.pointer(path), code: "json.repeated-key", parameters: ["key": path.last ?? ""])
            })
    }

    private struct Fault: Error {
        let finding: Finding
    }

    private static func read(_ data: Data, firstLine: Int = 1) -> Result<JSONValue, Fault> {
        // A zero byte is in no JSON; in front of or behind a sign it means UTF-16, whose keys could not be compared.
        guard !data.contains(0), let text = String(data: data, encoding: .utf8) else {
            return .failure(Fault(finding: Finding(pointer: "#", code: "json.not-utf8")))
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            return .failure(Fault(finding: Finding(pointer: "#", code: "file.empty")))
        }
        do {
            return .success(try JSONDecoder().decode(JSONValue.self, from: data))
        } catch {
            let before = data.prefix(offset(ofFaultIn: data)).split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let column = String(decoding: before.last ?? Data(), as: UTF8.self).count + 1
            let place = ["line": String(firstLine + max(0, before.count - 1)), "column": String(column)]
            return .failure(Fault(finding: Finding(pointer: "#", code: "json.malformed", parameters: place)))
        }
    }

    /// Where a text stops being JSON; its end when nobody says.
    private static func offset(ofFaultIn data: Data) -> Int {
        do {
            _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            return data.count
        } catch {
            // The decoder does not tell the place, and this one tells it in a sentence only.
            let sentence = (error as NSError).userInfo["NSDebugDescription"] as? String ?? ""
            return Int(sentence.filter(\.isNumber)) ?? data.count
        }
    }

    private static func unreadable(_ code: String) -> Text { .unreadable(Finding(pointer: "#", code: code)) }

    private static func holdsLines(_ path: String) -> Bool { path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") }

    // What is read whole lies in the memory several times over; more than this is written line by line.
    private static let longestFile = 64 << 20
}
