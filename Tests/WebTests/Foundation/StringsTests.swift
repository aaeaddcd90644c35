import BeianCore
import BeianWeb
import Foundation
import Testing

@Suite("Strings and templates")
struct StringsTests {
    private static func variables(_ text: String) -> Set<String> {
        Set(text.matches(of: /\{\{([^}]*)\}\}/).map { String($0.output.1) })
    }

    @Test("both languages know the same keys and the same variables in each")
    func sameKeys() throws {
        let strings = try Strings(folder: Site.folder("Strings"))
        let chinese = strings.words(in: .chinese)
        let english = strings.words(in: .english)
        #expect(strings.keys.count > 200)
        for key in strings.keys.sorted() {
            let left = try #require(chinese.find(key))
            let right = try #require(english.find(key))
            #expect(Self.variables(left) == Self.variables(right), "\(key)")
            #expect(!left.isEmpty && !right.isEmpty, "\(key)")
        }
    }

    @Test("every problem says what happened and what to do, in both languages", arguments: Language.allCases)
    func problems(_ language: Language) throws {
        let words = try Strings(folder: Site.folder("Strings")).words(in: language)
        for code in Problem.Code.allCases {
            for part in ["title", "what", "todo"] {
                #expect(words.find("problem.\(code.rawValue).\(part)") != nil, "problem.\(code.rawValue).\(part)")
            }
        }
    }

    @Test("a template compiles in both languages, or stops the start")
    func compiles() throws {
        let strings = try Strings(folder: Site.folder("Strings"))
        let templates = try Templates(folder: Site.folder("Templates"), strings: strings)
        #expect(templates.names.isSuperset(of: ["layout", "home/home", "parts/field", "problems/problem"]))
    }

    @Test("a missing string stops the start with file and key")
    func missingString() throws {
        let strings = try Strings(tables: [.chinese: ["a.b": "甲"], .english: ["a.b": "A"]])
        #expect(throws: Templates.Fault("template x/y: no string a.c")) {
            try Templates(sources: ["x/y": "[[a.b]] [[a.c]]"], strings: strings)
        }
        #expect(throws: Templates.Fault.self) { try Templates(sources: ["x": "{{#open}}"], strings: strings) }
        #expect(throws: Templates.Fault.self) { try Templates(sources: ["x": "[[a.b"], strings: strings) }
    }

    @Test("a key in one language only, or twice, stops the start")
    func unevenKeys() throws {
        #expect(throws: Strings.Fault.self) {
            try Strings(tables: [.chinese: ["a": "甲", "b": "乙"], .english: ["a": "A"]])
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "strings-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for language in Language.allCases {
            let own = folder.appending(path: language.rawValue)
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try "a:\n  b: x\n".write(to: own.appending(path: "one.yaml"), atomically: true, encoding: .utf8)
            try "c: { text: y, note: z }\n".write(
                to: own.appending(path: "two.yaml"),
                atomically: true,
                encoding: .utf8
            )
        }
        #expect(try Strings(folder: folder).keys == ["a.b", "c"])
        let twice = folder.appending(path: "en/zero.yaml")
        try "a:\n  b: again\n".write(to: twice, atomically: true, encoding: .utf8)
        #expect(throws: Strings.Fault("strings en/zero.yaml: a.b stands twice")) { try Strings(folder: folder) }
    }

    @Test("no template holds a Chinese character, an inline script or a style")
    func templatesAreClean() throws {
        let sources = try Templates.sources(in: Site.folder("Templates"))
        #expect(!sources.isEmpty)
        for (name, text) in sources {
            let foreign = text.unicodeScalars.contains {
                (0x2E80...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value)
            }
            #expect(!foreign, "\(name)")
            #expect(text.firstMatch(of: /<style|\sstyle=|\son[a-z]+=|javascript:/.ignoresCase()) == nil, "\(name)")
            #expect(text.firstMatch(of: /<script(?![^>]*\ssrc=)/) == nil, "\(name)")
            #expect(!text.contains("{{{") && !text.contains("{{&"), "\(name) prints something unescaped")
        }
    }

    @Test("every form that is sent carries the token")
    func formsCarryTheToken() throws {
        for (name, text) in try Templates.sources(in: Site.folder("Templates")) {
            let forms = text.matches(of: /<form[^>]*method="post"[^>]*>/).count
            let tokens = text.matches(of: /\{\{>parts\/token\}\}/).count
            #expect(forms == tokens, "\(name)")
        }
    }

    @Test("style and script stay small")
    func sizes() throws {
        let folder = Site.folder("Assets")
        let css = try Foundation.Data(contentsOf: folder.appending(path: "site.css"))
        let js = try Foundation.Data(contentsOf: folder.appending(path: "site.js"))
        #expect((1000...25 * 1024).contains(css.count))
        #expect((1000...8 * 1024).contains(js.count))
    }

    @Test("every string that Swift asks for by name exists")
    func askedStrings() throws {
        let keys = try Strings(folder: Site.folder("Strings")).keys
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/BeianWeb")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var asked: [(key: String, file: String)] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            asked += Self.asked(in: text).map { ($0, file.lastPathComponent) }
        }
        #expect(asked.count > 5)
        let missing = asked.filter { !keys.contains($0.key) }.map { "\($0.file): \($0.key)" }
        #expect(missing.isEmpty)
    }

    private static func asked(in source: String) -> [String] {
        let said = source.matches(of: /words\("([A-Za-z0-9.\-]+)"/).map { String($0.output.1) }
        let left = source.matches(of: /flash: "([A-Za-z0-9.\-]+)"/).map { String($0.output.1) }
        let labelled = source.matches(of: /\.field\([^)]*?key: "([A-Za-z0-9.\-]+)"/).map { "\($0.output.1).label" }
        return said + left + labelled
    }

    @Test("one is said in the singular where there is one")
    func one() throws {
        let strings = try Strings(folder: Site.folder("Strings"))
        let english = strings.words(in: .english)
        #expect(english("applications.history.items", ["count": "1"]) == "1 item returned")
        #expect(english("applications.history.items", ["count": "2"]) == "2 items returned")
        #expect(strings.words(in: .chinese)("applications.history.items", ["count": "1"]) == "退回 1 项")
    }
}
