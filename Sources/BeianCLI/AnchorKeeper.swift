import BeianCore
import BeianDesk
package import BeianStore
import Logging
import ServiceLifecycle

/// Writes each day what the history came to (每日历史锚点), into the data folder and the log.
///
/// A log that goes to another machine keeps the anchors where nobody who can cut the history can change them.
package struct AnchorKeeper: Service {
    private let database: any Database
    private let clock: any TimeSource
    private let file: AnchorFile
    private let log: Logger
    private static let day = Duration.seconds(86_400)

    package init(house: OpenHouse) {
        database = house.database
        clock = house.desk.clock
        file = AnchorFile(inFolder: house.settings.dataFolder)
        log = house.log
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                try? await Task.sleep(for: .seconds(600))
            }
        }
    }

    /// Writes an anchor when the last one is a day old, or bears a time to come because the clock was put back; answers it.
    @discardableResult
    package func round() async -> HistoryAnchor? {
        do {
            let now = clock.now
            let last = file.exists ? try file.all().last : nil
            if let last, last.at <= now, now < last.at + Self.day { return nil }
            let anchor = try await database.read { try $0.events.anchor(at: now) }
            try file.append(anchor)
            let line = try anchor.line
            log.notice("history anchored", metadata: ["anchor": "\(line)"])
            return anchor
        } catch {
            log.error("the history could not be anchored", metadata: ["error": "\(error)"])
            return nil
        }
    }
}
