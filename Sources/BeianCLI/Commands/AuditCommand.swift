import ArgumentParser
import BeianCore
import BeianDesk
import BeianStore

/// Looks whether the history is whole (核对历史).
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verify that no row of the history was altered, removed or reordered.",
        discussion: """
            The chains show everything but rows that were cut off at their ends. The running server writes each day what \
            the history came to, an anchor, into audit-anchors.jsonl of the data folder and into the log. Keep copies on \
            another machine and name them with --since.
            """)

    @ArgumentParser.Option(help: "A file of anchors that was kept elsewhere, to compare with.")
    var since: String?

    func run() async throws {
        let house = try await Console.house()
        try await Console.told {
            let broken = try await house.database.read { try $0.events.brokenChains() }
            for place in broken { print("broken: \(place)") }
            var isWhole = broken.isEmpty
            let own = AnchorFile(inFolder: house.settings.dataFolder)
            for file in [since.map { AnchorFile(path: $0) }, own.exists ? own : nil].compactMap({ $0 }) {
                let anchors = try file.all()
                let differing = try await house.database.read { try $0.events.broken(anchors) }
                for (kept, left) in differing {
                    let told = "of the first \(kept.events) events, anchored at \(kept.at), \(left) are there"
                    print("differs: \(told): \(file.path)")
                }
                print("\(anchors.count - differing.count) of \(anchors.count) anchors are borne out: \(file.path)")
                isWhole = isWhole && differing.isEmpty
            }
            guard isWhole else { throw ExitCode(1) }
            let now = house.desk.clock.now
            print("The history is whole.")
            let anchor = try await house.database.read { try $0.events.anchor(at: now) }
            print(try anchor.line)
        }
    }
}
