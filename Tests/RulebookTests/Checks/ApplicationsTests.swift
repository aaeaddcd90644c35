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

    /// One line of what is expected.
    private struct Expectation {
        let severity: String
        let pointer: String
        let code: String

        init(_ line: Substring) throws {
            let parts = line.split(separator: " ").map(String.init)
            try #require(parts.count == 3, "\(line)")
            (severity, pointer, code) = (parts[0], parts[1], parts[2])
        }

        func meets(_ finding: Finding) -> Bool {
            (severity == "any" || severity == finding.severity.rawValue) && pointer == finding.pointer
                && (code == "*" || code == finding.rule || code == finding.code)
        }
    }

    @Test("There are enough of both kinds, of all natures and most provinces")
    func counted() throws {
        #expect(Self.names.filter { $0.hasPrefix("sound") }.count >= 30)
        #expect(Self.names.filter { $0.hasPrefix("faulty") }.count >= 30)
        var provinces: Set<String> = []
        var natures: Set<String> = []
        for name in Self.names {
            let entity = JSONValue.object(try Self.members(name))["entity"]
            if case .text(let province) = entity?["province"] { provinces.insert(province) }
            if case .text(let nature) = entity?["nature"] { natures.insert(nature) }
        }
        #expect(provinces.count >= 20)
        #expect(natures == Set(EntityNature.allCases.map(\.rawValue)))
    }

    @Test("Every fault is found at its place, and nothing blocks that is sound", arguments: names)
    func judged(name: String) throws {
        let verdict = try CheckScene.preflight().judge(.object(try Self.members(name)), place: name)
        #expect(verdict.faults.isEmpty, "\(verdict.faults.map { "\($0.pointer) \($0.code)" })")
        let text = try String(contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8)
        let expected = try text.split(separator: "\n").map { try Expectation($0) }
        for line in expected {
            #expect(verdict.findings.contains { line.meets($0) }, "\(line.severity) \(line.pointer) \(line.code)")
        }
        let blocks = verdict.findings.filter { $0.severity == .block }
        for block in blocks where !expected.contains(where: { $0.meets(block) }) {
            Issue.record("\(block.pointer) \(block.rule ?? block.code) blocks without being expected")
        }
        #expect(!name.hasPrefix("faulty") || !expected.isEmpty)
    }

    private static func members(_ name: String) throws -> [String: JSONValue] {
        let data = try Data(contentsOf: folder.appending(path: "\(name).json"))
        return try JSONDecoder().decode([String: JSONValue].self, from: data)
    }
}
