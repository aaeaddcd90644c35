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
            case .object(let members, let repeated):
                told.append((["\(name) \(members.count)"] + repeated.map(\.pointer)).joined(separator: " "))
            case .unreadable(let fault): told.append("\(name) \(fault.code)")
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
            (["a.json": ""], "a.json", "file.empty"), (["a.json": "\u{0}\u{1}"], "a.json", "json.not-utf8"),
            (["a.json": " \n"], "a.json", "file.empty"), (["a.json": "[]"], "a.json", "file.empty"),
            (["a.jsonl": ""], "a.jsonl", "file.empty"), (["a.jsonl": "\n \r\n\t"], "a.jsonl", "file.empty"),
            (["a.json": "{\"a\":1}{"], "a.json", "json.malformed"),
            (["a.json": "\"text\""], "a.json", "json.no-object"), (["a.json": "{\"a\":"], "a.json", "json.malformed"),
            (["a.json": String(repeating: "[", count: 20_000)], "a.json", "json.malformed"),
        ] as [([String: String], String, String)]
    )
    func unreadable(files: [String: String], path: String, code: String) throws {
        let told = try read(files, path)
        #expect(told.count == 1 && told[0].hasSuffix(code), "\(told)")
    }

    @Test(
        "What is no JSON is told with its line and character",
        arguments: [
            ("a.json", "{\"kind\":\n \"青山\": oops}", "2 6"), ("a.json", "{\"a\":1}\n{", "2 1"),
            ("a.json", "{'a':1}", "1 2"),
            ("a.json", "{\"a\":\n", "2 1"), ("a.jsonl", "{}\n\n{\"a\":x}", "3 6"),
        ]
    )
    func placeOfFault(name: String, text: String, place: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: name))
        var told: [String] = []
        try CheckInput(path: folder.path).forEach { _, text in
            guard case .unreadable(let fault) = text, fault.code == "json.malformed" else { return }
            told.append("\(fault.parameters["line"] ?? "") \(fault.parameters["column"] ?? "")")
        }
        #expect(told == [place])
    }

    @Test("Behind a line that is too long the reading goes on, and the numbers stay true")
    func behindLongLine() throws {
        let long = "{\"comment\":\"" + String(repeating: "x", count: 5 << 20) + "\"}"
        let told = try read(["a.jsonl": "{}\n\(long)\n{\"a\":1}\n\(long)"], "a.jsonl")
        #expect(
            told == [
                "a.jsonl:1 0", "a.jsonl:2 file.line-too-long", "a.jsonl:3 1", "a.jsonl:4 file.line-too-long",
            ])
    }

    @Test("A folder with the name of a file is told, and the others are read")
    func folderAsFile() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-check-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["a.json", "b.jsonl"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try Data("{}".utf8).write(to: folder.appending(path: "c.ndjson"))
        var told: [String] = []
        try CheckInput(path: folder.path).forEach { place, text in
            if case .unreadable(let fault) = text { told.append(fault.code) } else { told.append("read") }
        }
        #expect(told == ["file.unreadable", "file.unreadable", "read"])
    }

    @Test("UTF-16 and broken UTF-8 are told as what they are, a mark at the start of UTF-8 is passed over")
    func encodings() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = #"{"kind":"claim"}"#
        for (name, data) in [
            ("a.json", text.data(using: .utf16) ?? Data()),
            ("b.json", Data([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])),
            ("c.json", Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)),
        ] { try data.write(to: folder.appending(path: name)) }
        var told: [String] = []
        try CheckInput(path: folder.path).forEach { place, text in
            if case .unreadable(let fault) = text { told.append(fault.code) } else { told.append("read") }
        }
        #expect(told == ["json.not-utf8", "json.not-utf8", "read"])
    }

    @Test("A line that is cut in two by the reader's pieces is whole")
    func pieces() throws {
        let line = "{\"name\":\"\(String(repeating: "青", count: 30_000))\"}\n"
        #expect(try read(["a.jsonl": String(repeating: line, count: 5)], "a.jsonl").count == 5)
    }
}
