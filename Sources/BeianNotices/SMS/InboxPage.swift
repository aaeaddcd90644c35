import BeianCore
import Foundation
import Mustache
import Yams

/// The inbox page of the pretend SMS gateway in both languages.
struct InboxPage: Sendable {
    let style: String
    private let template: MustacheTemplate
    private let words: [Language: [String: String]]

    init() throws {
        style = try Self.text(of: "inbox.css")
        template = try MustacheTemplate(string: try Self.text(of: "inbox.mustache"))
        words = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map {
                ($0, try YAMLDecoder().decode([String: String].self, from: try Self.text(of: "\($0.rawValue).yaml")))
            }
        )
    }

    func html(_ messages: [SimulatedSMS], number: String?, language: Language) -> String {
        let rows = messages.map { sms in
            [
                "received": (try? Instant(sms.received))?.beijingText ?? sms.received,
                "to": sms.message.to, "text": sms.message.text, "signature": sms.message.signature, "id": sms.id,
            ]
        }
        let other: Language = language == .chinese ? .english : .chinese
        return template.render([
            "words": words[language] ?? [:],
            "language": language.rawValue,
            "other": other.rawValue,
            "number": number ?? "",
            "messages": rows,
            "empty": rows.isEmpty,
        ])
    }

    private static func text(of file: String) throws -> String {
        guard let folder = Bundle.module.url(forResource: "Inbox", withExtension: nil) else {
            throw LetterFault.unreadable("the folder Inbox is not beside the program")
        }
        return try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
}
