import BeianCore
import Foundation

/// A mail as the pretend mail server keeps it (模拟邮件).
package struct SimulatedMail: Codable, Sendable, Equatable {
    package var id: String
    /// When it arrived, in UTC.
    package var received: String
    package var from: String
    package var to: [String]
    package var subject: String
    package var messageID: String
    package var body: String
}

/// The last mails that the pretend mail server was given; none of them ever reached a mailbox.
package actor MailInbox {
    private let capacity: Int
    private var kept: [SimulatedMail] = []
    private var count = 0

    package init(capacity: Int = 500) {
        self.capacity = capacity
    }

    /// Keeps a mail.
    @discardableResult
    func take(_ cover: MailCover, _ bytes: [UInt8], at now: Instant) -> SimulatedMail {
        count += 1
        let letter = ReceivedLetter(bytes)
        let mail = SimulatedMail(
            id: "mail-\(count)", received: now.description, from: cover.from, to: cover.recipients,
            subject: letter.subject, messageID: letter.header("message-id") ?? "", body: letter.body)
        kept.append(mail)
        if kept.count > capacity { kept.removeFirst(kept.count - capacity) }
        return mail
    }

    /// The mails for an address, or all of them, newest first.
    package func messages(to address: String? = nil) -> [SimulatedMail] {
        let wanted = address?.lowercased()
        return kept.reversed().filter { mail in wanted == nil || mail.to.contains { $0.lowercased() == wanted } }
    }
}

/// A mail as it came over the wire, read as far as our own letters need it (RFC 5322, RFC 2047, base64).
struct ReceivedLetter {
    private var headers: [(name: String, value: String)] = []
    let body: String

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.range(of: "\r\n\r\n")
        let head = end.map { String(text[..<$0.lowerBound]) } ?? text
        let rest = end.map { String(text[$0.upperBound...]) } ?? ""
        for line in head.components(separatedBy: "\r\n") {
            if let first = line.first, first == " " || first == "\t", !headers.isEmpty {
                headers[headers.count - 1].value += " " + line.drop { $0 == " " || $0 == "\t" }
            } else if let colon = line.firstIndex(of: ":") {
                let value = line[line.index(after: colon)...].drop { $0 == " " }
                headers.append((line[..<colon].lowercased(), String(value)))
            }
        }
        let coding = headers.first { $0.name == "content-transfer-encoding" }?.value.lowercased()
        let plain = coding == "base64" ? Self.opened(base64: rest) ?? rest : rest
        body = plain.replacingOccurrences(of: "\r\n", with: "\n")
    }

    /// The first header of a name, given in small letters.
    func header(_ name: String) -> String? {
        headers.first { $0.name == name }.map { $0.value.trimmingCharacters(in: .whitespaces) }
    }

    /// The subject as people read it.
    var subject: String { Self.words(header("subject") ?? "") }

    /// Encoded words in plain; the blank between two of them belongs to neither.
    private static func words(_ text: String) -> String {
        var result = ""
        var wasEncoded = false
        for part in text.split(separator: " ") {
            let pieces = part.split(separator: "?", omittingEmptySubsequences: false)
            let isEncoded =
                pieces.count == 5 && pieces[0] == "=" && pieces[4] == "=" && pieces[2].uppercased() == "B"
            let plain = isEncoded ? opened(base64: String(pieces[3])) ?? String(part) : String(part)
            if !result.isEmpty, !(wasEncoded && isEncoded) { result += " " }
            result += plain
            wasEncoded = isEncoded
        }
        return result
    }

    private static func opened(base64 text: String) -> String? {
        Foundation.Data(base64Encoded: text, options: .ignoreUnknownCharacters).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}
