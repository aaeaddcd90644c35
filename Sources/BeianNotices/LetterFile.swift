import Foundation
import Mustache

/// One letter in one language, compiled.
///
/// The file has the subject in its first line, the text for SMS in its second, an empty third line, then the body.
struct LetterFile: Sendable {
    let subject: MustacheTemplate
    let short: MustacheTemplate
    let body: MustacheTemplate
    /// What must be given.
    let required: Set<String>
    /// What is spoken of only when it is given, because it stands in a section.
    let optional: Set<String>

    struct Malformed: Error {
        let why: String
    }

    init(text: String) throws(Malformed) {
        let lines = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count == 4, !lines[0].isEmpty, !lines[1].isEmpty, lines[2].isEmpty, !lines[3].isEmpty else {
            throw Malformed(why: "it needs a subject, a text for SMS, an empty line and a body")
        }
        let names = try Self.names(in: text)
        required = names.required
        optional = names.optional
        subject = try Self.compile(lines[0])
        short = try Self.compile(lines[1])
        body = try Self.compile(lines[3])
    }

    /// Letters are plain text, so nothing is escaped for HTML.
    private static func compile(_ text: Substring) throws(Malformed) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
        } catch {
            throw Malformed(why: "\(error)")
        }
    }

    /// A name inside a section of any name counts as optional, since the section decides whether it is spoken.
    private static func names(in text: String) throws(Malformed) -> (required: Set<String>, optional: Set<String>) {
        let tags = /\{\{([#^\/]?)([a-z]+)\}\}/
        var required: Set<String> = []
        var optional: Set<String> = []
        var open: [Substring] = []
        for tag in text.matches(of: tags) {
            let name = tag.output.2
            switch tag.output.1 {
            case "#", "^":
                open.append(name)
                optional.insert(String(name))
            case "/":
                guard open.popLast() == name else { throw Malformed(why: "the section \(name) is closed but not open") }
            default:
                if open.isEmpty { required.insert(String(name)) }
                guard open.isEmpty || open.contains(name) || required.contains(String(name)) else {
                    throw Malformed(why: "\(name) stands in a section of another name")
                }
            }
        }
        guard open.isEmpty else { throw Malformed(why: "a section is not closed") }
        guard text.matches(of: /\{\{/).count == text.matches(of: tags).count else {
            throw Malformed(why: "a tag is neither a name nor a section")
        }
        return (required, optional.subtracting(required))
    }
}
