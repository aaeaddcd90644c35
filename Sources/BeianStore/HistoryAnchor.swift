package import BeianCore
import Crypto
import Foundation

/// What the whole history came to at a moment (历史锚点).
///
/// The chains show that no row was altered; they do not show that the last rows of a chain were cut off. An anchor that is
/// kept elsewhere does.
package struct HistoryAnchor: Codable, Sendable, Equatable {
    /// Everything that happened up to this moment is in it.
    package let until: Instant
    /// How much happened.
    package let events: Int
    /// A digest over the digests of all of it.
    package let digest: String

    package init(until: Instant, events: Int, digest: String) {
        self.until = until
        self.events = events
        self.digest = digest
    }
}

extension Events {
    /// The anchor of everything up to a moment.
    package func anchor(until end: Instant) throws -> HistoryAnchor {
        try anchors(until: [end])[0]
    }

    /// The anchors of everything up to each of some moments, in one pass.
    package func anchors(until ends: [Instant]) throws -> [HistoryAnchor] {
        var found: [Instant: HistoryAnchor] = [:]
        var hash = SHA256()
        var count = 0
        var place = (at: Instant(milliseconds: .min), subject: "", sequence: 0)
        var open = Set(ends).sorted()[...]
        while let end = open.first {
            let rows = try db.rows(
                """
                SELECT at, subject, sequence, digest FROM event
                WHERE at <= \(end) AND (at, subject, sequence) > (\(place.at), \(place.subject), \(place.sequence))
                ORDER BY at, subject, sequence LIMIT 1000
                """)
            for row in rows {
                place = (try row.instant("at"), try row.text("subject"), try row.int("sequence"))
                hash.update(data: Data("\(place.subject)/\(place.sequence) \(try row.text("digest"))\n".utf8))
                count += 1
            }
            guard rows.count < 1000 else { continue }
            let digest = hash.finalize().hexadecimal
            found[end] = HistoryAnchor(until: end, events: count, digest: digest)
            open = open.dropFirst()
        }
        return ends.compactMap { found[$0] }
    }

    /// Those of some anchors that the history does not bear out any more, each with what it comes to now.
    package func broken(_ anchors: [HistoryAnchor]) throws -> [(kept: HistoryAnchor, now: HistoryAnchor)] {
        zip(anchors, try self.anchors(until: anchors.map(\.until))).filter { $0 != $1 }.map { ($0, $1) }
    }
}

/// The file of anchors in the data folder (锚点文件), one a line.
///
/// Who can cut the history can change this file as well: copy it to another machine, and compare with the copy.
package struct AnchorFile: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The file of a data folder.
    package init(inFolder folder: String) {
        path = URL(filePath: folder, directoryHint: .isDirectory).appending(path: HouseFolder.anchors).path
    }

    /// Keeps an anchor; it survives a power cut once this returns.
    package func append(_ anchor: HistoryAnchor) throws {
        try DurableFile.append(Array(try anchor.line.utf8) + [UInt8(ascii: "\n")], to: path)
    }

    /// The anchors, oldest first.
    ///
    /// - Throws: a sentence when the file cannot be read or holds something else.
    package func all() throws -> [HistoryAnchor] {
        guard let bytes = try? DurableFile.contents(of: path) else {
            throw StoreFault.backup("The file of anchors \(path) cannot be read.")
        }
        return try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
            guard let anchor = try? JSONDecoder().decode(HistoryAnchor.self, from: Data(line)) else {
                throw StoreFault.backup("Line \(number + 1) of \(path) is no anchor.")
            }
            return anchor
        }
    }

    /// Whether there is such a file.
    package var exists: Bool { FileManager.default.fileExists(atPath: path) }
}

extension HistoryAnchor {
    /// The anchor as it is written: one line of JSON.
    package var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
