import BeianRulebook
import Foundation
import Testing

@Suite("Pages that are no pages")
struct HostileYAMLTests {
    private static func load(_ page: Data) throws {
        _ = try RulebookReader.book(from: ["page.yaml": page])
    }

    @Test(
        "What is no book at all is refused",
        arguments: [
            "", "rules: []", "rules: {}", "- 1", "rules: [1]", "rules:\n\t- x", "a: &a [*a]", "rules: ~", "{", "\u{0}",
        ]
    )
    func noBook(text: String) {
        let fault = #expect(throws: RulebookFault.self) { try Self.load(Data(text.utf8)) }
        #expect(fault?.file == "page.yaml")
    }

    // Looked up by their names: some texts are too long for the log of a test.
    private static let cases: [String: (text: String, reason: String)] = [
        "tab": ("rules:\n\t- x", ":2: no YAML"), "key twice": ("rules: [1]\nrules: [2]", "rules stands twice"),
        "anchor": ("rules: &a [1]", ":1: anchors"), "anchored key": ("&a rules: [1]", ":1: anchors"),
        "alias of nothing": ("rules: *a", "no YAML"), "alias of itself": ("rules: &a [*a]", "no YAML"),
        "bomb": (
            (0..<30).reduce("a0: &a0 [x]\n") { $0 + "a\($1 + 1): &a\($1 + 1) [*a\($1),*a\($1),*a\($1)]\n" },
            ":1: anchors"
        ),
        "deep lists": ("rules: " + String(repeating: "[", count: 200_000), "no YAML"),
        "deep objects": ("rules: " + String(repeating: "{a: ", count: 200_000), "no YAML"),
        "deep blocks": (String(repeating: "- ", count: 200_000), "no YAML"),
        "two documents": ("rules: [1]\n---\nrules: [2]", "no YAML"), "tag": ("!!binary rules", "an object is expected"),
        "control": ("rules: \u{1}", "no YAML"),
        "10 MB": ("# " + String(repeating: "x", count: 10 << 20), "one megabyte"),
        "key of a list": ("[a, b]: 1", "a key is not a text"), "nothing as rules": ("rules:", "a list is expected"),
    ]

    @Test("Hostile YAML is refused in one line that names the file", arguments: cases.keys.sorted())
    func hostile(name: String) throws {
        let (text, reason) = try #require(Self.cases[name])
        let fault = #expect(throws: RulebookFault.self) { try Self.load(Data(text.utf8)) }
        let told = fault?.description ?? ""
        #expect(told.hasPrefix("rulebook page.yaml") && told.contains(reason), "\(told.prefix(300))")
        #expect(!told.contains("\n") && told.utf8.count < 300, "\(told.prefix(300))")
    }

    @Test("A page that is not UTF-8 is refused")
    func encoding() {
        for data in [Data([0xFF, 0xFE, 0x72, 0x00]), Data([0x72, 0x3A, 0x20, 0xC3, 0x28])] {
            let fault = #expect(throws: RulebookFault.self) { try Self.load(data) }
            #expect(fault?.description == "rulebook page.yaml: the file is not UTF-8 text of at most one megabyte")
        }
    }
}
