import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite struct StaffSignInPageTests {
    @Test func `staff come in with password and second factor, and go out again`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = WebVisitor(site)
            let away = try await browser.get("/staff/queue?stage=refused")
            #expect(away.status == 303)
            #expect(away.header("Location") == "/staff/sign-in?next=%2Fstaff%2Fqueue%3Fstage%3Drefused")

            let page = try await browser.get("/staff/sign-in?lang=zh-Hans")
            #expect(page.text.contains("工作人员登录"))
            #expect(!page.text.contains("演示账号"))
            let entered = try await browser.post(
                "/staff/sign-in",
                [
                    ("name", reviewer.member.name), ("password", reviewer.password),
                    ("factor", try scene.factorCode(of: reviewer)), ("next", "/staff/queue?stage=refused"),
                ])
            #expect(entered.status == 303)
            #expect(entered.header("Location") == "/staff/queue?stage=refused")

            let queue = try await browser.get("/staff/queue")
            #expect(queue.status == 200)
            #expect(queue.text.contains(reviewer.member.name))
            #expect(try await browser.post("/staff/sign-out").header("Location") == "/staff/sign-in")
            #expect(try await browser.get("/staff/queue").status == 303)
        }
    }

    @Test func `a recovery code does once, and next leads nowhere else`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        let code = try #require(reviewer.factor.recoveryCodes.first)
        try await StaffSite.run(scene) { site in
            let fields = [
                ("name", reviewer.member.name), ("password", reviewer.password), ("factor", code),
                ("next", "//lantian-demo.cn/"),
            ]
            let browser = WebVisitor(site)
            _ = try await browser.get("/staff/sign-in")
            let entered = try await browser.post("/staff/sign-in", fields)
            #expect(entered.header("Location") == "/staff")

            let other = WebVisitor(site)
            _ = try await other.get("/staff/sign-in")
            #expect(try await other.post("/staff/sign-in", fields).status == 422)
        }
    }

    @Test func `wrong entries are told, in both languages, and the wait is told clearly`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = WebVisitor(site)
            _ = try await browser.get("/staff/sign-in?lang=en")
            let wrong = [("name", reviewer.member.name), ("password", "not the one at all"), ("factor", "000000")]
            let answer = try await browser.post("/staff/sign-in", wrong)
            #expect(answer.status == 422)
            #expect(answer.text.contains("Staff sign-in"))
            #expect(answer.text.contains("class=\"errors\""))
            #expect(!answer.text.contains("not the one at all"))

            #expect(answer.text.contains("the one-time code was not looked at"))
            let factor = [("name", reviewer.member.name), ("password", reviewer.password), ("factor", "000000")]
            let code = try await browser.post("/staff/sign-in", factor)
            #expect(code.status == 422 && code.text.contains("The one-time code is wrong"))
            #expect(!code.text.contains("Name or password"), "the password was right")

            var last = answer
            for _ in 0..<Scene.policy.signInTries { last = try await browser.post("/staff/sign-in", wrong) }
            #expect(last.status == 429)
            let wait = try #require(last.header("Retry-After"))
            #expect(Int(wait) ?? 0 > 0)
            #expect(last.text.contains(wait))
        }
    }

    @Test func `a demonstration shows its accounts with the codes of the moment, nothing else does`() async throws {
        let scene = try await Scene()
        var settings = WebSettings()
        settings.demo = true
        try await StaffSite.run(scene, settings: settings) { site in
            let page = try await WebVisitor(site).get("/staff/sign-in")
            #expect(page.status == 200)
            #expect(!page.text.contains("演示账号"))
        }
        try await LiveSite.run(
            desk: scene.desk, settings: settings,
            demoStaff: {
                [DemoStaffMember(name: "reviewer", password: "lantian demo 2026", role: .reviewer, code: "492039")]
            }
        ) { site in
            let page = try await WebVisitor(site).get("/staff/sign-in?lang=zh-Hans")
            for text in ["演示账号", "lantian demo 2026", "492039", "初审员"] { #expect(page.text.contains(text)) }
        }
    }

    @Test func `strangers and holders of accounts are led to the sign-in of staff`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let paths = [
            "/staff", "/staff/queue", "/staff/applications/app_x", "/staff/password",
            "/staff/applications/app_x/materials/mat_x", "/staff/administration",
            "/staff/accounts", "/staff/members",
        ]
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, holder, in: scene)
            for path in paths {
                let answer = try await browser.get(path)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.header("Location")?.hasPrefix("/staff/sign-in") == true, "\(path)")
            }
            _ = try await browser.get("/staff/sign-in")
            for deed in [
                "take", "verdicts", "accept", "send-back", "release", "reveal", "pass-rest", "retry", "return",
            ] {
                let answer = try await browser.post("/staff/applications/app_x/\(deed)")
                #expect(answer.status == 303, "\(deed)")
                let back = "&next=%2Fstaff%2Fapplications%2Fapp_x"
                #expect(answer.header("Location") == "/staff/sign-in?ended=yes" + back, "\(deed)")
            }
        }
    }
}
