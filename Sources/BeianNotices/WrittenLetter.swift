package import BeianCore

/// A letter ready to be sent (通知): what a person reads, in one language.
package struct WrittenLetter: Sendable, Equatable {
    /// One line, for mail.
    package var subject: String
    /// Plain text, for mail and the in-site inbox.
    package var body: String
    /// One line, for SMS; the signature of the access provider is not in it.
    package var short: String

    package init(subject: String, body: String, short: String) {
        self.subject = subject
        self.body = body
        self.short = short
    }
}

/// Why there is no letter.
package enum LetterFault: Error, Equatable, Sendable {
    /// The folder of letters cannot be read.
    case unreadable(String)
    /// A letter exists in one language and not in the other.
    case missing(letter: Letter, language: Language)
    /// Subject, SMS text and body are not where they should be, or the mustache in them is broken.
    case malformed(letter: Letter, language: Language, String)
    /// The languages ask for different parameters.
    case unequal(letter: Letter, String)
    /// There is a file for a letter that no occurrence sends.
    case unknown(letter: String)
    /// The letter speaks of something that was not given.
    case lacking(letter: Letter, parameter: String)
}

extension LetterFault: CustomStringConvertible {
    /// One sentence for whoever starts the server.
    package var description: String {
        switch self {
        case .unreadable(let why): "The letters cannot be read: \(why)."
        case .missing(let letter, let language): "The letter \(letter.rawValue) is not there in \(language.rawValue)."
        case .malformed(let letter, let language, let why):
            "The letter \(letter.rawValue) in \(language.rawValue): \(why)."
        case .unequal(let letter, let why): "The letter \(letter.rawValue) is not the same in all languages: \(why)."
        case .unknown(let letter): "There is no letter \(letter), but a file for it."
        case .lacking(let letter, let parameter): "The letter \(letter.rawValue) needs the parameter \(parameter)."
        }
    }
}
