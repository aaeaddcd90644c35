import BeianCore
import BeianRulebook
import Foundation
import Testing

@Suite("Compiled books in their cache")
struct CompiledBookTests {
    private let cache = FileManager.default.temporaryDirectory.appending(path: "beian-cache-\(UUID().uuidString)")

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: cache.path).sorted() }

    /// A small book with one rule of each kind of condition and demand.
    private func small(_ page: String = CompiledBookTests.page) throws -> Rulebook {
        try RulebookReader.book(from: ["page.yaml": Data(page.utf8)])
    }

    private static let page = """
        suffixes: { as-of: 2026-11-01, source: nowhere, list: [cn] }
        rejections:
          - code: R-TEST-01
            topics: [identity]
            reason: { zh-Hans: 原因, en: Reason }
            remedy: { zh-Hans: 办法, en: Remedy }
            source: nowhere
        rules:
          - id: test.each
            scope: { nature: [individual] }
            since: 2026-01-01
            at: services
            finds: [R-TEST-01]
            documented-in: 2025
            when:
              any:
                - { services.count: { between: [3, 9] } }
                - { not: { entity.nature: { oneOf: [enterprise] } } }
                - { check: { name: contains-word, with: { fact: entity.name, words: [工作室] } } }
            demand: { limit: { fact: services.count, most: 2 } }
            severity: block
            confidence: D
            because: { zh-Hans: 太多, en: Too many }
            remedy: { zh-Hans: 减少, en: Fewer }
            source: nowhere
            examples:
              - { given: { entity.nature: individual, services.count: 3 }, bites: true }
              - { given: { entity.nature: individual, services.count: 2 }, bites: false }
        """

    @Test("The shape of the file is that of its edition: whoever changes one raises the other")
    func shape() throws {
        defer { try? FileManager.default.removeItem(at: cache) }
        CompiledBook.keep(try small(), in: cache)
        let name = try #require(try names().first)
        #expect(name.hasPrefix("rulebook-2-"), "another edition: write its shape down here")
        let data = try Data(contentsOf: cache.appending(path: name))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let shape = String(
            decoding: try encoder.encode(JSONDecoder().decode(JSONValue.self, from: data)), as: UTF8.self)
        #expect(shape == Self.shape)
    }

    private static let shape = #"""
        {"rejections":[{"code":"R-TEST-01","reason":{"en":"Reason","zh-Hans":"原因"},"remedy":{"en":"Remedy",\#
        "zh-Hans":"办法"},"source":"nowhere","topics":["identity"]}],"rules":[{"appliesTo":"unreported",\#
        "confidence":"D","demand":{"limit":{"_0":"services.count","most":2}},"documentedIn":2025,\#
        "id":"test.each","message":{"en":"Too many","zh-Hans":"太多"},"place":{"services":{}},\#
        "rejections":["R-TEST-01"],"remedy":{"en":"Fewer","zh-Hans":"减少"},"scope":{"kinds":[],\#
        "natures":["individual"],"provinces":[],"services":[]},"severity":"block","since":"2026-01-01",\#
        "source":"nowhere","when":{"any":{"_0":[{"between":{"_0":"services.count","least":3,"most":9}},\#
        {"not":{"_0":{"oneOf":{"_0":"entity.nature","_1":["enterprise"]}}}},\#
        {"check":{"_0":{"containsWord":{"_0":"entity.name","_1":{"exceptions":[],"name":"",\#
        "words":["工作室"]}}}}}]}}}],"suffixes":{"asOf":"2026-11-01","source":"nowhere","suffixes":["cn"]}}
        """#

    @Test("A book of another program is not obeyed, and is still there to be compared with")
    func otherProgram() throws {
        defer { try? FileManager.default.removeItem(at: cache) }
        let book = try small()
        CompiledBook.keep(book, in: cache)
        let own = try #require(try names().first)
        let parts = own.split(separator: "-")
        try #require(parts.count == 4)
        let other = "\(parts[0])-\(parts[1])-000000000000-\(parts[3])"
        try FileManager.default.moveItem(at: cache.appending(path: own), to: cache.appending(path: other))
        #expect(CompiledBook.readAny(sha256: book.sha256, from: cache)?.rules.map(\.id) == ["test.each"])
        CompiledBook.keep(book, in: cache)
        #expect(try names() == [own, other].sorted(), "the own one was written beside it")
        let edition = "\(parts[0])-1-\(parts[3])"
        for name in try names() { try FileManager.default.removeItem(at: cache.appending(path: name)) }
        try Data("{}".utf8).write(to: cache.appending(path: edition))
        #expect(CompiledBook.readAny(sha256: book.sha256, from: cache) == nil, "an older shape is not read")
    }

    @Test("Loading writes once, reads afterwards, and writes anew for another program")
    func loading() throws {
        let folder = cache.appending(path: "book")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: cache) }
        try Data(Self.page.utf8).write(to: folder.appending(path: "page.yaml"))
        let store = cache.appending(path: "store")
        func examples() throws -> Int { try BeianRulebook.load(folder: folder, cache: store).rules[0].examples.count }
        #expect(try examples() == 2 && examples() == 0, "first from the page, then from the cache")
        let own = try #require(try FileManager.default.contentsOfDirectory(atPath: store.path).first)
        let parts = own.split(separator: "-")
        let other = "\(parts[0])-\(parts[1])-000000000000-\(parts[3])"
        try FileManager.default.moveItem(at: store.appending(path: own), to: store.appending(path: other))
        #expect(try examples() == 2, "what another program compiled is not obeyed")
    }

    @Test("The newest sixteen are kept; what somebody is writing, and other files, are not touched")
    func pruned() throws {
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: cache) }
        for number in 10..<40 {
            let file = cache.appending(path: "rulebook-1-\(number).json")
            try Data("{}".utf8).write(to: file)
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(number))],
                ofItemAtPath: file.path)
        }
        let others = [".rulebook-1-10.json.tmp", "notes.json", "rulebook-1-10.json.tmp"]
        for name in others { try Data("{}".utf8).write(to: cache.appending(path: name)) }
        CompiledBook.keep(try small(), in: cache)
        let own = try #require(try names().first { $0.hasPrefix("rulebook-2-") })
        #expect(Set(try names()) == Set(others + [own] + (25..<40).map { "rulebook-1-\($0).json" }))
    }

    @Test("A folder that cannot be written costs nothing but the next start")
    func unwritable() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "beian-file-\(UUID().uuidString)")
        try Data("x".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        CompiledBook.keep(try small(), in: file)
        #expect(CompiledBook.readAny(sha256: try small().sha256, from: file) == nil)
        #expect(try String(contentsOf: file, encoding: .utf8) == "x")
    }
}
