import BeianCLI
import BeianCore
import BeianDesk
import BeianNotices
import BeianStore
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

/// A running server whose rule book is exchanged (更换规则书): SIGHUP, a bad book, a good one.
@Suite(.serialized) struct RulebookJourney {
    private static let rule = "national.person.mobile-virtual"

    @Test(.timeLimit(.minutes(4)))
    func `a bad book leaves the old one in force, a good one judges at once`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-book-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/BeianRulebook/Book")
        try FileManager.default.copyItem(at: source, to: folder.appending(path: "book"))
        let port = try FreePort.take()
        let settings = try Settings(values: [
            .port: String(port), .publicURL: "http://127.0.0.1:\(port)", .data: folder.appending(path: "data").path,
            .keyFile: folder.appending(path: "keys.json").path, .passwordCost: "10", .logLevel: "notice",
            .rulebook: folder.appending(path: "book").path,
        ])
        let (filing, token) = try await prepare(settings)
        let server = try MortalServer(settings, log: folder.appending(path: "server.log"))
        try await server.start()
        defer { server.stop() }
        #expect(try await weight(filing, token, at: server) == "warn")

        let page = folder.appending(path: "book/persons.yaml")
        let sound = try String(contentsOf: page, encoding: .utf8)
        try Data((sound + "  - id: nothing\n").utf8).write(to: page)
        server.hangUp()
        let refusal = try await server.line("is refused")
        #expect(refusal.contains("rulebook persons.yaml:"), "\(refusal)")
        #expect(try await weight(filing, token, at: server) == "warn", "the old book answers")

        try Data(try documented(sound).utf8).write(to: page)
        server.hangUp()
        let change = try await server.line("another rule book is in force")
        #expect(change.firstMatch(of: /sha256=[0-9a-f]{64}/) != nil, "\(change)")
        _ = try await server.line("open applications were compared")
        #expect(try await weight(filing, token, at: server) == "block", "the new book answers")
        server.stop()

        let house = try await OpenHouse.open(settings, log: .quiet("after"))
        let touched = try await house.desk.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(touched.map(\.application) == [filing.id] && touched[0].added.map(\.rule) == [Self.rule])
        let messages = try await house.database.read { try $0.messages.all(of: filing.holder.id) }
        #expect(messages.map(\.letter) == [.applicationRulesChanged])
        try house.database.close()
    }

    /// The same page in which the rule is documented and so may block.
    private func documented(_ page: String) throws -> String {
        let start = try #require(page.firstRange(of: "- id: \(Self.rule)"))
        let mark = try #require(page[start.upperBound...].firstRange(of: "confidence: R"))
        return page.replacingCharacters(in: mark, with: "confidence: D")
    }

    private func prepare(_ settings: Settings) async throws -> (Filing, String) {
        let clock = FixedClock(SystemClock().now + .seconds(-3600))
        let house = try await OpenHouse.open(settings, migrating: true, clock: clock, log: .quiet("preparing"))
        let scene = Scene(in: house, clock: clock)
        var dossier = SampleDossier.company()
        dossier.entity[.personMobile] = "17000000001"
        let filing = try await scene.draft(dossier: dossier)
        let token = try await scene.perform(
            IssueToken(label: "book", scopes: [.applications], door: .pc, days: 30), as: filing.holder.actor)
        try house.database.close()
        return (filing, token.text)
    }

    /// How much the rule weighs by the API.
    private func weight(_ filing: Filing, _ token: String, at server: MortalServer) async throws -> String? {
        struct Shown: Decodable {
            struct Finding: Decodable {
                let rule: String?
                let severity: String
            }
            let findings: [Finding]
        }
        let answer = try await HTTPWire().send(
            WireRequest(
                "GET", server.origin + Links.apiApplication(filing.id),
                headers: [WireHeader("Authorization", "Bearer \(token)")]))
        let shown = try JSONDecoder().decode(Shown.self, from: Data(answer.body))
        return shown.findings.first { $0.rule == Self.rule }?.severity
    }
}

extension MortalServer {
    /// Waits for a line in the child's log.
    fileprivate func line(_ text: String) async throws -> String {
        for _ in 0..<1200 {
            let lines = (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n") ?? []
            if let line = lines.first(where: { $0.contains(text) }) { return String(line) }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw SceneFault("the server never said “\(text)”:\n\(said)")
    }
}
