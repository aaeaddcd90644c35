import BeianCore
import BeianNotices
import Foundation
import Testing

@Suite("A mail as it is written")
struct MailMessageTests {
    @Test("the whole of a short mail")
    func whole() throws {
        let text = String(decoding: try message(subject: "备案", body: "您好\n").bytes(), as: UTF8.self)
        #expect(
            text
                == [
                    "From: notice@beian-demo.cn",
                    "To: li.si@lantian-demo.cn",
                    "Subject: =?UTF-8?B?5aSH5qGI?=",
                    "Date: Thu, 1 Jan 1970 08:00:00 +0800",
                    "Message-ID:",
                    " <err_01@beian-demo.cn>",
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: base64",
                    "Auto-Submitted: auto-generated",
                    "",
                    "5oKo5aW9DQo=",
                    "",
                ].joined(separator: "\r\n")
        )
    }

    @Test("a long subject is folded between characters into words of at most 75")
    func folded() throws {
        let subject = String(repeating: "备案申请需要修改，", count: 20) + "end"
        let text = String(decoding: try message(subject: subject).bytes(), as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 })
        let words = text.matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]+)\?=/)
        #expect(words.count > 5)
        let decoded = try words.map { word in
            let bytes = try #require(Data(base64Encoded: String(word.output.1)))
            return try #require(String(data: bytes, encoding: .utf8))
        }
        #expect(decoded.joined() == subject)
    }

    @Test(
        "a line break in what becomes a header is refused",
        arguments: ["a\r\nBcc: x@y.cn", "a\nb", "a\rb", "a\0b", "a\u{85}b", "a\u{2028}b", "a\u{7F}"]
    )
    func injection(text: String) {
        #expect(throws: MailMessage.Refused.brokenHeader("Subject")) { try message(subject: text).bytes() }
        #expect(throws: MailMessage.Refused.brokenHeader("From")) {
            try message(from: Mailbox(name: text, address: "notice@beian-demo.cn")).bytes()
        }
        #expect(throws: MailMessage.Refused.address("From")) {
            try message(from: Mailbox(address: "notice@beian-demo.cn" + text)).bytes()
        }
        #expect(throws: MailMessage.Refused.brokenHeader("Message-ID")) { try message(reference: text).bytes() }
    }

    private func message(
        reference: String = "err_01",
        from: Mailbox = Mailbox(address: "notice@beian-demo.cn"),
        subject: String = "x",
        body: String = "x"
    ) -> MailMessage {
        MailMessage(
            reference: reference,
            from: from,
            to: Mailbox(address: "li.si@lantian-demo.cn"),
            subject: subject,
            body: body,
            written: Instant(milliseconds: 0)
        )
    }
}
