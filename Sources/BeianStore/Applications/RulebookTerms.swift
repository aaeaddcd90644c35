package import BeianCore

/// A time during which one rule book was in force (规则书在用期).
package struct RulebookTerm: Sendable, Equatable {
    package let place: Int
    package let sha256: String
    package let since: Instant
    /// The open application up to which it was compared with the book before; empty at the beginning.
    package let comparedTo: String
    /// When every open application had been compared.
    package let settledAt: Instant?
}

/// The rule books in force, one after the other (历次规则书).
package struct RulebookTerms {
    package let db: any Connection

    /// The last terms, the present one first.
    package func last(_ count: Int) throws -> [RulebookTerm] {
        try db.rows(
            """
            SELECT place, sha256, since, compared_to, settled_at FROM rulebook_term
            WHERE place > 0 ORDER BY place DESC LIMIT \(count)
            """
        ).map { row in
            RulebookTerm(
                place: try row.int("place"), sha256: try row.text("sha256"), since: try row.instant("since"),
                comparedTo: try row.text("compared_to"), settledAt: try row.instantOrNil("settled_at"))
        }
    }

    /// Begins a term after the last one.
    package func begin(_ sha256: String, after last: Int, at now: Instant, isSettled: Bool) throws {
        let settledAt: Instant? = isSettled ? now : nil
        try db.run(
            """
            INSERT INTO rulebook_term (place, sha256, since, compared_to, settled_at)
            VALUES (\(last + 1), \(sha256), \(now), '', \(settledAt))
            """)
    }

    /// Notes how far the comparison has come.
    package func compared(_ place: Int, to application: ID<FilingApplication>) throws {
        try db.run("UPDATE rulebook_term SET compared_to = \(application) WHERE place = \(place)")
    }

    /// Ends the comparison, and that of every term before.
    package func settle(upTo place: Int, at now: Instant) throws {
        try db.run("UPDATE rulebook_term SET settled_at = \(now) WHERE place <= \(place) AND settled_at IS NULL")
    }
}

extension Connection {
    /// The rule books in force, one after the other.
    package var rulebookTerms: RulebookTerms { RulebookTerms(db: self) }
}
