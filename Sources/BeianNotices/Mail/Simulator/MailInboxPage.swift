import BeianCore
import Foundation
import Mustache
import Yams

/// The inbox page of the pretend mail server in both languages.
struct MailInboxPage: Sendable {
    let style: String
    private let template: MustacheTemplate
    private let words: [Language: [String: String]]

    init() throws {
        style = try Self.text(of: "inbox.css")
        template = try MustacheTemplate(string: try Self.text(of: "mail.mustache"))
        words = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map {
                let text = try Self.text(of: "mail-\($0.rawValue).yaml")
                return ($0, try YAMLDecoder().decode([String: String].self, from: text))
            })
    }

    func html(_ mails: [SimulatedMail], address: String?, language: Language) -> String {
        let rows = mails.map { mail in
            [
                "received": (try? Instant(mail.received))?.beijingText ?? mail.received, "from": mail.from,
                "to": mail.to.joined(separator: ", "), "subject": mail.subject, "body": mail.body, "id": mail.id,
            ]
        }
        let other: Language = language == .chinese ? .english : .chinese
        return template.render([
            "words": words[language] ?? [:], "language": language.rawValue, "other": other.rawValue,
            "address": address ?? "", "messages": rows, "empty": rows.isEmpty,
        ])
    }

    private static func text(of file: String) throws -> String {
        guard let folder = Bundle.module.url(forResource: "Inbox", withExtension: nil) else {
            throw LetterFault.unreadable("the folder Inbox is not beside the program")
        }
        return try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
}
