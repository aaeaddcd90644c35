import BeianCore
import BeianDesk
import BeianRegulator
import BeianWire
import Foundation
import Testing

@Suite("The doors of the simulated administration")
struct DoorTests {
    @Test("Strangers and bad input are turned away and leave nothing behind")
    func hostile() async throws {
        try await Conversation.hold { talk in
            let good = String(decoding: try JSONEncoder().encode(Fixture.report("r1")), as: UTF8.self)
            let json = "application/json"
            #expect(try await talk.ask("POST", "/v1/reports", good, type: json).status == 401)
            #expect(
                try await talk.ask("POST", "/v1/reports", good, type: json, secret: "a-secret-for-testz").status == 401
            )
            for path in ["/v1/results", "/v1/status?domain=a.cn", "/v1/nothing"] {
                #expect(try await talk.ask("GET", path).status == 401)
            }
            let secret = Conversation.secret
            for bad in ["", "{", "[]", "null", "{\"reference\":1}", String(repeating: "[", count: 100_000)] {
                #expect(try await talk.ask("POST", "/v1/reports", bad, type: json, secret: secret).status == 400)
            }
            let huge = "{\"reference\":\"" + String(repeating: "x", count: 2_000_000) + "\"}"
            #expect(try await talk.ask("POST", "/v1/reports", huge, type: json, secret: secret).status == 413)
            for query in ["after=x", "after=-1", "limit=0", "after=%FF", "after=99999999999999999999"] {
                #expect(try await talk.ask("GET", "/v1/results?\(query)", secret: secret).status == 400)
            }
            #expect(try await talk.ask("POST", "/v1/results/ack", "{}", type: json, secret: secret).status == 400)
            #expect(try await talk.ask("GET", "/v1/status", secret: secret).status == 400)
            #expect(try await talk.ask("POST", "/verify", "code=%FF%FE").status == 400)
            #expect(try await talk.ask("GET", "/nothing").text.contains("没有这个页面。"))
            #expect(try await talk.ask("GET", "/nothing?lang=en").text.contains("There is nothing at this address."))
            #expect(try await talk.ask("DELETE", "/v1/reports", secret: secret).status < 500)
            #expect(try await talk.ask("GET", "/desk.json").text == "{\"reports\":[]}")
            #expect(try await talk.administration.messages(mobile: nil).isEmpty)
        }
    }

    @Test("A report that the administration cannot take is given up with the place and the reason")
    func unfit() async throws {
        try await Conversation.hold { talk in
            var unfit: [(Report, String)] = []
            unfit.append((Fixture.report("r1", province: "990000"), "province"))
            unfit.append((Fixture.report("r2", services: []), "services"))
            unfit.append((Fixture.report("r3", name: " \n"), "entityName"))
            unfit.append(
                (Fixture.report("r4", person: Fixture.person("张试之", "440524188001010014", "12")), "person/mobile")
            )
            let twice = [Fixture.service("a", "x-demo.cn"), Fixture.service("b", "X-demo.cn")]
            unfit.append((Fixture.report("r5", services: twice), "services"))
            for (report, place) in unfit {
                guard case .never(let why) = try await talk.submit(report) else {
                    Issue.record("\(report.reference) was not given up")
                    continue
                }
                #expect(why.contains(place))
            }
            let stranger = RegulatorCarrier(wire: AdministrationWire(address: talk.running.address, secret: "wrong"))
            let errand = Errand(id: ID("err_1"), kind: .report, payload: ["report": "{}"], attempt: 1)
            guard case .tryAgain = await stranger.carry(errand) else {
                Issue.record("a wrong secret is the operator's fault, not the applicant's")
                return
            }
            let empty = Errand(id: ID("err_2"), kind: .report, payload: [:], attempt: 1)
            #expect(await stranger.carry(empty) == .never(because: "the errand carries no report"))
        }
    }

    @Test("What persons typed is escaped on every page, and every page says that it is simulated")
    func pages() async throws {
        try await Conversation.hold(decision: .byHand) { talk in
            let evil = "<script>alert(1)</script>\"'&"
            let person = Fixture.person(evil, "440524188001010014", "13900000001")
            try await talk.submit(
                Fixture.report(
                    "r1",
                    name: evil,
                    person: person,
                    services: [Fixture.service(evil, "evil-demo.cn", by: person)]
                )
            )
            try await talk.verifyEverybody(of: Fixture.report("r1"))
            let paths = ["/verify", "/sms", "/desk", "/verify?mobile=%3Cscript%3E", "/sms?mobile=%22%3E%3Cscript%3E"]
            for path in paths + paths.map({ $0 + ($0.contains("?") ? "&" : "?") + "lang=en" }) {
                let answer = try await talk.ask("GET", path)
                #expect(answer.status == 200)
                #expect(!answer.text.contains("<script"))
                #expect(answer.text.contains(path.contains("lang=en") ? "not a state filing" : "非真实备案"))
                #expect(
                    answer.text.contains(path.contains("lang=en") ? "<html lang=\"en\">" : "<html lang=\"zh-Hans\">")
                )
                #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
                #expect(!answer.text.contains("style=\""))
            }
            #expect(
                try await talk.ask("GET", "/desk").text.contains(
                    "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"
                )
            )
            #expect(!(try await talk.ask("GET", "/desk").text.contains("440524188001010014")), "masked on the desk")
        }
    }

    @Test("A person verifies on the page, told what is wrong and how many tries remain")
    func verifyPage() async throws {
        try await Conversation.hold { talk in
            try await talk.submit(Fixture.report("r1"))
            let inbox = try await talk.ask("GET", "/sms.json?mobile=13900000001").text
            let code = try await talk.code(for: "13900000001")
            #expect(inbox.contains(code))
            let empty = try await talk.ask("POST", "/verify", "lang=en&code=12&mobile=&suffix=")
            #expect(empty.status == 422)
            for field in ["code", "mobile", "suffix"] {
                #expect(empty.text.contains("<a href=\"#\(field)\">"))
                #expect(empty.text.contains("id=\"\(field)-mistake\""))
            }
            let wrong = try await talk.ask("POST", "/verify", "code=\(code)&mobile=13900000001&suffix=999999")
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("证件号码后六位不正确。还可以输错 4 次。"))
            let foreign = try await talk.ask(
                "POST",
                "/verify",
                "code=\(code)&mobile=13900000001&suffix=010014",
                headers: [WireHeader("Sec-Fetch-Site", "cross-site")]
            )
            #expect(foreign.status == 403)
            let soon = try await talk.ask("POST", "/verify/resend", "mobile=13900000001")
            #expect(soon.text.contains("请在 60 秒后再重发。"))
            talk.clock.advance(by: .seconds(60))
            #expect(try await talk.ask("POST", "/verify/resend", "mobile=13900000001").status == 303)
            let right = try await talk.ask("POST", "/verify", "code=\(code)&mobile=13900000001&suffix=010014")
            #expect(right.status == 303)
            let done = try await talk.ask("GET", right.header("Location") ?? "")
            #expect(done.text.contains("备案进入管局审核"))
        }
    }

    @Test("The desk decides by hand, once, with an opinion")
    func desk() async throws {
        try await Conversation.hold(decision: .byHand) { talk in
            let json = [WireHeader("Accept", "application/json")]
            let (first, second) = (Fixture.report("r1"), Fixture.report("r2"))
            try await talk.submit(first)
            #expect(try await talk.ask("POST", "/desk/sim-1/approve", "", headers: json).status == 409, "not verified")
            try await talk.verifyEverybody(of: first)
            try await talk.submit(second)
            try await talk.verifyEverybody(of: second)
            talk.clock.advance(by: .seconds(3600))
            #expect(try await talk.administration.tick() == 0, "nothing is decided by itself")
            let granted = try await talk.ask("POST", "/desk/sim-1/approve", "", headers: json)
            #expect(granted.status == 200)
            #expect(granted.text.contains("粤ICP备2026000001号-1"))
            #expect(try await talk.ask("POST", "/desk/sim-2/refuse", "opinion=+", headers: json).status == 422)
            #expect(try await talk.ask("POST", "/desk/sim-2/refuse", "opinion=%E4%B8%8D%E7%AC%A6").status == 303)
            #expect(try await talk.ask("POST", "/desk/sim-2/approve", "", headers: json).status == 409)
            #expect(try await talk.ask("POST", "/desk/sim-9/approve", "", headers: json).status == 404)
            #expect(try await talk.ask("GET", "/desk").text.contains("不符"))
            try await talk.inbox.poll()
            guard case .refused(let refusal) = await talk.sink.taken.last?.outcome else {
                Issue.record("no refusal was told")
                return
            }
            #expect(refusal.opinion == "不符")
        }
    }
}
