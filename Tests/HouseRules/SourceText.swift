/// A Swift text taken apart: what is code and what stands in quotation marks, line for line; comments are in neither.
struct SourceText {
    /// The code, with blanks for comments and for what is quoted.
    private(set) var code: [UInt8]
    /// What is quoted, with blanks for all else.
    private(set) var quoted: [UInt8]

    private let source: [UInt8]
    private var at = 0

    init(_ text: String) {
        source = Array(text.utf8)
        let blank = source.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
        code = blank
        quoted = blank
        readCode(untilClosing: false)
    }

    /// Reads code; inside an interpolation it ends at the bracket that closes it.
    private mutating func readCode(untilClosing: Bool) {
        var depth = 0
        while at < source.count {
            if starts("//") {
                while at < source.count, source[at] != UInt8(ascii: "\n") { at += 1 }
            } else if starts("/*") {
                readBlockComment()
            } else if let hashes = openingQuote() {
                readString(hashes: hashes)
            } else {
                if source[at] == UInt8(ascii: "(") { depth += 1 }
                if source[at] == UInt8(ascii: ")") {
                    depth -= 1
                    if untilClosing, depth < 0 { return }
                }
                code[at] = source[at]
                at += 1
            }
        }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                at += 2
            } else if starts("*/") {
                depth -= 1
                at += 2
            } else {
                at += 1
            }
        } while depth > 0 && at < source.count
    }

    /// How many `#` stand before a quotation mark that begins here; nil when none begins.
    private func openingQuote() -> Int? {
        var look = at
        while look < source.count, source[look] == UInt8(ascii: "#") { look += 1 }
        return look < source.count && source[look] == UInt8(ascii: "\"") ? look - at : nil
    }

    private mutating func readString(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        at += hashes
        let isLong = starts("\"\"\"")
        at += isLong ? 3 : 1
        let closing = (isLong ? "\"\"\"" : "\"") + fence
        while at < source.count {
            if starts(closing) {
                at += closing.utf8.count
                return
            }
            if !isLong, source[at] == UInt8(ascii: "\n") { return }
            if starts("\\" + fence + "(") {
                at += hashes + 2
                readCode(untilClosing: true)
                at += 1
            } else if source[at] == UInt8(ascii: "\\"), hashes == 0 {
                at += 2
            } else {
                quoted[at] = source[at]
                at += 1
            }
        }
    }

    private func starts(_ words: String) -> Bool {
        let words = words.utf8
        guard at + words.count <= source.count else { return false }
        return zip(source[at...], words).allSatisfy { $0 == $1 }
    }
}
