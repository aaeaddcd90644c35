import BeianCore
import BeianDesk
import BeianNotices
import BeianTesting
import BeianWire
import Foundation
import Testing

@Suite("Mail, told to a real server")
struct MailConversationTests {
    let letters: LetterBook
    let moment: Instant

    init() throws {
        letters = try LetterBook()
        moment = try Instant("2026-11-22T03:04:05Z")
    }

    @Test("a mail arrives with its Chinese subject, and with the same Message-ID when it is carried twice")
    func twice() async throws {
        let sink = try await MailSink.start()
        let carrier = carrier(to: sink.server)
        let errand = errand(to: "li.si@lantian-demo.cn", attempt: 1)
        let first = await carrier.carry(errand)
        #expect(first == .delivered(receipt: "<err_01@beian-demo.cn>"))
        #expect(await carrier.carry(self.errand(to: "li.si@lantian-demo.cn", attempt: 2)) == first)

        let mails = try sink.mails()
        #expect(mails.count == 2)
        #expect(Set(mails.map(\.messageID)) == ["<err_01@beian-demo.cn>"])
        let mail = try #require(mails.first)
        #expect(mail.defects.isEmpty)
        #expect(mail.subject == "备案成功：京ICP备2026000001号-1")
        #expect(mail.sender == "notice@beian-demo.cn")
        #expect(mail.recipients == ["li.si@lantian-demo.cn"])
        #expect(mail.header("From") == "蓝天云备案中心 <notice@beian-demo.cn>")
        #expect(mail.header("Date") == "Sun, 22 Nov 2026 11:04:05 +0800")
        #expect(mail.body.contains("备案号：京ICP备2026000001号-1\n"))
        #expect(mail.body.contains("<a href=\"https://"))
        #expect(mail.body.hasSuffix("蓝天云\n此消息由系统自动发出，请勿直接回复。\n"))
    }

    @Test("no line on the wire is longer than 78 characters, and none but headers is readable")
    func lines() async throws {
        let sink = try await MailSink.start()
        _ = await carrier(to: sink.server).carry(errand(to: "li.si@lantian-demo.cn"))
        let raw = try #require(try sink.raw().first)
        #expect(raw.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(raw.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(
        "what the server says decides what becomes of the letter",
        arguments: [
            ("tempfail", 450, true), ("full", 552, true), ("reject", 550, false), ("baddata", 554, false),
        ]
    )
    func declined(receiver: String, code: Int, again: Bool) async throws {
        let sink = try await MailSink.start()
        let delivery = await carrier(to: sink.server).carry(errand(to: "\(receiver)@lantian-demo.cn"))
        switch delivery {
        case .tryAgain(let because, let seconds):
            #expect(again)
            #expect(because.hasPrefix("SMTP \(code)"))
            #expect(try #require(seconds) > 0)
        case .never(let because):
            #expect(!again)
            #expect(because.hasPrefix("SMTP \(code)"))
        case .delivered:
            Issue.record("nobody took it")
        }
        #expect(try sink.mails().isEmpty)
    }

    @Test("a dead server and a silent one are tried again")
    func away() async throws {
        let dead = await carrier(to: MailServer(host: "127.0.0.1", port: 1, security: .none))
            .carry(errand(to: "li.si@lantian-demo.cn"))
        #expect(told(dead).hasPrefix("later: not reachable"))

        let sink = try await MailSink.start()
        let silent = await carrier(to: sink.server, timeoutSeconds: 1).carry(errand(to: "slow@lantian-demo.cn"))
        #expect(silent == .tryAgain(because: "no answer in time", notBeforeSeconds: nil))
    }

    @Test("with STARTTLS and sign-in the letter goes encrypted; without trust or with a wrong password it does not go")
    func encrypted() async throws {
        let certificate = try Certificate()
        let sink = try await MailSink.start(certificate: certificate.file, login: "beian:geheim-1")
        var server = MailServer(
            host: "localhost",
            port: sink.port,
            security: .startTLS,
            user: "beian",
            password: "geheim-1",
            authorities: certificate.file.path
        )
        let errand = errand(to: "li.si@lantian-demo.cn")
        #expect(await carrier(to: server).carry(errand) == .delivered(receipt: "<err_01@beian-demo.cn>"))
        let mail = try #require(try sink.mails().first)
        #expect(mail.encrypted)
        #expect(mail.user == "beian")

        server.password = "falsch"
        let because = "SMTP 535: the server does not accept our sign-in: a setting of ours"
        #expect(await carrier(to: server).carry(errand) == .tryAgain(because: because, notBeforeSeconds: 1800))

        server.authorities = nil
        #expect(told(await carrier(to: server).carry(errand)).hasPrefix("later: not trusted"))

        let plain = try await MailSink.start()
        let downgraded = await carrier(to: MailServer(host: "127.0.0.1", port: plain.port)).carry(errand)
        #expect(told(downgraded).hasPrefix("later: not trusted"))
        #expect(try plain.mails().isEmpty)
        #expect(try sink.mails().count == 1)
    }

    @Test("an address that would end a line or add a receiver is never carried")
    func injection() async throws {
        let sink = try await MailSink.start()
        for address in [
            "li.si@lantian-demo.cn\r\nBcc: x@y.cn", "a@b.cn,c@d.cn", "a b@c.cn", "<a@b.cn>", "nobody", "@b.cn",
        ] {
            let delivery = await carrier(to: sink.server).carry(errand(to: address))
            #expect(delivery == .never(because: "the mail cannot be written: address(\"To\")"))
        }
        #expect(try sink.mails().isEmpty)
    }

    @Test("a line break in a name becomes a blank in the subject, not a header")
    func subjectInjection() async throws {
        let sink = try await MailSink.start()
        let errand = errand(to: "li.si@lantian-demo.cn", number: "京ICP备1号\r\nBcc: x@y.cn")
        #expect(await carrier(to: sink.server).carry(errand) == .delivered(receipt: "<err_01@beian-demo.cn>"))
        let mail = try #require(try sink.mails().first)
        #expect(mail.subject == "备案成功：京ICP备1号 Bcc: x@y.cn")
        #expect(mail.header("Bcc") == nil)
    }

    private func told(_ delivery: Delivery) -> String {
        switch delivery {
        case .delivered: "delivered"
        case .tryAgain(let because, _): "later: \(because)"
        case .never(let because): "never: \(because)"
        }
    }

    private func carrier(to server: MailServer, timeoutSeconds: Double = 20) -> MailCarrier {
        MailCarrier(
            settings: MailSettings(
                server: server,
                from: Mailbox(name: "蓝天云备案中心", address: "notice@beian-demo.cn"),
                provider: "蓝天云"
            ),
            letters: letters,
            wire: MailWire(timeoutSeconds: timeoutSeconds)
        )
    }

    private func errand(to: String, number: String = "京ICP备2026000001号-1", attempt: Int = 1) -> Errand {
        Errand(
            id: ID("err_01"),
            kind: .mail,
            payload: [
                "to": to, "letter": "application-granted", "language": "zh-Hans", "p.number": number,
                "p.application": "app_01", "p.domain": "lantian-demo.cn", "p.entity": "蓝天演示有限公司",
                "p.footer": "<a href=\"https://beian.miit.gov.cn/\">\(number)</a>",
            ],
            attempt: attempt,
            createdAt: moment
        )
    }
}
