import BeianCLI
import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Foundation
import Logging
import Synchronization
import Testing

@Suite("The rule book of a running house")
struct BookKeeperTests {
    private static let rule = "national.person.mobile-virtual"

    /// A house with a book of its own in a folder that is gone after the test.
    private final class Place: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beian-books-\(UUID().uuidString)")
        let log: Logger
        private let lines: Heard.Lines
        let clock = FixedClock()

        init() throws {
            let lines = Heard.Lines()
            self.lines = lines
            log = Logger(label: "books") { _ in Heard(lines) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: Self.bookOfTheProgram, to: folder.appending(path: "book"))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func open(decisions: String? = nil) async throws -> OpenHouse {
            var values: [Setting: String] = [
                .data: folder.appending(path: "data").path, .keyFile: folder.appending(path: "keys.json").path,
                .passwordCost: "10", .rulebook: folder.appending(path: "book").path,
            ]
            if let decisions {
                try write(decisions, to: "decisions.yaml")
                values[.ruleDecisions] = folder.appending(path: "decisions.yaml").path
            }
            return try await OpenHouse.open(try Settings(values: values), migrating: true, clock: clock, log: log)
        }

        func scene(in house: OpenHouse) -> Scene {
            Scene(database: house.database, vault: house.vault, house: house.desk.house, clock: clock)
        }

        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }

        /// Changes a page of the book, everywhere a text stands.
        func change(_ page: String, _ old: String, to new: String) throws {
            let file = folder.appending(path: "book/\(page)")
            let text = try String(contentsOf: file, encoding: .utf8)
            try #require(text.contains(old))
            try Data(text.split(separator: old).joined(separator: new).utf8).write(to: file)
        }

        func said(_ text: String) -> [String] { lines.all.withLock { $0.filter { $0.contains(text) } } }

        private static var bookOfTheProgram: URL {
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/BeianRulebook/Book")
        }
    }

    private static func raising(_ rule: String) -> String {
        "decisions: [{ rule: \(rule), verdict: raise, by: 李运营, on: 2026-03-01, because: 管局退回 }]"
    }

    private func virtual(in scene: Scene) async throws -> Filing {
        var dossier = try scene.company()
        dossier.entity[.personMobile] = "17000000001"
        return try await scene.draft(dossier: dossier)
    }

    private func weight(of filing: Filing, in scene: Scene) async throws -> Finding.Severity? {
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        return full.findings.first { $0.rule == Self.rule }?.severity
    }

    @Test("A bad book is refused with file, line and cause, and the old one goes on; a good one is in force at once")
    func reload() async throws {
        let place = try Place()
        let house = try await place.open(decisions: Self.raising("zhejiang.kind.duration"))
        let keeper = BookKeeper(house: house)
        await keeper.compare()
        let scene = place.scene(in: house)
        let filing = try await virtual(in: scene)
        let first = house.desk.house.rulebook.sha256
        await keeper.reload()
        #expect(place.said("has not changed").count == 1)

        try place.write("decisions:\n  - { rule: national.nothing, verdict: raise }", to: "decisions.yaml")
        await keeper.reload()
        let refusals = place.said("is refused")
        #expect(refusals.count == 1 && refusals[0].contains("rulebook decisions.yaml:2: "), "\(refusals)")
        #expect(house.desk.house.rulebook.sha256 == first)
        #expect(try await weight(of: filing, in: scene) == .warn)

        try place.write(Self.raising(Self.rule), to: "decisions.yaml")
        await keeper.reload()
        let second = house.desk.house.rulebook.sha256
        #expect(second != first && place.said("another rule book is in force").first?.contains(second) == true)
        #expect(try await weight(of: filing, in: scene) == .block)
        let touched = try await scene.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(touched.map(\.application) == [filing.id] && touched[0].before == first && touched[0].book == second)
        #expect(try await scene.messages(of: filing.holder) == [.applicationRulesChanged])

        try place.change("persons.yaml", "confidence: R", to: "confidence: Z")
        await keeper.reload()
        #expect(place.said("rulebook persons.yaml:").count == 1 && house.desk.house.rulebook.sha256 == second)
        try house.database.close()
    }

    @Test("A book that was changed between two starts is compared with the one before")
    func betweenStarts() async throws {
        let place = try Place()
        var house = try await place.open()
        await BookKeeper(house: house).compare()
        let first = house.desk.house.rulebook.sha256
        let filing = try await virtual(in: place.scene(in: house))
        try house.database.close()

        house = try await place.open(decisions: Self.raising(Self.rule))
        let second = house.desk.house.rulebook.sha256
        await BookKeeper(house: house).compare()
        var list = try await house.desk.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(list.map(\.application) == [filing.id] && list.map(\.before) == [first])
        #expect(place.said("compared=1").count == 1 && place.said("touched=1").count == 1, "\(place.said("compared"))")
        try await house.desk.perform(SeeTouchedApplication(application: filing.id), as: .console)
        await BookKeeper(house: house).compare()
        list = try await house.desk.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(list.isEmpty, "asked again, it has nothing to compare")
        try house.database.close()

        // A decided book is kept as well, so that lifting and raising again finds the same.
        house = try await place.open()
        await BookKeeper(house: house).compare()
        #expect(place.said("kept nowhere").isEmpty)
        #expect(try await house.desk.answer(ApplicationsTouchedByRules(), as: .console).isEmpty, "nothing is heavier")
        try house.database.close()

        house = try await place.open(decisions: Self.raising("zhejiang.kind.duration"))
        await BookKeeper(house: house).compare()
        let third = house.desk.house.rulebook.sha256
        try house.database.close()
        try FileManager.default.removeItem(at: place.folder.appending(path: "data/cache"))
        house = try await place.open(decisions: Self.raising(Self.rule))
        #expect(house.desk.house.rulebook.sha256 == second)
        await BookKeeper(house: house).compare()
        let missing = place.said("kept nowhere")
        #expect(missing.count == 1 && missing.first?.contains(third) == true)
        #expect(try await house.desk.answer(ApplicationsTouchedByRules(), as: .console).isEmpty)
        try house.database.close()
    }

    @Test("An unknown rule in the decisions stops the start with one sentence")
    func unknownRule() async throws {
        let place = try Place()
        let error = await #expect(throws: (any Error).self) {
            _ = try await place.open(
                decisions: "decisions:\n  - { rule: no.such, verdict: raise, by: a, on: 2026-03-01, because: b }")
        }
        #expect(error.map { "\($0)" } == "rulebook decisions.yaml:2: unknown rule no.such")
    }
}

/// Keeps what was logged, a line each.
private struct Heard: LogHandler {
    final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    init(_ lines: Lines) {
        self.lines = lines
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let more = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.all.withLock { $0.append("\(event.message) \(more)") }
    }
}
