import BeianCore
import Foundation

/// Names to begin with: the words of the book, the ordinary words that hold them, and both as they are forged.
///
/// libFuzzer knows no Han characters; it mixes what it is given here.
struct Seeds {
    private let texts: [String]

    init(of book: Rulebook) {
        let lists = book.rules.flatMap(\.when.wordLists)
        texts = Set(lists.flatMap { $0.words + $0.exceptions }).sorted()
    }

    /// Writes a file for each name, and `words.dict`, from which libFuzzer takes what it puts in.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, text) in texts.enumerated() {
            let name = Self.forged(text, number % 4)
            // The second half of an input is the name of the entity.
            let entity = String(repeating: "青", count: name.count)
            try Data((name + entity).utf8).write(to: folder.appending(path: "seed-\(number)"))
        }
        // libFuzzer takes no token of more than 64 bytes.
        let short = texts.filter { $0.utf8.count <= 64 }
        let tokens = (short + TraditionalForms.all.map { String($0) }).map { text in
            "\"" + text.utf8.map { "\\x" + String($0, radix: 16) }.joined() + "\"\n"
        }
        try Data(tokens.joined().utf8).write(to: folder.appending(path: "words.dict"))
    }

    private static func forged(_ text: String, _ kind: Int) -> String {
        switch kind {
        case 1: String(text.flatMap { [$0, "\u{200B}"] })
        case 2: String(text.map { TraditionalForms.traditional[$0] ?? $0 })
        case 3: "青山" + text.map(String.init).joined(separator: "·") + "网"
        default: text
        }
    }
}
