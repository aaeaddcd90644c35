import BeianCore
import BeianRulebook
import Foundation
import Testing

/// Each application in `Applications` stands beside what has to be found in it: lines of severity, pointer and rule.
@Suite("Applications of all natures and provinces")
struct ApplicationsTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../Applications").standardized
    private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    /// One line of what is expected: its weight, its place, and the rule or else the code of the form.
    private struct Expectation {
        let severity: String
        let pointer: String
        let code: String

        init(_ line: Substring) throws {
            let parts = line.split(separator: " ").map(String.init)
            try #require(parts.count == 3 && Finding.Severity(rawValue: parts[0]) != nil, "\(line)")
            (severity, pointer, code) = (parts[0], parts[1], parts[2])
        }

        func meets(_ finding: Finding) -> Bool {
            severity == finding.severity.rawValue && pointer == finding.pointer && code == finding.rule ?? finding.code
        }
    }

    /// What is expected and was not found, and what blocks and was not expected.
    private static func differences(_ expected: [Expectation], _ found: [Finding]) -> [String] {
        let missing = expected.filter { line in !found.contains { line.meets($0) } }
            .map { "missing: \($0.severity) \($0.pointer) \($0.code)" }
        let unexpected = found.filter { finding in
            finding.severity == .block && !expected.contains { $0.meets(finding) }
        }.map { "unexpected: block \($0.pointer) \($0.rule ?? $0.code)" }
        return missing + unexpected
    }

    @Test(
        "A case fails when something expected is not found, weighs otherwise or stands elsewhere, or something else blocks"
    )
    func canFail() throws {
        func differences(_ lines: String, _ found: [Finding]) throws -> [String] {
            Self.differences(try lines.split(separator: "\n").map { try Expectation($0) }, found)
        }
        let name = Finding(pointer: "#/services/0/name", code: "national.name.marks", rule: "national.name.marks")
        let soft = Finding(
            pointer: "#/services/0/name", code: "national.name.marks", severity: .warn, rule: "national.name.marks")
        let line = "block #/services/0/name national.name.marks"
        #expect(try differences(line, [name]) == [])
        #expect(try differences("", [soft]) == [], "what only warns need not be expected")
        #expect(try differences(line, []) == ["missing: \(line)"])
        #expect(try differences(line, [soft]) == ["missing: \(line)"])
        #expect(try differences("", [name]) == ["unexpected: \(line)"])
        let elsewhere = "block #/services/1/name national.name.marks"
        #expect(try differences(elsewhere, [name]) == ["missing: \(elsewhere)", "unexpected: \(line)"])
    }

    @Test("There are enough sound and faulty ones, of all natures and kinds and most provinces")
    func counted() throws {
        #expect(Self.names.filter { $0.hasPrefix("sound") }.count >= 30)
        #expect(Self.names.filter { $0.hasPrefix("faulty") }.count >= 30)
        var provinces: Set<String> = []
        var natures: Set<String> = []
        var kinds: Set<String> = []
        for name in Self.names {
            let members = try Self.members(name)
            if case .text(let kind)? = members["kind"] { kinds.insert(kind) }
            let entity = JSONValue.object(members)["entity"]
            if case .text(let province) = entity?["province"] { provinces.insert(province) }
            if case .text(let nature) = entity?["nature"] { natures.insert(nature) }
        }
        #expect(provinces.count >= 20)
        #expect(natures == Set(EntityNature.allCases.map(\.rawValue)))
        #expect(kinds == Set(ApplicationKind.allCases.map(\.rawValue)))
    }

    @Test("Every fault is found at its place, and nothing blocks that is sound", arguments: names)
    func judged(name: String) throws {
        let verdict = try CheckScene.preflight().judge(.object(try Self.members(name)), place: name)
        #expect(verdict.faults.isEmpty, "\(verdict.faults.map { "\($0.pointer) \($0.code)" })")
        let text = try String(contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8)
        let expected = try text.split(separator: "\n").map { try Expectation($0) }
        #expect(Self.differences(expected, verdict.findings) == [])
        #expect(!name.hasPrefix("faulty") || !expected.isEmpty)
    }

    @Test("Every rule about apps has a case that finds it")
    func apps() throws {
        let found = Set(
            try Self.names.flatMap { name in
                try String(contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8)
                    .split(separator: "\n").map { try Expectation($0).code }
            })
        let rules = try CheckScene.book.get().rules.map(\.id).filter { $0.hasPrefix("national.app.") }
        #expect(rules.filter { !found.contains($0) } == [])
    }

    private static func members(_ name: String) throws -> [String: JSONValue] {
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        return try JSONDecoder().decode([String: JSONValue].self, from: data)
    }
}
