import ArgumentParser
import BeianCore
import BeianWeb

/// In which language a command speaks (输出语言).
struct LanguageOption: ParsableArguments {
    @ArgumentParser.Option(
        name: .customLong("lang"), help: "The language of the sentences: zh or en.", transform: Self.language)
    var language = Language.chinese

    /// The strings of that language.
    func words() throws -> Words { try Strings(folder: Site.folder("Strings")).words(in: language) }

    private static func language(_ text: String) throws -> Language {
        switch text {
        case "zh", Language.chinese.rawValue: return .chinese
        case Language.english.rawValue: return .english
        default: throw ValidationError("--lang is zh or en.")
        }
    }
}
