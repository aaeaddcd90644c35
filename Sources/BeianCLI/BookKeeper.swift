import BeianCore
import BeianDesk
import BeianRulebook
import Logging
import ServiceLifecycle
import UnixSignals

/// Keeps the rule book of a running server (规则书管理): reads it again when asked by SIGHUP, and compares open
/// applications whenever another book came into force.
package struct BookKeeper: Service {
    private let desk: Desk
    private let books: BookSource
    private let log: Logger

    package init(house: OpenHouse) {
        desk = house.desk
        books = house.books
        log = house.log
    }

    package func run() async throws {
        let asked = await UnixSignalsSequence(trapping: .sighup)
        await compare()
        for await _ in asked.cancelOnGracefulShutdown() { await reload() }
    }

    /// Reads the book once more; one that cannot be read is refused, and the old one stays in force.
    package func reload() async {
        let book: Rulebook
        do {
            book = try books.load(on: desk.clock.now.beijingDay)
        } catch {
            return log.error("the rule book is refused, the old one stays in force", metadata: ["fault": "\(error)"])
        }
        guard book.sha256 != desk.house.rulebook.sha256 else {
            return log.notice("the rule book has not changed", metadata: ["sha256": "\(book.sha256)"])
        }
        desk.house.shelf.exchange(for: book)
        log.notice(
            "another rule book is in force",
            metadata: ["sha256": "\(book.sha256)", "rules": "\(book.rules.count)"])
        await compare()
    }

    /// Finds the open applications that the book in force touches, since the last book by which all were looked at.
    package func compare() async {
        do {
            guard let before = try await desk.perform(BeginRulebookTerm(), as: .clock) else { return }
            let old = books.kept(before)
            if old == nil {
                log.warning(
                    "the rule book before is kept nowhere: open applications cannot be compared",
                    metadata: ["sha256": "\(before)"])
            }
            var compared = 0
            var touched = 0
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let outcome = try await desk.perform(CompareRulebooks(before: old), as: .clock)
                compared += outcome.compared
                touched += outcome.touched
                guard outcome.isDone else { continue }
                if old != nil {
                    log.notice(
                        "open applications were compared under both rule books",
                        metadata: ["compared": "\(compared)", "touched": "\(touched)"])
                }
                return
            }
        } catch {
            guard !Task.isCancelled else { return }
            log.error("open applications could not be compared", metadata: ["error": "\(error)"])
        }
    }
}
