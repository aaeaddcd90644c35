import BeianCore
import BeianDesk
import BeianNotices
import BeianTesting
import BeianWire
import Foundation
import Logging
import Testing

private struct StandingClock: TimeSource {
    let now: Instant
}

@Suite("SMS, told to the simulated gateway over loopback")
struct SMSConversationTests {
    let letters: LetterBook
    private let clock: StandingClock
    let wire = HTTPWire()

    init() throws {
        letters = try LetterBook()
        clock = StandingClock(now: try Instant("2026-11-22T03:04:05Z"))
    }

    @Test("a message is taken once, however often it is carried, and stands in the inbox")
    func taken() async throws {
        try await simulator(token: "secret-1").whileRunning { port in
            let carrier = carrier(to: port, token: "secret-1")
            #expect(await carrier.carry(errand("err_01")) == .delivered(receipt: "sms-1"))
            #expect(await carrier.carry(errand("err_01", attempt: 2)) == .delivered(receipt: "sms-1"))
            #expect(await carrier.carry(errand("err_02", to: "13900000002")) == .delivered(receipt: "sms-2"))

            let all = try await messages(port)
            #expect(all.map(\.id) == ["sms-2", "sms-1"])
            let mine = try await messages(port, "?to=13900000001")
            #expect(mine.count == 1)
            #expect(mine.first?.message.text == "验证码 013579，10 分钟内有效。请勿转发或告诉他人。")
            #expect(mine.first?.message.signature == "蓝天云")
            #expect(mine.first?.received == "2026-11-22T03:04:05.000Z")
        }
    }

    @Test("the inbox page shows the newest first, in both languages, and says that it is a simulator")
    func page() async throws {
        try await simulator().whileRunning { port in
            let carrier = carrier(to: port)
            _ = await carrier.carry(errand("err_01"))
            _ = await carrier.carry(errand("err_02", to: "13900000002", code: "<b>1</b>"))
            let answer = try await wire.send(WireRequest("GET", "http://127.0.0.1:\(port)/"))
            #expect(answer.status == 200)
            #expect(answer.header("Beian-Simulator") == "sms-gateway")
            #expect(answer.header("Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            let page = answer.text
            #expect(page.contains("<html lang=\"zh-Hans\">"))
            #expect(page.contains("模拟短信网关"))
            #expect(page.contains("2026-11-22 11:04 （北京时间）"))
            #expect(page.contains("验证码 &lt;b&gt;1&lt;/b&gt;"))
            let newest = try #require(page.range(of: "<h2>13900000002</h2>"))
            let oldest = try #require(page.range(of: "<h2>13900000001</h2>"))
            #expect(newest.lowerBound < oldest.lowerBound)

            let english = try await wire.send(
                WireRequest("GET", "http://127.0.0.1:\(port)/?language=en&to=%2B8613900000009")
            ).text
            #expect(english.contains("<html lang=\"en\">"))
            #expect(english.contains("Simulated SMS gateway"))
            #expect(english.contains("There are no messages."))
            #expect(english.contains("value=\"+8613900000009\""))
            #expect(try await wire.send(WireRequest("GET", "http://127.0.0.1:\(port)/inbox.css")).status == 200)
        }
    }

    @Test("a wrong token waits for the operator, a number that is none is given up, a dead gateway is tried again")
    func declined() async throws {
        try await simulator(token: "secret-1").whileRunning { port in
            let declined = await carrier(to: port, token: "wrong").carry(errand("err_01"))
            #expect(
                declined
                    == .tryAgain(
                        because: "HTTP 401: the gateway does not accept our token: a setting of ours",
                        notBeforeSeconds: 1800
                    )
            )
            let never = await carrier(to: port, token: "secret-1").carry(errand("err_01", to: "010-1234"))
            #expect(never == .never(because: "HTTP 422: the gateway cannot send this"))
        }
        let dead = await carrier(to: 1).carry(errand("err_01"))
        guard case .tryAgain(let because, nil) = dead else {
            Issue.record("\(dead)")
            return
        }
        #expect(because.hasPrefix("not reachable"))
    }

    @Test(
        "bad input gets a 4xx and leaves nothing",
        arguments: [
            ("", 400), ("{", 400), ("[]", 400), (#"{"reference":"r","to":"13900000001"}"#, 400),
            (#"{"reference":"","to":"13900000001","text":"x","signature":"s"}"#, 422),
            (#"{"reference":"r","to":"13900000001","text":"","signature":"s"}"#, 422),
            (#"{"reference":"r","to":"１３９00000001","text":"x","signature":"s"}"#, 422),
            (#"{"reference":"r","to":"13900000001","text":""# + String(repeating: "x", count: 20_000), 413),
        ]
    )
    func badInput(body: String, status: Int) async throws {
        try await simulator().whileRunning { port in
            let answer = try await wire.send(
                WireRequest("POST", "http://127.0.0.1:\(port)/messages", body: Array(body.utf8))
            )
            #expect(answer.status == status)
            #expect(try await messages(port).isEmpty)
        }
    }

    @Test("the inbox keeps the last messages and finds them again in its file")
    func file() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "beian-sms-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let inbox = try SMSInbox(capacity: 3, file: file)
        for number in 1...5 {
            let message = SMSMessage(reference: "err_\(number)", to: "13900000001", text: "\(number)", signature: "s")
            _ = try await inbox.take(message, at: clock.now)
        }
        #expect(await inbox.messages().map(\.message.text) == ["5", "4", "3"])

        let again = try SMSInbox(capacity: 2, file: file)
        #expect(await again.messages().map(\.message.text) == ["5", "4"])
        let message = SMSMessage(reference: "err_6", to: "13900000001", text: "6", signature: "s")
        #expect(try await again.take(message, at: clock.now).sms.id == "sms-6")
    }

    @Test("nobody outside can see it")
    func loopback() throws {
        let inbox = try SMSInbox()
        #expect(throws: SMSGatewaySimulator.NotLoopback.self) {
            try SMSGatewaySimulator(host: "0.0.0.0", inbox: inbox, logger: Logger(label: "test"), clock: clock)
        }
    }

    private func simulator(token: String? = nil) throws -> SMSGatewaySimulator {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        return try SMSGatewaySimulator(token: token, inbox: SMSInbox(), logger: logger, clock: clock)
    }

    private func carrier(to port: Int, token: String? = nil) -> SMSCarrier {
        SMSCarrier(
            settings: SMSSettings(
                url: "http://127.0.0.1:\(port)/messages",
                token: token,
                signature: "蓝天云",
                provider: "蓝天云"
            ),
            letters: letters,
            wire: wire
        )
    }

    private func errand(_ id: String, to: String = "13900000001", code: String = "013579", attempt: Int = 1) -> Errand {
        Errand(
            id: ID(id),
            kind: .sms,
            payload: [
                "to": to, "letter": "verification-code", "language": "zh-Hans", "p.code": code, "p.minutes": "10",
            ],
            attempt: attempt
        )
    }

    private struct Listing: Decodable {
        let messages: [SimulatedSMS]
        let simulated: Bool
    }

    private func messages(_ port: Int, _ query: String = "") async throws -> [SimulatedSMS] {
        let answer = try await wire.send(WireRequest("GET", "http://127.0.0.1:\(port)/messages\(query)"))
        let listing = try JSONDecoder().decode(Listing.self, from: Data(answer.body))
        #expect(listing.simulated)
        return listing.messages
    }
}
