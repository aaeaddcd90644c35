import Foundation

/// Finds the keys that stand twice in one object of a JSON text (重复的键).
///
/// Which of the two counts is said nowhere: what such a text means is not known, and nothing of it is judged. The text has
/// been read as JSON before; it is looked through once, from its first byte to its last.
struct RepeatedKeys {
    /// The way to a key: the keys of objects and the places in lists.
    typealias Path = [String]

    /// The keys that stand twice, each told once.
    static func paths(in text: Data) -> [Path] {
        var search = RepeatedKeys()
        text.withUnsafeBytes { search.look(through: $0) }
        return search.found
    }

    private enum Frame {
        case object(keys: Set<String>, told: Set<String>, key: String)
        case list(index: Int)
    }

    private var found: [Path] = []
    private var frames: [Frame] = []
    // Whether the next text is a key.
    private var awaitsKey = false

    private mutating func look(through text: UnsafeRawBufferPointer) {
        var at = 0
        while at < text.count {
            switch text[at] {
            case UInt8(ascii: "{"):
                frames.append(.object(keys: [], told: [], key: ""))
                awaitsKey = true
            case UInt8(ascii: "["): frames.append(.list(index: 0))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = frames.popLast()
                awaitsKey = false
            case UInt8(ascii: ","): next()
            case UInt8(ascii: "\""):
                let end = Self.end(ofTextAt: at, in: text)
                if awaitsKey { take(key: Self.spelled(text[(at + 1)..<end])) }
                awaitsKey = false
                at = end
            default: break
            }
            at += 1
        }
    }

    private mutating func next() {
        switch frames.popLast() {
        case .list(let index): frames.append(.list(index: index + 1))
        case .object(let keys, let told, let key):
            frames.append(.object(keys: keys, told: told, key: key))
            awaitsKey = true
        case nil: break
        }
    }

    private mutating func take(key: String) {
        guard case .object(var keys, var told, _) = frames.popLast() else { return }
        let isRepeated = !keys.insert(key).inserted && told.insert(key).inserted
        frames.append(.object(keys: keys, told: told, key: key))
        guard isRepeated else { return }
        found.append(
            frames.map { frame in
                switch frame {
                case .object(_, _, let key): key
                case .list(let index): String(index)
                }
            })
    }

    private static func end(ofTextAt start: Int, in text: UnsafeRawBufferPointer) -> Int {
        var at = start + 1
        while at < text.count, text[at] != UInt8(ascii: "\"") { at += text[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return min(at, text.count)
    }

    /// A key with its escapes read, so that one key written in two ways is one.
    private static func spelled(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let plain = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "\\")) else { return plain }
        return (try? JSONDecoder().decode(String.self, from: Data("\"\(plain)\"".utf8))) ?? plain
    }
}
