import BeianCore
import BeianRulebook
import Foundation
import Testing

@Suite("Where applications are read from")
struct CheckInputTests {
    /// Each place and what stands there, in a word.
    private func read(_ files: [String: String], _ path: String = "") throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        var told: [String] = []
        try CheckInput(path: path.isEmpty ? folder.path : folder.appending(path: path).path).forEach { place, text in
            let name = place.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? place
            switch text {
            case .object(let members): told.append("\(name) \(members.count)")
            case .unreadable(let code): told.append("\(name) \(code)")
            }
        }
        return told
    }

    @Test("A folder is read by name, lists and lines with their places")
    func folder() throws {
        let told = try read([
            "b.jsonl": "{\"a\":1}\n\n{\"a\":1,\"b\":2}\r\n[]\n{oops\n{}", "a.json": "{\"x\":{}}", "c.json": "[{},7]",
            "notes.txt": "{}",
        ])
        #expect(
            told == [
                "a.json 1", "b.jsonl:1 1", "b.jsonl:3 2", "b.jsonl:4 json.no-object", "b.jsonl:5 json.malformed",
                "b.jsonl:6 0", "0 0", "1 json.no-object",
            ])
    }

    @Test(
        "What cannot be read is told",
        arguments: [
            ([:], "", "file.none-in-folder"), ([:], "none.json", "file.missing"),
            (["a.json": ""], "a.json", "json.malformed"), (["a.json": "\u{0}\u{1}"], "a.json", "json.malformed"),
            (["a.json": "\"text\""], "a.json", "json.no-object"), (["a.json": "{\"a\":"], "a.json", "json.malformed"),
            (["a.json": String(repeating: "[", count: 20_000)], "a.json", "json.malformed"),
            (["a.jsonl": String(repeating: " ", count: 5 << 20)], "a.jsonl", "file.line-too-long"),
        ] as [([String: String], String, String)]
    )
    func unreadable(files: [String: String], path: String, code: String) throws {
        let told = try read(files, path)
        #expect(told.count == 1 && told[0].hasSuffix(code), "\(told)")
    }

    @Test("A line that is cut in two by the reader's pieces is whole")
    func pieces() throws {
        let line = "{\"name\":\"\(String(repeating: "青", count: 30_000))\"}\n"
        #expect(try read(["a.jsonl": String(repeating: line, count: 5)], "a.jsonl").count == 5)
    }
}
