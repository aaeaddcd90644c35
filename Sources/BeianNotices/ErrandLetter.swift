import BeianCore

/// An errand that carries a letter: to whom, which one, in which language, with which parameters.
struct ErrandLetter {
    let to: String
    let letter: Letter
    let language: Language
    let parameters: [String: String]

    /// Nil when the errand does not say to whom or what; no repeat will mend that.
    init?(_ errand: Errand) {
        guard let to = errand.payload["to"], !to.isEmpty,
            let letter = errand.payload["letter"].flatMap(Letter.init(rawValue:)),
            let language = errand.payload["language"].flatMap(Language.init(rawValue:))
        else { return nil }
        self.to = to
        self.letter = letter
        self.language = language
        var parameters: [String: String] = [:]
        for (key, value) in errand.payload where key.hasPrefix("p.") {
            parameters[String(key.dropFirst(2))] = value
        }
        self.parameters = parameters
    }

    /// The letter filled in; the name of the access provider is known without being given.
    func written(from book: LetterBook, provider: String) throws(LetterFault) -> WrittenLetter {
        try book.render(
            letter: letter,
            language: language,
            parameters: ["provider": provider].merging(parameters) { $1 }
        )
    }
}
