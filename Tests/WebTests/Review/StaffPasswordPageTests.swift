import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite struct StaffPasswordPageTests {
    @Test func `a one-time password opens nothing before it is changed`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer, passwordIsOneTime: true)
        try await StaffSite.run(scene) { site in
            let browser = WebVisitor(site)
            _ = try await browser.get("/staff/sign-in?lang=en")
            let entered = try await browser.post(
                "/staff/sign-in",
                [
                    ("name", reviewer.member.name), ("password", reviewer.password),
                    ("factor", try scene.factorCode(of: reviewer)),
                ])
            #expect(entered.header("Location") == "/staff")
            let application = "/staff/applications/\(filing.id)"
            for path in ["/staff", "/staff/queue", application, application + "/materials/mat_x"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 303 && answer.header("Location") == "/staff/password", "\(path)")
            }
            let page = try await browser.get("/staff/password")
            #expect(page.status == 200 && page.text.contains("Somebody else chose your password"))
            #expect(try await browser.post(application + "/take").header("Location") == "/staff/password")
            #expect(try await scene.stored(filing).takenBy == nil)

            func change(_ current: String, _ new: String) async throws -> WireAnswer {
                try await browser.post("/staff/password", [("current", current), ("password", new)])
            }
            #expect(try await change(reviewer.password, reviewer.password).status == 422)
            #expect(try await change(reviewer.password, "short").status == 422)
            let wrong = try await change("not the one at all", "another lantian 77")
            #expect([401, 422].contains(wrong.status) && wrong.text.contains("class=\"errors\""))
            #expect(try await browser.get("/staff/queue").status == 303)
            let changed = try await change(reviewer.password, "another lantian 77")
            #expect(changed.status == 303 && changed.header("Location") == "/staff")
            #expect(try await browser.get("/staff/queue").status == 200)
            #expect(try await browser.post(application + "/take").header("Location") != "/staff/password")
        }
    }

    @Test func `whoever has a one-time password may go away, and others may change theirs`() async throws {
        let scene = try await Scene()
        let newcomer = try await scene.staff(.auditor, passwordIsOneTime: true)
        let member = try await scene.staff(.auditor)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, newcomer, in: scene)
            _ = try await browser.get("/staff/password")
            #expect(try await browser.post("/staff/sign-out").header("Location") == "/staff/sign-in")
            let other = try await StaffSite.visitor(site, member, in: scene)
            for (language, title) in [("zh-Hans", "修改密码"), ("en", "Change the password")] {
                let page = try await other.get("/staff/password?lang=\(language)")
                #expect(page.status == 200 && page.text.contains(title))
            }
            #expect(try await other.get("/staff/queue").status == 200)
        }
    }

    @Test func `nobody waits for a hash who has to wait anyway`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            _ = try await browser.get("/staff/password")
            let fields = [("current", "not the one at all"), ("password", "another lantian 77")]
            for _ in 0..<Scene.policy.signInTries { _ = try await browser.post("/staff/password", fields) }
            let answer = try await browser.post("/staff/password", fields)
            #expect(answer.status == 429 && answer.header("Retry-After") == "60")
        }
    }
}
