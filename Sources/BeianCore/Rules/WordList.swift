/// Words that are looked for in names (词表), with the longer ordinary words in which they mean nothing.
///
/// Words are compared in their plain form, so that full-width letters, traditional characters and marks put between the
/// characters hide none; `安全国际` holds `全国` only by accident, which is what the exceptions are for.
public struct WordList: Sendable, Equatable {
    /// The name by which rules call the list; empty for words that stand in a rule itself.
    public let name: String
    /// What kind of words they are.
    public let meaning: Said?
    /// On what the list rests.
    public let source: String?
    /// The words, as the book has them.
    public let words: [String]
    /// Ordinary words that hold one of the words.
    public let exceptions: [String]
    private let index: Index
    private let harmless: Index

    /// Describes a list.
    public init(
        name: String = "", meaning: Said? = nil, source: String? = nil, words: [String], exceptions: [String] = []
    ) {
        self.name = name
        self.meaning = meaning
        self.source = source
        self.words = words
        self.exceptions = exceptions
        index = Index(words)
        harmless = Index(exceptions)
    }

    /// Two lists are the same when they were written the same.
    public static func == (left: WordList, right: WordList) -> Bool {
        left.name == right.name && left.words == right.words && left.exceptions == right.exceptions
    }

    /// The first word in a text, as the list writes it; the longest of those that begin at the same place.
    ///
    /// - Parameters:
    ///   - text: the text that is searched.
    ///   - other: a text that may hold the word; a word that stands in it as well is not reported.
    func hit(in text: PlainText, unlessIn other: PlainText? = nil) -> String? {
        let places = meant(in: text)
        guard !places.isEmpty else { return nil }
        let elsewhere = Set(other.map { index.places(in: $0.scalars).map(\.word) } ?? [])
        return places.first { !elsewhere.contains($0.word) }.map { words[$0.word] }
    }

    /// The word with which a text begins, unless a longer ordinary word stands there.
    func beginning(of text: PlainText) -> String? {
        meant(in: text).first { $0.range.lowerBound == 0 }.map { words[$0.word] }
    }

    /// The word with which a text ends, unless a longer ordinary word stands there.
    func end(of text: PlainText) -> String? {
        meant(in: text).first { $0.range.upperBound == text.scalars.count }.map { words[$0.word] }
    }

    /// The word that a host is or lies below; `mygov.cn` does not lie below `gov.cn`.
    func end(ofHost host: String) -> String? {
        let host = host.asciiLowercased
        return words.first { host == $0 || host.hasSuffix("." + $0) }
    }

    /// The places of words that no longer ordinary word excuses.
    private func meant(in text: PlainText) -> [Place] {
        let places = index.places(in: text.scalars)
        guard !places.isEmpty, !exceptions.isEmpty else { return places }
        let excused = harmless.places(in: text.scalars).map(\.range)
        return places.filter { place in
            !excused.contains { $0.lowerBound <= place.range.lowerBound && place.range.upperBound <= $0.upperBound }
        }
    }

    /// Where a word stands in a text.
    private struct Place {
        let word: Int
        let range: Range<Int>
    }

    private struct Index: Sendable {
        // For each first character the words that begin with it, the longest first.
        private var words: [Unicode.Scalar: [(word: Int, scalars: [Unicode.Scalar])]] = [:]

        init(_ texts: [String]) {
            for (number, text) in texts.enumerated() {
                let scalars = PlainText(text).scalars
                guard let first = scalars.first else { continue }
                words[first, default: []].append((number, scalars))
            }
            for first in words.keys { words[first]?.sort { $0.scalars.count > $1.scalars.count } }
        }

        func places(in text: [Unicode.Scalar]) -> [Place] {
            guard !words.isEmpty else { return [] }
            return text.indices.flatMap { matches(at: $0, in: text) }
        }

        private func matches(at start: Int, in text: [Unicode.Scalar]) -> [Place] {
            guard text.indices.contains(start), let candidates = words[text[start]] else { return [] }
            return candidates.filter { text[start...].starts(with: $0.scalars) }
                .map { Place(word: $0.word, range: start..<start + $0.scalars.count) }
        }
    }
}

extension WordList: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, meaning, source, words, exceptions
    }

    /// Reads a list from the compiled book.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            meaning: try container.decodeIfPresent(Said.self, forKey: .meaning),
            source: try container.decodeIfPresent(String.self, forKey: .source),
            words: try container.decode([String].self, forKey: .words),
            exceptions: try container.decode([String].self, forKey: .exceptions))
    }

    /// Writes the list into the compiled book.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(meaning, forKey: .meaning)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encode(words, forKey: .words)
        try container.encode(exceptions, forKey: .exceptions)
    }
}
