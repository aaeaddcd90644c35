package import BeianCore
import Crypto
import Foundation

/// What the whole history came to at a moment (历史锚点).
///
/// The chains show that no row was altered; they do not show that the last rows of a chain were cut off. An anchor that is
/// kept elsewhere does.
package struct HistoryAnchor: Codable, Sendable, Equatable {
    /// When it was taken, by the server's clock; only a label, because clocks are put back.
    package let at: Instant
    /// The place of the last event in it, in the order in which they were written.
    package let events: Int
    /// A digest over the digests of all of them.
    package let digest: String

    private enum CodingKeys: String, CodingKey {
        case at = "until"
        case events, digest
    }

    package init(at: Instant, events: Int, digest: String) {
        self.at = at
        self.events = events
        self.digest = digest
    }
}

extension Events {
    /// The anchor of everything that was written so far.
    package func anchor(at now: Instant) throws -> HistoryAnchor {
        let last = try db.row("SELECT COALESCE(MAX(place), 0) AS last FROM event")?.int("last") ?? 0
        return HistoryAnchor(at: now, events: last, digest: try sums(through: [last])[last]?.digest ?? "")
    }

    /// Those of some anchors that the history does not bear out any more, each with how many of its events are left.
    package func broken(_ anchors: [HistoryAnchor]) throws -> [(kept: HistoryAnchor, left: Int)] {
        let sums = try sums(through: anchors.map(\.events))
        return anchors.compactMap { anchor in
            guard let sum = sums[anchor.events], sum.digest != anchor.digest else { return nil }
            return (anchor, sum.events)
        }
    }

    /// How many events there are up to each of some places, and a digest over theirs, in one pass.
    private func sums(through ends: [Int]) throws -> [Int: (events: Int, digest: String)] {
        var found: [Int: (events: Int, digest: String)] = [:]
        var hash = SHA256()
        var (count, place) = (0, 0)
        var open = Set(ends).sorted()[...]
        while let end = open.first {
            let rows = try db.rows(
                """
                SELECT place, subject, sequence, digest FROM event
                WHERE place > \(place) AND place <= \(end) ORDER BY place LIMIT 1000
                """)
            for row in rows {
                place = try row.int("place")
                let name = "\(try row.text("subject"))/\(try row.int("sequence"))"
                hash.update(data: Data("\(name) \(try row.text("digest"))\n".utf8))
                count += 1
            }
            guard rows.count < 1000 else { continue }
            found[end] = (count, hash.finalize().hexadecimal)
            open = open.dropFirst()
        }
        return found
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
