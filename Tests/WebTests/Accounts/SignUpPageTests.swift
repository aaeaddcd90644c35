import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Signing up, in and out, through the pages")
struct SignUpPageTests {
    static let mobile = "13900000777"
    static let password = "lantian staple 42"
    static let english = WireHeader("Accept-Language", "en")

    static func agreed(_ code: String, password: String = password) -> [(String, String)] {
        [("code", code), ("password", password)]
            + AgreementDocument.ofAccount.flatMap { [($0.rawValue, "yes"), ("edition.\($0.rawValue)", $0.edition)] }
    }

    static func signUp(_ visitor: WebVisitor, _ scene: Scene, address: String = mobile, site: String = "china")
        async throws
    {
        _ = try await visitor.get(Links.signUp)
        let sent = try await visitor.post(Links.signUp, [("site", site), ("address", address)])
        #expect(sent.status == 303 && sent.header("Location") == Links.signUpCode)
        #expect(try await visitor.get(Links.signUpCode).status == 200)
        let opened = try await visitor.post(Links.signUpCode, agreed(scene.lastCode(to: address)))
        #expect(opened.header("Location") == Links.setup)
    }

    @Test("from the first page to a proved contact, with the codes of the outbox")
    func wholeWay() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            try await Self.signUp(visitor, scene)
            let setup = try await visitor.get(Links.setup)
            #expect(setup.text.contains("开始备案之前") && setup.text.contains("注册成功"))
            #expect(setup.text.contains("139****0777"))

            let contacts = try await visitor.get(Links.contacts)
            #expect(contacts.text.contains("还不能提交备案申请"))
            let added = try await visitor.post(
                Links.contacts,
                [
                    ("person", "钱七"), ("mail", "qian.qi@lantian-demo.cn"), ("choices.progress", "mail"),
                    ("choices.status", "sms"),
                ])
            #expect(added.header("Location") == Links.contacts)
            let listed = try await visitor.get(Links.contacts).text
            #expect(listed.contains("q******@lantian-demo.cn") && !listed.contains("value=\"qian.qi@"))
            let id = try #require(listed.firstMatch(of: /\/contacts\/(con_[0-9a-z]+)\/code/)).output.1

            #expect(try await visitor.post("/contacts/\(id)/code", [("kind", "mail")]).status == 303)
            let code = try await scene.lastCode(to: "qian.qi@lantian-demo.cn")
            let wrong = try await visitor.post(
                "/contacts/\(id)/verify", [("kind", "mail"), ("code-\(id)-mail", "000")])
            #expect(wrong.status == 422 && wrong.text.contains("aria-invalid=\"true\""))
            let right = try await visitor.post("/contacts/\(id)/verify", [("kind", "mail"), ("code-\(id)-mail", code)])
            #expect(right.header("Location") == Links.contacts)
            #expect(try await visitor.get(Links.contacts).text.contains("可以提交备案申请了"))
            #expect(try await visitor.get(Links.setup).header("Location") == Links.applications())
        }
    }

    @Test("the English way from the international site, closed when the provider says so")
    func international() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site, headers: [Self.english])
            _ = try await visitor.get(Links.signUp)
            let mobile = try await visitor.post(Links.signUp, [("site", "international"), ("address", Self.mobile)])
            #expect(
                mobile.status == 422 && mobile.text.contains("Accounts of the international site use a mail address"))
            try await Self.signUp(visitor, scene, address: "li@intl-demo.cn", site: "international")
            #expect(try await visitor.get(Links.setup).text.contains("Before you start filing"))
            let page = try await visitor.get(Links.contacts).text
            #expect(!page.contains("name=\"mobile\"") && !page.contains("value=\"sms\""))
        }
        var policy = Scene.policy
        policy.internationalSiteIsOpen = false
        let closed = try await Scene(policy: policy)
        try await StaffSite.run(closed) { site async throws in
            let visitor = WebVisitor(site, headers: [Self.english])
            let page = try await visitor.get(Links.signUp).text
            #expect(
                page.contains("The international site takes no new accounts")
                    && !page.contains("value=\"international\""))
            let forced = try await visitor.post(
                Links.signUp, [("site", "international"), ("address", "li@intl-demo.cn")])
            #expect(forced.status == 403)
        }
    }

    @Test("known and unknown addresses are answered alike")
    func alike() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await StaffSite.run(scene) { site async throws in
            func answers(_ address: String) async throws -> [String] {
                scene.clock.advance(by: .minutes(3))
                let visitor = WebVisitor(site)
                _ = try await visitor.get(Links.signUp)
                let sent = try await visitor.post(Links.signUp, [("site", "china"), ("address", address)])
                let page = try await visitor.get(Links.signUpCode)
                scene.clock.advance(by: .minutes(3))
                let tried = try await visitor.post(Links.signUpCode, Self.agreed("000000"))
                _ = try await visitor.get(Links.reset)
                let reset = try await visitor.post(Links.reset, [("address", address)])
                let resetPage = try await visitor.get(Links.resetCode)
                let entered = try await visitor.post(Links.signIn(), [("address", address), ("password", "x")])
                return [sent, page, tried, reset, resetPage, entered].map { answer in
                    let text = answer.text.replacing(/name="_token" value="[^"]*"/, with: "")
                    let plain = text.replacing(address, with: "ADDRESS").replacing(masked(address), with: "MASKED")
                    return "\(answer.status) \(answer.header("Location") ?? "") \(plain)"
                }
            }
            func masked(_ address: String) -> String { (try? LoginAddress(address).masked.description) ?? "" }
            let known = try await answers(holder.address.text)
            let unknown = try await answers("13900000999")
            #expect(known == unknown)
            #expect(known.last?.hasPrefix("401") == true)
        }
    }

    @Test("everything that is wrong with the second page is told at once, and no try of the code is lost to it")
    func faultsAtOnce() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            _ = try await visitor.get(Links.signUp)
            _ = try await visitor.post(Links.signUp, [("site", "china"), ("address", Self.mobile)])
            _ = try await visitor.get(Links.signUpCode)
            for _ in 0..<6 {
                let answer = try await visitor.post(Links.signUpCode, [("code", ""), ("password", "short")])
                #expect(answer.status == 422)
                for text in ["href=\"#f-code\"", "href=\"#f-password\"", "href=\"#f-terms\"", "href=\"#f-privacy\""] {
                    #expect(answer.text.contains(text), "\(text)")
                }
                #expect(!answer.text.contains("value=\"short\""))
            }
            let code = try await scene.lastCode(to: Self.mobile)
            #expect(try await visitor.post(Links.signUpCode, Self.agreed(code)).status == 303)
            #expect(try await visitor.get(Links.signUpCode).header("Location") == Links.signUp)
        }
    }

    @Test("too many codes and too many tries are told with the time to wait")
    func throttled() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            _ = try await visitor.get(Links.signUp)
            _ = try await visitor.post(Links.signUp, [("site", "china"), ("address", Self.mobile)])
            let again = try await visitor.post(Links.signUp, [("site", "china"), ("address", Self.mobile)])
            #expect(again.status == 429 && again.header("Retry-After") == "60" && again.text.contains("请等待 60 秒"))
            #expect(again.text.contains("value=\"\(Self.mobile)\""))

            _ = try await visitor.get(Links.signIn())
            var last = try await visitor.post(
                Links.signIn(), [("address", holder.address.text), ("password", "wrong")])
            for _ in 0..<5 where last.status == 401 {
                last = try await visitor.post(
                    Links.signIn(), [("address", holder.address.text), ("password", "wrong")])
            }
            #expect(last.status == 429 && last.text.contains("请等待"))
            scene.clock.advance(by: .hours(2))
            let entered = try await visitor.post(
                Links.signIn(), [("address", holder.address.text), ("password", holder.password), ("next", "/account")])
            #expect(entered.header("Location") == "/account")
        }
    }

    @Test("signing in leads back to where one was going and never elsewhere; signing out ends the session")
    func inAndOut() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            #expect(try await visitor.get("/account").header("Location") == "/sign-in?next=%2Faccount")
            #expect(try await visitor.get("/sign-in?next=%2Faccount").text.contains("name=\"next\" value=\"/account\""))
            let fields = [("address", holder.address.text), ("password", holder.password)]
            let away = try await visitor.post(Links.signIn(), fields + [("next", "https://evil.example")])
            #expect(away.header("Location") == Links.setup)
            let secret = try #require(await visitor.cookie("session"))
            #expect(try await visitor.get("/account").status == 200)
            #expect(try await visitor.post(Links.signOut).status == 303)
            #expect(await visitor.cookie("session") == nil)
            #expect(try await WebVisitor(site, cookies: ["session": secret]).get("/account").status == 303)
        }
    }

    @Test("a new password by code, after which the old session is over")
    func reset() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let session = try await scene.signIn(holder)
        scene.clock.advance(by: .minutes(2))
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            _ = try await visitor.get(Links.reset)
            let sent = try await visitor.post(Links.reset, [("address", holder.address.text)])
            #expect(sent.header("Location") == Links.resetCode)
            #expect(try await visitor.get(Links.resetCode).text.contains("30 分钟"))
            let code = try await scene.lastCode(to: holder.address.text)
            let fields = [("code", code), ("password", "another long sentence")]
            #expect(try await visitor.post(Links.resetCode, fields).header("Location") == Links.signIn())
            #expect(try await WebVisitor(site, cookies: ["session": session.secret]).get("/account").status == 303)
            _ = try await visitor.get(Links.signIn())
            let entered = try await visitor.post(
                Links.signIn(), [("address", holder.address.text), ("password", "another long sentence")])
            #expect(entered.status == 303)
        }
    }

    @Test(
        "a form that did not come from our page opens nothing",
        arguments: [Links.signUp, Links.signIn(), Links.reset, Links.language])
    func forged(_ path: String) async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            _ = try await visitor.get(Links.signUp)
            #expect(try await visitor.post(path, [("address", Self.mobile)], token: "guess").status == 403)
            #expect(try await scene.letters(to: Self.mobile).isEmpty)
        }
    }

    @Test("the pending address cannot be forged")
    func forgedPending() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site, cookies: ["pending": "eyJraW5kIjoibW9iaWxlIn0.x"])
            #expect(try await visitor.get(Links.signUpCode).header("Location") == Links.signUp)
        }
    }
}
