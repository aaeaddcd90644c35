package import BeianCore
import Foundation

/// A rule that bites an application since the book changed, and where (新增问题).
package struct AddedFinding: Sendable, Equatable, Hashable, Codable {
    /// The rule's id.
    package let rule: String
    /// Where it bites, as a JSON pointer into the application.
    package let pointer: String

    package init(rule: String, pointer: String) {
        self.rule = rule
        self.pointer = pointer
    }
}

/// An open application that a changed rule book touches (受规则变更影响的申请).
package struct TouchedApplication: Sendable, Equatable {
    package let application: ID<FilingApplication>
    /// The book before and the book since, by their checksums.
    package let before: String
    package let book: String
    package let added: [AddedFinding]
    package let at: Instant

    package init(
        application: ID<FilingApplication>, before: String, book: String, added: [AddedFinding], at: Instant
    ) {
        self.application = application
        self.before = before
        self.book = book
        self.added = added
        self.at = at
    }
}

/// The open applications that changed rule books touch (规则变更影响清单).
package struct TouchedApplications {
    package let db: any Connection

    /// Keeps that an application is touched.
    package func add(_ touched: TouchedApplication) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let added = String(decoding: try encoder.encode(touched.added), as: UTF8.self)
        try db.run(
            """
            INSERT INTO application_touched (application, book, book_before, added, at)
            VALUES (\(touched.application), \(touched.book), \(touched.before), \(added), \(touched.at))
            ON CONFLICT (application, book) DO UPDATE SET book_before = excluded.book_before, added = excluded.added,
                at = excluded.at, seen_at = NULL
            """)
    }

    /// A page of those that nobody has seen to yet, and that are not over; each once, by the book that touched it last.
    package func unseen(
        after last: ID<FilingApplication>? = nil, limit: Int
    ) throws -> [TouchedApplication] {
        try db.rows(
            """
            SELECT t.application, t.book, t.book_before, t.added, t.at FROM application_touched t
            JOIN application a ON a.id = t.application
            WHERE t.seen_at IS NULL AND t.application > \(last?.text ?? "") AND a.is_open = 1
                AND NOT EXISTS (
                    SELECT 1 FROM application_touched later
                    WHERE later.application = t.application AND later.seen_at IS NULL
                        AND (later.at, later.book) > (t.at, t.book)
                )
            ORDER BY t.application LIMIT \(limit)
            """
        ).map(touched)
    }

    /// What nobody has seen to yet of an application.
    package func unseen(of application: ID<FilingApplication>) throws -> [TouchedApplication] {
        try db.rows(
            """
            SELECT application, book, book_before, added, at FROM application_touched
            WHERE application = \(application) AND seen_at IS NULL ORDER BY at, book
            """
        ).map(touched)
    }

    /// Takes back that a book touches an application, because the book in force does not any more.
    package func remove(_ application: ID<FilingApplication>, by book: String) throws {
        try db.run(
            "DELETE FROM application_touched WHERE application = \(application) AND book = \(book) AND seen_at IS NULL")
    }

    /// Notes that somebody has seen to an application; answers whether there was anything to see to.
    package func see(_ application: ID<FilingApplication>, at now: Instant) throws -> Bool {
        try db.run(
            "UPDATE application_touched SET seen_at = \(now) WHERE application = \(application) AND seen_at IS NULL"
        ) > 0
    }

    private func touched(_ row: Row) throws -> TouchedApplication {
        guard let added = try? JSONDecoder().decode([AddedFinding].self, from: Data(try row.text("added").utf8)) else {
            throw StoreFault.badRow("added")
        }
        return TouchedApplication(
            application: try row.id("application", of: FilingApplication.self), before: try row.text("book_before"),
            book: try row.text("book"), added: added, at: try row.instant("at"))
    }
}

extension Applications {
    /// The next open applications whose report has not left, in the order of their ids (未报送的在办申请).
    package func unreported(after last: String, limit: Int) throws -> [FilingApplication] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM application
            WHERE is_open = 1 AND id > \(last)
                AND stage IN ('draft', 'initial-review', 'correction', 'queued')
                AND EXISTS (SELECT 1 FROM data_key k WHERE k.owner = application.account)
            ORDER BY id LIMIT \(limit)
            """
        ).map(application)
    }
}

extension Connection {
    /// The open applications that changed rule books touch.
    package var touchedApplications: TouchedApplications { TouchedApplications(db: self) }
}
