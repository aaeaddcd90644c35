package import BeianCore
package import Foundation
import Mustache

/// All letters in all languages, read and compiled once at start (通知模板).
///
/// A letter that is missing in a language, or asks for other parameters there, stops the start.
package struct LetterBook: Sendable {
    private let files: [Letter: [Language: LetterFile]]

    /// The letters that come with Beian.
    package init() throws(LetterFault) {
        guard let folder = Bundle.module.url(forResource: "Letters", withExtension: nil) else {
            throw .unreadable("the folder Letters is not beside the program")
        }
        try self.init(folder: folder)
    }

    /// The letters of a folder with one folder for each language.
    package init(folder: URL) throws(LetterFault) {
        var files: [Letter: [Language: LetterFile]] = [:]
        for language in Language.allCases {
            for (name, text) in try Self.texts(in: folder.appending(path: language.rawValue)) {
                guard let letter = Letter(rawValue: name) else { throw .unknown(letter: name) }
                do {
                    files[letter, default: [:]][language] = try LetterFile(text: text)
                } catch {
                    throw .malformed(letter: letter, language: language, error.why)
                }
            }
        }
        for letter in Letter.allCases { try Self.compare(letter, files[letter] ?? [:]) }
        self.files = files
    }

    /// What must be given to render the letter.
    package func required(by letter: Letter) -> Set<String> {
        files[letter]?[.chinese]?.required ?? []
    }

    /// What the letter speaks of when it is given.
    package func optional(in letter: Letter) -> Set<String> {
        files[letter]?[.chinese]?.optional ?? []
    }

    /// Fills in a letter; an empty parameter counts as not given.
    package func render(
        letter: Letter,
        language: Language,
        parameters: [String: String]
    ) throws(LetterFault) -> WrittenLetter {
        guard let file = files[letter]?[language] else { throw .missing(letter: letter, language: language) }
        let given = parameters.filter { !$0.value.isEmpty }
        for parameter in file.required.sorted() where given[parameter] == nil {
            throw .lacking(letter: letter, parameter: parameter)
        }
        return WrittenLetter(
            subject: file.subject.render(given).onOneLine,
            body: file.body.render(given),
            short: file.short.render(given).onOneLine
        )
    }

    private static func texts(in folder: URL) throws(LetterFault) -> [String: String] {
        do {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return try Dictionary(
                uniqueKeysWithValues: files.filter { $0.pathExtension == "mustache" }.map {
                    ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
                }
            )
        } catch {
            throw .unreadable("\(folder.lastPathComponent): \(error.localizedDescription)")
        }
    }

    private static func compare(_ letter: Letter, _ versions: [Language: LetterFile]) throws(LetterFault) {
        var first: LetterFile?
        for language in Language.allCases {
            guard let version = versions[language] else { throw .missing(letter: letter, language: language) }
            if let first {
                let differing = first.required.symmetricDifference(version.required)
                    .union(first.optional.symmetricDifference(version.optional))
                guard differing.isEmpty else {
                    throw .unequal(letter: letter, differing.sorted().joined(separator: ", "))
                }
            }
            first = first ?? version
        }
    }
}

extension String {
    /// Line breaks and runs of blanks become one blank: subjects and SMS are one line, whatever was filled in.
    fileprivate var onOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
