import BeianCore
import BeianRulebook
import Foundation
import Testing

@Suite("What the operator decides about rules")
struct DecisionsTests {
    private func decide(_ text: String) throws -> Rulebook {
        try DecisionReader.decide(
            try CheckScene.book.get(), by: Data(text.utf8), file: "decisions.yaml", today: try Day("2026-11-23"))
    }

    private func line(_ rule: String, _ verdict: String) -> String {
        "  - { rule: \(rule), verdict: \(verdict), by: 李运营, on: 2026-11-23, because: 试验 }\n"
    }

    @Test("Confirming, raising, lowering and silencing change what a rule weighs, and the checksum")
    func verdicts() throws {
        let plain = try CheckScene.book.get()
        let old = try #require(plain.rules.first { $0.severity == .block && $0.weight == .warn })
        let note = try #require(plain.rules.first { $0.weight == .note })
        let block = try #require(plain.rules.first { $0.weight == .block })
        let warn = try #require(plain.rules.last { $0.weight == .warn })
        let book = try decide(
            "decisions:\n" + line(old.id, "confirm") + line(note.id, "raise") + line(block.id, "lower")
                + line(warn.id, "silence"))
        func weight(_ rule: Rule) -> Finding.Severity? { book.rules.first { $0.id == rule.id }?.weight }
        #expect(weight(old) == .block)
        #expect(weight(note) == .block)
        #expect(weight(block) == .warn)
        #expect(weight(warn) == nil)
        #expect(book.sha256 != plain.sha256)
        #expect(book.rules.first { $0.id == old.id }?.decision?.by == "李运营")
    }

    @Test("A silenced rule finds nothing, a lowered one does not stand in the way")
    func heard() throws {
        let application = try CheckScene.company {
            guard case .list(let services) = $0["services"], case .object(var service) = services[0] else { return }
            service["name"] = .text("青山！演示")
            $0["services"] = .list([.object(service)])
        }
        func weights(_ book: Rulebook?) throws -> [Finding.Severity] {
            try CheckScene.preflight(book).judge(.object(application), place: "-").findings
                .filter { $0.rule == "national.name.marks" }.map(\.severity)
        }
        #expect(try weights(nil) == [.block])
        #expect(try weights(try decide("decisions:\n" + line("national.name.marks", "lower"))) == [.warn])
        #expect(try weights(try decide("decisions:\n" + line("national.name.marks", "silence"))) == [])
    }

    @Test("The operator's list of approved suffixes replaces the book's")
    func suffixes() throws {
        let book = try decide("suffixes: { as-of: 2026-11-20, source: 演示, list: [cn] }")
        #expect(book.suffixes?.suffixes == ["cn"])
    }

    @Test("A suffix that is missing in the operator's own list stands in the way, in the book's list it only warns")
    func refusedSuffixes() throws {
        let application = try CheckScene.company {
            guard case .list(let services) = $0["services"], case .object(var service) = services[0] else { return }
            service["domain"] = .text("qingshan-demo.zip")
            service["homeURL"] = .text("www.qingshan-demo.zip")
            $0["services"] = .list([.object(service)])
        }
        func found(_ book: Rulebook?) throws -> [String] {
            try CheckScene.preflight(book).judge(.object(application), place: "-").findings
                .filter { $0.rule?.hasPrefix("national.domain.suffix") == true }
                .map { "\($0.severity.rawValue) \($0.code)" }
        }
        #expect(try found(nil) == ["warn national.domain.suffix"])
        let list = "suffixes: { as-of: 2026-11-20, source: 演示, list: "
        #expect(try found(try decide(list + "[cn] }")) == ["block national.domain.suffix-refused"])
        #expect(try found(try decide(list + "[cn, zip] }")) == [])
    }

    @Test(
        "A faulty file is refused with its line",
        arguments: [
            ("decisions:\n  - { rule: no.such, verdict: raise, by: a, on: 2026-11-23, because: b }", "2: unknown rule"),
            (
                "decisions:\n  - { rule: national.name.marks, verdict: shout, by: a, on: 2026-11-23, because: b }",
                "unknown verdict"
            ),
            ("decisions:\n  - { rule: national.name.marks, verdict: raise, by: a, because: b }", "on is missing"),
            (
                "decisions:\n  - { rule: national.name.marks, verdict: raise, by: a, on: 2026-13-01, because: b }",
                "a day"
            ),
            (
                "decisions:\n  - { rule: national.name.marks, verdict: raise, by: a, on: 2026-11-24, because: b }",
                "2: 2026-11-24 lies in the future"
            ),
            ("suffixes:\n  as-of: 2027-01-01\n  source: a\n  list: [cn]", "2: 2027-01-01 lies in the future"),
            ("verdicts: []", "unknown key verdicts"), ("", "empty"), ("decisions: {", "no YAML"),
            ("suffixes: { as-of: 2026-11-20, source: a, list: [cn, cn] }", "cn stands twice"),
        ]
    )
    func refused(text: String, reason: String) throws {
        let fault = #expect(throws: RulebookFault.self) { _ = try decide(text) }
        #expect(fault?.description.contains(reason) == true, "\(fault?.description ?? "")")
        #expect(fault?.file == "decisions.yaml")
    }

    @Test("A rule is decided once")
    func twice() throws {
        let text = "decisions:\n" + line("national.name.marks", "raise") + line("national.name.marks", "lower")
        let fault = #expect(throws: RulebookFault.self) { _ = try decide(text) }
        #expect(fault?.line == 3)
    }

    @Test("A compiled book judges as the one it was made from, and a spoilt file is not believed")
    func compiled() throws {
        let cache = FileManager.default.temporaryDirectory.appending(path: "beian-cache-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: cache) }
        let book = try BeianRulebook.load(cache: cache)
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: cache.path).first)
        let again = try BeianRulebook.load(cache: cache)
        #expect(again.sha256 == book.sha256 && again.rules.count == book.rules.count)
        #expect(again.rules.map(\.when) == book.rules.map(\.when))
        #expect(again.rejections == book.rejections && again.suffixes == book.suffixes)
        #expect(again.rules.first { !$0.examples.isEmpty } == nil, "it was read from the cache")
        try Data("{".utf8).write(to: cache.appending(path: file))
        #expect(try BeianRulebook.load(cache: cache).rules.first?.examples.isEmpty == false, "it was read anew")
    }
}
