import BeianCore
import BeianNotices
import BeianWire
import Testing

@Suite("What the answers of the outside mean")
struct CarrierTableTests {
    @Test(
        "mail servers",
        arguments: [
            (250, "delivered"), (251, "delivered"), (421, "later 300"), (450, "later 300"), (451, "later 300"),
            (452, "later 1800"), (454, "later -"), (471, "later -"), (500, "never"), (521, "never"),
            (530, "later 1800"),
            (535, "later 1800"), (538, "later 1800"), (550, "never"), (551, "never"), (552, "later 3600"),
            (553, "never"),
            (554, "never"), (556, "never"), (0, "later -"), (354, "later -"), (600, "later -"),
        ]
    )
    func mail(code: Int, verdict: String) {
        #expect(told(MailReplies.delivery(for: code, receipt: "r")) == verdict)
    }

    @Test(
        "the SMS gateway",
        arguments: [
            (200, "delivered"), (201, "delivered"), (202, "delivered"), (302, "later 1800"), (400, "never"),
            (401, "later 1800"), (403, "later 1800"), (404, "later 1800"), (408, "later -"), (409, "delivered"),
            (410, "never"), (413, "never"), (422, "never"), (425, "later -"), (429, "later 60"), (500, "later -"),
            (503, "later -"), (100, "later -"),
        ]
    )
    func sms(status: Int, verdict: String) {
        #expect(told(SMSReplies.delivery(for: WireAnswer(status: status), reference: "r")) == verdict)
    }

    @Test("a gateway may name its pause, within reason, and its own receipt")
    func ownWords() {
        let pause = { WireAnswer(status: 429, headers: [WireHeader("retry-after", $0)]) }
        #expect(told(SMSReplies.delivery(for: pause("5"), reference: "r")) == "later 5")
        #expect(told(SMSReplies.delivery(for: pause("999999"), reference: "r")) == "later 21600")
        #expect(told(SMSReplies.delivery(for: pause("soon"), reference: "r")) == "later 60")
        let answer = WireAnswer(status: 202, body: Array(#"{"id":"g-7"}"#.utf8))
        #expect(SMSReplies.delivery(for: answer, reference: "r") == .delivered(receipt: "g-7"))
        #expect(SMSReplies.delivery(for: WireAnswer(status: 202), reference: "r") == .delivered(receipt: "r"))
    }

    private func told(_ delivery: Delivery) -> String {
        switch delivery {
        case .delivered: "delivered"
        case .tryAgain(_, let seconds): "later \(seconds.map(String.init) ?? "-")"
        case .never: "never"
        }
    }
}
