import BeianCore
import BeianDesk
import BeianTesting
import BeianWire
import Foundation
import Logging
import Testing

@testable import BeianNotices

@Suite("The simulated mail server")
struct MailSimulatorTests {
    private let clock = FixedClock()

    private func simulator(inbox: MailInbox = MailInbox()) throws -> MailServerSimulator {
        var log = Logger(label: "mail")
        log.logLevel = .critical
        return try MailServerSimulator(inbox: inbox, logger: log, clock: clock)
    }

    private func message(_ number: Int, subject: String = "您的验证码", body: String = "验证码 013579\n.一个点\n") -> MailMessage {
        MailMessage(
            reference: "err_\(number)", from: Mailbox(name: "蓝图云", address: "notice@beian-demo.cn"),
            to: Mailbox(address: "li.si@lantian-demo.cn"), subject: subject, body: body, written: clock.now)
    }

    private func send(_ bytes: [UInt8], to port: Int) async throws -> Int {
        try await MailWire(timeoutSeconds: 20).send(
            MailEnvelope(from: "notice@beian-demo.cn", recipients: ["li.si@lantian-demo.cn"], message: bytes),
            to: MailServer(host: "127.0.0.1", port: port, security: .none))
    }

    @Test("a letter of ours is taken, decoded, and read as JSON and on the page in both languages")
    func letter() async throws {
        let message = message(1)
        try await simulator().whileRunning { ports in
            #expect(try await send(message.bytes(), to: ports.mail) == 250)
            let origin = "http://127.0.0.1:\(ports.inbox)"
            let wire = HTTPWire()
            let json = try await wire.send(WireRequest("GET", origin + "/messages?to=LI.SI@lantian-demo.cn"))
            struct Answer: Decodable {
                let messages: [SimulatedMail]
                let simulated: Bool
            }
            let answer = try JSONDecoder().decode(Answer.self, from: Data(json.body))
            #expect(answer.simulated)
            let mail = try #require(answer.messages.first)
            #expect(answer.messages.count == 1)
            #expect(mail.subject == "您的验证码")
            #expect(mail.body == "验证码 013579\n.一个点\n")
            #expect(mail.messageID == "<err_1@beian-demo.cn>")
            #expect(mail.to == ["li.si@lantian-demo.cn"] && mail.from == "notice@beian-demo.cn")
            #expect(try await wire.send(WireRequest("GET", origin + "/messages?to=x@y.cn")).text.contains("[]"))

            let page = try await wire.send(WireRequest("GET", origin + "/"))
            #expect(page.header("Beian-Simulator") == "mail-server")
            #expect(page.text.contains("模拟邮箱") && page.text.contains("013579"))
            let english = try await wire.send(WireRequest("GET", origin + "/?language=en")).text
            #expect(english.contains("<html lang=\"en\">") && english.contains("no real mail is sent"))
            #expect(try await wire.send(WireRequest("GET", origin + "/inbox.css")).status == 200)
        }
    }

    @Test("a long subject in several words comes out as one, and markup is shown as text")
    func subjects() async throws {
        let subject = String(repeating: "备案进度通知", count: 12) + " <b>1</b>"
        let message = message(2, subject: subject)
        try await simulator().whileRunning { ports in
            #expect(try await send(message.bytes(), to: ports.mail) == 250)
            let page = try await HTTPWire().send(WireRequest("GET", "http://127.0.0.1:\(ports.inbox)/")).text
            #expect(page.contains(String(repeating: "备案进度通知", count: 12) + " &lt;b&gt;1&lt;/b&gt;"))
        }
    }

    @Test("the inbox keeps the last mails only")
    func capacity() async throws {
        let inbox = MailInbox(capacity: 2)
        for number in 1...3 {
            await inbox.take(
                MailCover(from: "a@b.cn", recipients: ["c@d.cn"]), try message(number).bytes(), at: clock.now)
        }
        #expect(await inbox.messages().map(\.id) == ["mail-3", "mail-2"])
    }

    @Test("commands out of order are declined, and dots are unstuffed")
    func conversation() {
        var talk = MailConversation()
        func say(_ line: String) -> [MailConversation.Move] { talk.hear(Array((line + "\r\n").utf8)) }
        func isDeclined(_ moves: [MailConversation.Move]) -> Bool {
            if case .say(let reply)? = moves.last { reply.hasPrefix("5") } else { false }
        }
        #expect(isDeclined(say("MAIL FROM:<a@b.cn>")))
        #expect(say("HELO me") == [.say("250 beian-demo")])
        #expect(isDeclined(say("DATA")))
        #expect(isDeclined(say("RCPT TO:<c@d.cn>")))
        #expect(!isDeclined(say("MAIL FROM:<a@b.cn>")))
        #expect(isDeclined(say("MAIL FROM:<a@b.cn>")))
        #expect(isDeclined(say("RCPT TO:nobody")))
        #expect(say("RSET") == [.say("250 forgotten")])
        #expect(isDeclined(say("RCPT TO:<c@d.cn>")))
        #expect(!isDeclined(say("MAIL FROM:<a@b.cn> SIZE=100")))
        #expect(!isDeclined(say("RCPT TO:<c@d.cn>")))
        #expect(!isDeclined(say("DATA")))
        #expect(say("..one") == [] && say("two") == [])
        let cover = MailCover(from: "a@b.cn", recipients: ["c@d.cn"])
        #expect(say(".").first == .take(cover, Array(".one\r\ntwo\r\n".utf8)))
        #expect(isDeclined(say("DANCE")))
        #expect(say("NOOP") == [.say("250 here")])
        #expect(say("QUIT").last == .hangUp)
    }

    @Test("what is too large is declined and not kept, announced or not; a line without end is hung up on")
    func tooLarge() {
        var talk = MailConversation()
        _ = talk.hear(Array("EHLO me\r\n".utf8))
        let announced = talk.hear(Array("MAIL FROM:<a@b.cn> SIZE=2000000\r\n".utf8))
        #expect(announced == [.say("552 a mail has at most 1048576 bytes")])
        _ = talk.hear(Array("MAIL FROM:<a@b.cn>\r\nRCPT TO:<c@d.cn>\r\nDATA\r\n".utf8))
        let line = Array((String(repeating: "x", count: 998) + "\r\n").utf8)
        for _ in 0..<1100 { #expect(talk.hear(line) == []) }
        #expect(talk.hear(Array(".\r\n".utf8)) == [.say("552 a mail has at most 1048576 bytes")])
        #expect(talk.hear(Array("NOOP\r\n".utf8)) == [.say("250 here")])
        #expect(talk.hear(Array(repeating: 65, count: 4096)).last == .hangUp)
    }

    @Test("it is seen on loopback only")
    func loopback() {
        #expect(throws: MailServerSimulator.NotLoopback.self) {
            try MailServerSimulator(host: "0.0.0.0", logger: Logger(label: "mail"), clock: clock)
        }
    }
}
