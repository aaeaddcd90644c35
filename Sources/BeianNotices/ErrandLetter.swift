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

    /// Carries the letter of an errand: written, then sent by whoever knows the way.
    ///
    /// A letter that lacks something is mended by the next release, a server that is away by its operator: both wait.
    static func carry(
        _ errand: Errand, from book: LetterBook, provider: String,
        send: (ErrandLetter, WrittenLetter) async throws -> Delivery
    ) async -> Delivery {
        guard let request = ErrandLetter(errand) else {
            return .never(because: "the errand names no receiver, letter or language")
        }
        do {
            return try await send(request, request.written(from: book, provider: provider))
        } catch {
            return .tryAgain(because: "\(error)", notBeforeSeconds: nil)
        }
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
