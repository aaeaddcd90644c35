package import BeianCore
import Crypto
import Foundation

/// What an event is about: the id of an account, application or member of staff, or the house itself (事件主体).
package struct Subject: Sendable, Hashable {
    /// The id, or `house`.
    package let text: String

    /// What belongs to nobody in particular.
    package static let house = Subject(text: "house")

    private init(text: String) { self.text = text }

    /// A thing with an id.
    package init<Kind>(_ id: ID<Kind>) { text = id.text }

    /// A subject as it was recorded before.
    package init(recorded text: String) { self.text = text }

    /// An address that belongs to no account yet, by its digest.
    package init(addressDigest: String) { text = "adr_" + addressDigest }
}

/// The history: append only, each row chained to the subject's previous row (历史).
package struct Events {
    package let db: any Connection

    /// Adds what happened at the end of its subject's chain.
    package func append(
        _ occurrence: Occurrence, of subject: Subject, operation: String, actor: Actor, account: ID<Account>?,
        at now: Instant, from: Stage?, to: Stage?, details: [String: String]
    ) throws {
        let last = try db.row(
            "SELECT sequence, digest FROM event WHERE subject = \(subject.text) ORDER BY sequence DESC LIMIT 1")
        let sequence = try (last?.int("sequence") ?? 0) + 1
        let previous = try last?.text("digest") ?? ""
        let place = "event.details/\(subject.text)/\(sequence)"
        let sealed = try db.sealJSON(details, owner: account?.text ?? "house", at: place)
        let digest = Self.digest([
            subject.text, String(sequence), occurrence.rawValue, operation, actor.signature, account?.text ?? "",
            String(now.milliseconds), from?.rawValue ?? "", to?.rawValue ?? "", sealed, previous,
        ])
        try db.run(
            """
            INSERT INTO event (subject, sequence, occurrence, operation, actor, account, at, stage_from, stage_to,
                details_sealed, previous_digest, digest, place)
            VALUES (\(subject.text), \(sequence), \(occurrence.rawValue), \(operation), \(actor.signature),
                \(account?.text), \(now), \(from?.rawValue), \(to?.rawValue), \(sealed), \(previous), \(digest),
                (SELECT COALESCE(MAX(place), 0) + 1 FROM event))
            """)
    }

    /// The history of a subject, oldest first; details of an erased account are empty.
    package func all(of subject: Subject) throws -> [Event] {
        try db.rows(
            """
            SELECT subject, sequence, occurrence, operation, actor, account, at, stage_from, stage_to, details_sealed
            FROM event WHERE subject = \(subject.text) ORDER BY sequence
            """
        ).map(event)
    }

    /// Whether every chain is whole; answers the first broken place of each.
    package func brokenChains() throws -> [String] {
        var broken: [String] = []
        var subject = ""
        var expected = 1
        var previous = ""
        let rows = try db.rows(
            """
            SELECT subject, sequence, occurrence, operation, actor, account, at, stage_from, stage_to, details_sealed,
                previous_digest, digest
            FROM event ORDER BY subject, sequence
            """)
        for row in rows {
            if try row.text("subject") != subject {
                (subject, expected, previous) = (try row.text("subject"), 1, "")
            }
            let digest = Self.digest([
                subject, String(try row.int("sequence")), try row.text("occurrence"), try row.text("operation"),
                try row.text("actor"), try row.textOrNil("account") ?? "", String(try row.int64("at")),
                try row.textOrNil("stage_from") ?? "", try row.textOrNil("stage_to") ?? "",
                try row.text("details_sealed"), try row.text("previous_digest"),
            ])
            let isWhole = try row.int("sequence") == expected && row.text("previous_digest") == previous
            if try !isWhole || row.text("digest") != digest { broken.append("\(subject)/\(expected)") }
            previous = try row.text("digest")
            expected += 1
        }
        return broken
    }

    private func event(_ row: Row) throws -> Event {
        let subject = try row.text("subject")
        let sequence = try row.int("sequence")
        let account = try row.idOrNil("account", of: Account.self)
        let details: [String: String]? = try? db.openJSON(
            [String: String].self, row.text("details_sealed"), owner: account?.text ?? "house",
            at: "event.details/\(subject)/\(sequence)")
        guard let occurrence = Occurrence(rawValue: try row.text("occurrence")) else {
            throw StoreFault.badRow("occurrence")
        }
        return Event(
            subject: subject, sequence: sequence, occurrence: occurrence, operation: try row.text("operation"),
            actor: try row.text("actor"), account: account, at: try row.instant("at"),
            from: try row.textOrNil("stage_from").flatMap(Stage.init(rawValue:)),
            to: try row.textOrNil("stage_to").flatMap(Stage.init(rawValue:)), details: details ?? [:])
    }

    /// The digest of a row: SHA-256 over its columns, each preceded by its length.
    private static func digest(_ columns: [String]) -> String {
        var hash = SHA256()
        for column in columns {
            hash.update(data: Data("\(column.utf8.count):".utf8))
            hash.update(data: Data(column.utf8))
        }
        return Data(hash.finalize()).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Connection {
    /// The history.
    package var events: Events { Events(db: self) }
}
