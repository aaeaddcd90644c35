import BeianCore
import BeianRulebook
import Foundation
import Testing

@Suite("Keys that stand twice in an application")
struct RepeatedKeysTests {
    /// The pointers at which a file is told to repeat a key, each behind its place.
    private func repeated(_ text: String, in name: String = "a.json") throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        let preflight = try CheckScene.preflight()
        var told: [String] = []
        try CheckInput(path: file.path).forEach { place, text in
            let verdict = preflight.judge(text, place: String(place.dropFirst(folder.path.count + 1)))
            told += verdict.faults.filter { $0.code == "json.repeated-key" }.map { "\(verdict.place) \($0.pointer)" }
            #expect(verdict.findings.isEmpty || verdict.faults.isEmpty, "nothing of it is judged")
        }
        return told
    }

    @Test(
        "Each is told at its place, however deep and however it is written",
        arguments: [
            (#"{"kind":"claim","kind":"migrate"}"#, ["a.json #/kind"]),
            (#"{"kind":"claim", "k\u0069nd" : "claim"}"#, ["a.json #/kind"]),
            (#"{"entity":{"name":"a","name":"a","name":"a"}}"#, ["a.json #/entity/name"]),
            (#"{"services":[{},{"domain":"a.cn","name":"x","domain":"b.cn"}]}"#, ["a.json #/services/1/domain"]),
            (#"{"entity":{"a/b~":1,"a/b~":2},"entity":{}}"#, ["a.json #/entity/a~1b~0", "a.json #/entity"]),
            (#"[{"kind":"claim"},{"kind":"claim","kind":"claim"},{}]"#, ["a.json#/1 #/kind"]),
            (#"{"comment":"{\"kind\":1,\"kind\":2}","kind":"claim"}"#, []),
            (#"{"comment":"\\","kind":"claim"}"#, []),
            (#"{"services":[{"domain":"a.cn"},{"domain":"a.cn"}],"entity":{"person":{"name":"a"},"name":"a"}}"#, []),
            (#"{"services":[["a","a"],{"a":["b",{"a":1,"b":{"a":1,"b":1,"a":2}}]}]}"#, ["a.json #/services/1/a/1/b/a"]),
        ]
    )
    func told(text: String, pointers: [String]) throws {
        #expect(try repeated(text) == pointers)
    }

    @Test("In JSON lines each line is looked at by itself")
    func lines() throws {
        let text = "{\"kind\":\"claim\"}\n{\"kind\":\"claim\",\"kind\":\"claim\"}\n{\"kind\":\"claim\"}"
        #expect(try repeated(text, in: "a.jsonl") == ["a.jsonl:2 #/kind"])
    }

    @Test("They are told together with everything else that cannot be read")
    func together() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-keys-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(#"{"entity":{"name":"a","name":"b","shoe":1},"kind":7}"#.utf8).write(to: folder)
        var faults: [String] = []
        let preflight = try CheckScene.preflight()
        try CheckInput(path: folder.path).forEach { place, text in
            faults += preflight.judge(text, place: place).faults.map { "\($0.pointer) \($0.code)" }
        }
        #expect(
            Set(faults) == [
                "#/entity/name json.repeated-key", "#/entity/shoe json.unknown-key", "#/kind json.wrong-type",
            ])
    }
}
