package import BeianCore
import Foundation

/// A plain-text mail (邮件) as it goes over the wire (RFC 5322, RFC 2045, RFC 2047).
///
/// The `Message-ID` comes from the errand, so a mail that had to be sent twice is recognised as the same one.
package struct MailMessage: Sendable {
    package var reference: String
    package var from: Mailbox
    package var to: Mailbox
    package var subject: String
    package var body: String
    package var written: Instant

    package init(
        reference: String,
        from: Mailbox,
        to: Mailbox,
        subject: String,
        body: String,
        written: Instant
    ) {
        self.reference = reference
        self.from = from
        self.to = to
        self.subject = subject
        self.body = body
        self.written = written
    }

    /// Why a message cannot be written.
    package enum Refused: Error, Equatable, Sendable {
        /// A line break or another control character where a header would take it for its end.
        case brokenHeader(String)
        /// An address that cannot stand in an envelope.
        case address(String)
    }

    /// The name under which the receiving side knows this mail.
    package var messageID: String { "<\(reference)@\(from.host)>" }

    /// The message with `CRLF` line ends, no line longer than 76 characters but an address.
    package func bytes() throws(Refused) -> [UInt8] {
        guard from.isPlain else { throw .address("From") }
        guard to.isPlain else { throw .address("To") }
        guard reference.utf8.allSatisfy(\.isReferenceByte), !reference.isEmpty else {
            throw .brokenHeader("Message-ID")
        }
        let headers = [
            "From: \(try mailbox(from, "From"))",
            "To: \(try mailbox(to, "To"))",
            "Subject: \(try EncodedWords.phrase(subject, header: "Subject"))",
            "Date: \(MailDate.text(of: written))",
            "Message-ID:\r\n \(messageID)",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "Auto-Submitted: auto-generated",
        ]
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + encodedBody).utf8)
    }

    private func mailbox(_ mailbox: Mailbox, _ header: String) throws(Refused) -> String {
        if mailbox.name.isEmpty { return mailbox.address }
        return try EncodedWords.phrase(mailbox.name, header: header) + "\r\n <\(mailbox.address)>"
    }

    /// Lines of a text end in `CRLF` by the rules of MIME, whatever ended them before.
    private var encodedBody: String {
        let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let text = [UInt8](lines.joined(separator: "\r\n").utf8)
        let encoded = Array(Data(text).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: 76)
            .map { String(decoding: encoded[$0..<min($0 + 76, encoded.count)], as: UTF8.self) + "\r\n" }
            .joined()
    }
}

extension UInt8 {
    fileprivate var isReferenceByte: Bool {
        switch self {
        case 0x2D, 0x2E, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }
}
