package import BeianCore
import Synchronization

/// Where the rule book in force stands (规则书架): a running server can exchange it.
///
/// Whoever asks takes the book once, so that one question is never answered by two books.
package final class Bookshelf: Sendable {
    private let book: Mutex<Rulebook>

    package init(_ book: Rulebook) {
        self.book = Mutex(book)
    }

    /// The book in force.
    package var current: Rulebook { book.withLock { $0 } }

    /// Puts another book in force; answers the one before.
    @discardableResult
    package func exchange(for new: Rulebook) -> Rulebook {
        book.withLock { book in
            let before = book
            book = new
            return before
        }
    }
}
