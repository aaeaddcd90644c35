import BeianCore
import BeianWeb
import HTTPTypes
import Testing

@Suite("Who asks, from where, in what language")
struct IntakeTests {
    @Test("only our own proxies may say for whom they ask")
    func clientAddress() throws {
        let proxies = try [#require(NetworkRange("10.0.0.0/8")), #require(NetworkRange("::1"))]
        func client(_ remote: String, _ forwarded: String?) -> String {
            NetworkRange.client(remote: remote, forwarded: forwarded, proxies: proxies)
        }
        #expect(client("203.0.113.9", "198.51.100.7") == "203.0.113.9")
        #expect(client("10.1.2.3", "198.51.100.7") == "198.51.100.7")
        #expect(client("10.1.2.3", "6.6.6.6, 198.51.100.7, 10.9.9.9") == "198.51.100.7")
        #expect(client("::1", "10.0.0.1") == "10.0.0.1")
        #expect(client("10.1.2.3", "nonsense") == "10.1.2.3")
        #expect(client("10.1.2.3", nil) == "10.1.2.3")
        #expect(client("::ffff:10.1.2.3", "198.51.100.7") == "198.51.100.7")
    }

    @Test(
        "ranges are read strictly",
        arguments: ["", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/-1", "10.0.0.0/8/8", "::1/129", "host", "10.0.0.0/"]
    )
    func badRanges(_ text: String) {
        #expect(NetworkRange(text) == nil)
    }

    @Test(
        "the language is the first that a browser wants and we speak",
        arguments: [
            (nil, .chinese), ("en-GB,en;q=0.9", .english), ("fr, en;q=0.5, zh;q=0.9", .chinese), ("de", .chinese),
            ("zh;q=0,en;q=0.1", .english), ("en;q=x", .chinese), (";;;,,,", .chinese),
        ] as [(String?, Language)]
    )
    func language(_ sample: (String?, Language)) {
        #expect(Preferences.language(accepting: sample.0) == sample.1)
    }

    @Test("a phone is told by what it says of itself")
    func door() {
        let phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"
        let tablet = "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
        #expect(Preferences.door(mobileHint: "?1", userAgent: nil) == .phone)
        #expect(Preferences.door(mobileHint: "?0", userAgent: phone) == .pc)
        #expect(Preferences.door(mobileHint: nil, userAgent: phone) == .phone)
        #expect(Preferences.door(mobileHint: nil, userAgent: tablet) == .pc)
        #expect(Preferences.door(mobileHint: nil, userAgent: nil) == .pc)
    }

    @Test(
        "where to go next stays on our own site",
        arguments: [
            ("/contacts?a=b", "/contacts?a=b"), ("//evil.example", "/"), ("https://evil.example", "/"),
            ("/\\evil", "/"),
            ("/a\r\nX: y", "/"), (nil, "/"),
        ] as [(String?, String)]
    )
    func next(_ sample: (String?, String)) {
        #expect(Links.local(sample.0) == sample.1)
    }

    @Test("every problem has a status that suits its kind")
    func statuses() {
        #expect(Problem.Kind.invalid.status.code == 422)
        #expect(Problem.Kind.stale.status.code == 412)
        #expect(Problem.Kind.preconditionRequired.status.code == 428)
        #expect(Set(Problem.Kind.allCases.map(\.status.code)).count == Problem.Kind.allCases.count)
    }

    @Test("JSON is read strictly, and every fault is told at once")
    func json() throws {
        let body = JSONObject(
            ["a": .text("x"), "n": .number(1.5), "o": .object(["z": .bool(true)]), "l": .list([.number(1)])],
            at: "#"
        )
        #expect(body.requiredText("a") == "x")
        #expect(body.integer("n") == nil)
        _ = body.object("o")
        _ = body.texts("l")
        _ = body.requiredText("absent")
        let problem = try #require(throws: Problem.self) { try body.finish() }
        #expect(Set(problem.findings.map(\.pointer)) == ["#/n", "#/o/z", "#/l", "#/absent"])
    }
}
