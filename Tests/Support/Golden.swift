package import Foundation
package import Testing

/// A text kept in the repository that a test compares with what the code says today.
///
/// `RECORD_GOLDEN=1` (or `make golden`) writes the file instead of comparing; the difference is then read in the commit.
package enum Golden {
    /// Compares `text` with `Golden/NAME` beside the calling test file, and shows where they part.
    package static func expect(
        _ text: String,
        named name: String,
        file: String = #filePath,
        at location: SourceLocation = #_sourceLocation
    ) {
        let path = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(name)
        if let complaint = complaint(about: text, against: path) {
            Issue.record(Comment(rawValue: complaint), sourceLocation: location)
        }
    }

    /// Why the text is not what the file holds; nil when it is, or when it has just been recorded.
    package static func complaint(
        about text: String,
        against path: URL,
        recording: Bool = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    ) -> String? {
        let kept = try? String(decoding: Data(contentsOf: path), as: UTF8.self)
        if kept == text { return nil }
        if recording {
            do {
                try FileManager.default.createDirectory(
                    at: path.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: path)
                return nil
            } catch {
                return "\(path.lastPathComponent) cannot be written: \(error)"
            }
        }
        guard let kept else {
            return "There is no golden \(path.lastPathComponent) yet: record it with RECORD_GOLDEN=1 and look at it."
        }
        return """
            \(path.lastPathComponent) differs (- kept, + now); if the change is meant, record it with RECORD_GOLDEN=1:
            \(difference(from: kept, to: text))
            """
    }

    /// The lines that differ, each with its number and up to two lines before it, at most 60 in all.
    package static func difference(from old: String, to new: String) -> String {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var marks: [(line: Int, text: String)] = []
        for change in after.difference(from: before) {
            switch change {
            case .remove(let offset, let line, _): marks.append((offset, "-\(offset + 1): \(line)"))
            case .insert(let offset, let line, _): marks.append((offset, "+\(offset + 1): \(line)"))
            }
        }
        marks.sort { $0.line < $1.line }
        var shown: [String] = []
        var last = -1
        for mark in marks {
            for line in max(last + 1, mark.line - 2)..<max(last + 1, mark.line) where line < after.count {
                shown.append(" \(line + 1): \(after[line])")
            }
            shown.append(mark.text)
            last = mark.line
        }
        if marks.isEmpty { shown = ["only the line ends differ"] }
        let rest = shown.count - 60
        return (shown.prefix(60) + (rest > 0 ? ["… and \(rest) lines more"] : [])).joined(separator: "\n")
    }
}
