package import BeianCore
import BeianRulebook
package import Foundation

/// Where the rule book comes from (规则书来源): the settings' folder and decisions, and the cache of compiled books.
package struct BookSource: Sendable {
    private let folder: URL?
    private let decisions: URL?
    private let cache: URL?

    /// Reads where the settings point.
    ///
    /// - Parameters:
    ///   - settings: the settings.
    ///   - cache: where compiled books are kept; nil means nowhere.
    package init(_ settings: Settings, cache: URL?) {
        func place(_ setting: Setting) -> URL? {
            let text = settings.text(setting)
            return text.isEmpty ? nil : URL(filePath: text)
        }
        folder = place(.rulebook)
        decisions = place(.ruleDecisions)
        self.cache = cache
    }

    /// Reads the book and what the operator decided.
    ///
    /// - Parameter today: the day; nothing can have been decided later.
    /// - Throws: a fault of one sentence that names file, line and cause; nothing is half-read.
    package func load(on today: Day) throws -> Rulebook {
        let book = try BeianRulebook.load(folder: folder, cache: cache)
        guard let decisions else { return book }
        guard let data = try? Data(contentsOf: decisions) else {
            throw OpenHouse.Fault(description: "rulebook \(decisions.lastPathComponent): the file cannot be read")
        }
        let decided = try DecisionReader.decide(book, by: data, file: decisions.lastPathComponent, today: today)
        if let cache { CompiledBook.keep(decided, in: cache) }
        return decided
    }

    /// A book that was in force before, when it is kept.
    package func kept(_ sha256: String) -> Rulebook? {
        cache.flatMap { CompiledBook.readAny(sha256: sha256, from: $0) }
    }
}
