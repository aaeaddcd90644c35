import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("The account's own pages")
struct AccountPageTests {
    private static let pages = [
        Links.account, Links.setup, Links.changePassword, Links.changeAddress, Links.sessions, Links.tokens,
        Links.accountHistory, Links.closeAccount, Links.contacts,
    ]

    private func live(
        site kind: AccountSite = .china, _ body: @Sendable (Scene, Holder, WebVisitor, LiveSite) async throws -> Void
    ) async throws {
        let scene = try await Scene()
        let holder = try await scene.account(site: kind)
        try await StaffSite.run(scene) { site async throws in
            let session = try await scene.signIn(holder)
            try await body(scene, holder, WebVisitor(site, cookies: ["session": session.secret]), site)
        }
    }

    @Test("every page is there in both languages, without a missing string", arguments: Language.allCases)
    func pages(_ language: Language) async throws {
        try await live { _, holder, visitor, site async throws in
            for path in Self.pages {
                let answer = try await visitor.get(path + "?lang=\(language.rawValue)")
                #expect(answer.status == 200, "\(path)")
                #expect(answer.text.contains("<html lang=\"\(language.rawValue)\">"))
                #expect(answer.text.firstMatch(of: /\[[a-z]+\.[A-Za-z.\-]+\]/) == nil, "\(path)")
                #expect(!answer.text.contains(holder.address.text), "\(path) shows the address in clear")
            }
            let guest = WebVisitor(site)
            let documents = AgreementDocument.allCases.map(Links.agreement)
            for path in [Links.signUp, Links.signIn(), Links.reset] + documents {
                let answer = try await guest.get(path + "?lang=\(language.rawValue)")
                #expect(answer.status == 200, "\(path)")
                #expect(answer.text.firstMatch(of: /\[[a-z]+\.[A-Za-z.\-]+\]/) == nil, "\(path)")
            }
            let terms = try await guest.get(Links.agreement(.terms)).text
            #expect(terms.contains(AgreementDocument.terms.edition))
            #expect(try await guest.get("/agreements/nothing").status == 404)
        }
    }

    @Test("the header's switch saves the language of the account")
    func language() async throws {
        try await live { scene, holder, visitor, _ async throws in
            #expect(try await visitor.get(Links.tokens).text.contains("name=\"back\" value=\"/account/tokens\""))
            let saved = try await visitor.post(Links.language, [("language", "en"), ("back", "/account/tokens")])
            #expect(saved.header("Location") == "/account/tokens")
            #expect(try await visitor.get(Links.tokens).text.contains("<html lang=\"en\">"))
            #expect(try await scene.answer(AccountOverview(), as: holder.actor).account.language == .english)
            let away = try await visitor.post(Links.language, [("language", "zh-Hans"), ("back", "//evil.example")])
            #expect(away.header("Location") == Links.account)
            #expect(try await visitor.post(Links.language, [("language", "xx")]).status == 422)
        }
    }

    @Test("sessions are listed with device and network, and ended one by one or all others")
    func sessions() async throws {
        try await live { scene, holder, visitor, site async throws in
            let other = try await scene.signIn(holder)
            let third = try await scene.signIn(holder)
            let page = try await visitor.get(Links.sessions).text
            #expect(page.contains("Chromium") && page.contains("当前设备"))
            #expect(page.matches(of: /\/account\/sessions\/ses_[0-9a-z]+\/end/).count == 2)
            #expect(try await visitor.post(Links.endSession(other.id)).header("Location") == Links.sessions)
            #expect(try await WebVisitor(site, cookies: ["session": other.secret]).get(Links.account).status == 303)
            #expect(try await visitor.post(Links.endSession(other.id)).status == 404)
            #expect(try await visitor.post(Links.endOtherSessions).status == 303)
            #expect(try await WebVisitor(site, cookies: ["session": third.secret]).get(Links.account).status == 303)
            #expect(try await visitor.get(Links.account).status == 200)
        }
    }

    @Test("a token is shown once, works by its digest, and is revoked")
    func tokens() async throws {
        try await live { scene, _, visitor, _ async throws in
            _ = try await visitor.get(Links.tokens)
            let wrong = try await visitor.post(Links.tokens, [("label", ""), ("days", "0"), ("door", "api")])
            #expect(wrong.status == 422)
            for field in ["#f-label", "#f-scopes", "#f-days"] { #expect(wrong.text.contains("href=\"\(field)\"")) }
            let made = try await visitor.post(
                Links.tokens, [("label", "发布脚本"), ("scopes", "applications"), ("days", "30"), ("door", "api")])
            #expect(made.status == 201)
            let text = try #require(made.text.firstMatch(of: /<code id="fresh-token">(bei_[A-Za-z0-9_-]+)<\/code>/))
                .output.1
            let bearer = try await scene.answer(
                CurrentToken(digest: Mint.digest(of: String(text))), as: .visitor(.api))
            #expect(bearer?.actor.scopes == [.applications])
            let page = try await visitor.get(Links.tokens).text
            #expect(page.contains("发布脚本") && !page.contains("bei_"))
            let revoke = try #require(page.firstMatch(of: /\/account\/tokens\/tok_[0-9a-z]+\/revoke/)).output
            #expect(try await visitor.post(String(revoke)).status == 303)
            #expect(
                try await scene.answer(CurrentToken(digest: Mint.digest(of: String(text))), as: .visitor(.api)) == nil)
        }
    }

    @Test("the password changes with the old one, and a wrong old one is told at its field")
    func password() async throws {
        try await live { scene, holder, visitor, site async throws in
            let other = try await scene.signIn(holder)
            _ = try await visitor.get(Links.changePassword)
            let wrong = try await visitor.post(
                Links.changePassword, [("current", "nonsense"), ("password", "another long sentence")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-current\""))
            let right = try await visitor.post(
                Links.changePassword, [("current", holder.password), ("password", "another long sentence")])
            #expect(right.header("Location") == Links.account)
            #expect(try await visitor.get(Links.account).status == 200)
            #expect(try await WebVisitor(site, cookies: ["session": other.secret]).get(Links.account).status == 303)
        }
    }

    @Test("the mobile changes to a mail address with a code from each")
    func address() async throws {
        try await live { scene, holder, visitor, _ async throws in
            scene.clock.advance(by: .minutes(2))
            _ = try await visitor.get(Links.changeAddress)
            let own = try await visitor.post(
                Links.changeAddress, [("address", holder.address.text), ("confirmedAt", "mobile")])
            #expect(own.status == 422 && own.text.contains("href=\"#f-address\""))
            let new = "new.one@lantian-demo.cn"
            let sent = try await visitor.post(Links.changeAddress, [("address", new), ("confirmedAt", "mobile")])
            #expect(sent.header("Location") == Links.changeAddressCode)
            #expect(try await visitor.get(Links.changeAddressCode).text.contains("n******@lantian-demo.cn"))
            let codes = [
                ("confirmation", try await scene.lastCode(to: holder.address.text)),
                ("code", try await scene.lastCode(to: new)),
            ]
            let empty = try await visitor.post(Links.changeAddressCode, [])
            #expect(empty.status == 422 && empty.text.contains("#f-confirmation") && empty.text.contains("#f-code"))
            #expect(try await visitor.post(Links.changeAddressCode, codes).header("Location") == Links.account)
            #expect(try await scene.letters(to: holder.address.text).contains(.addressChanged))
            #expect(try await visitor.get(Links.account).text.contains("n******@lantian-demo.cn"))
        }
    }

    @Test("the own data comes as a file, and stands in the account's history")
    func export() async throws {
        try await live { _, holder, visitor, _ async throws in
            _ = try await visitor.get(Links.account)
            let file = try await visitor.post(Links.exportOwn)
            #expect(file.status == 200 && file.header("Content-Type") == "application/json")
            #expect(file.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(file.text.contains(holder.address.text) && file.text.contains("\"agreements\""))
            #expect(try await visitor.get(Links.accountHistory).text.contains("导出个人数据"))
        }
    }

    @Test("the history says that whoever signed in was the holder, and leaves open who failed to")
    func history() async throws {
        try await live { scene, holder, visitor, _ async throws in
            let before = try await visitor.get(Links.accountHistory).text
            #expect(before.contains("<td>登录</td><td>本人（登录：电脑）</td>"))
            #expect(before.contains("<td>注册账号</td><td>本人</td>") && !before.contains("<td>登录失败</td>"))
            _ = try? await scene.perform(
                SignIn(
                    address: holder.address, password: scene.typed("not the one", by: .holder(holder.address))),
                as: scene.visitor())
            let after = try await visitor.get(Links.accountHistory).text
            #expect(after.contains("<td>登录失败</td><td>未登录访客</td>"))
        }
    }

    @Test("what is accepted is no task any more, and who comes back to it is told so")
    func agreements() async throws {
        try await live { _, _, visitor, _ async throws in
            let setup = try await visitor.get(Links.setup).text
            #expect(!setup.contains("href=\"\(Links.acceptAgreements)\"") && setup.contains("<span>同意协议</span>"))
            let again = try await visitor.get(Links.agreeing(next: Links.startApplication))
            #expect(again.header("Location") == Links.startApplication)
            #expect(try await visitor.get(Links.startApplication).text.contains("您已经同意过这些协议。"))
        }
    }

    @Test("closing needs the password, ends the other sessions, and can be taken back")
    func closing() async throws {
        try await live { _, holder, visitor, _ async throws in
            #expect(try await visitor.get(Links.closeAccount).text.contains("30 天"))
            #expect(try await visitor.post(Links.closeAccount, [("current", "nonsense")]).status == 422)
            #expect(try await visitor.post(Links.closeAccount, [("current", holder.password)]).status == 303)
            #expect(try await visitor.get(Links.setup).header("Location") == Links.account)
            let page = try await visitor.get(Links.account).text
            #expect(page.contains("账号正在注销") && page.contains("action=\"/account/reopen\""))
            #expect(
                try await visitor.post(Links.contacts, [("person", "钱七"), ("mail", "a@lantian-demo.cn")]).status == 409)
            #expect(try await visitor.post(Links.reopenAccount).status == 303)
            #expect(try await !visitor.get(Links.account).text.contains("账号正在注销"))
        }
    }
}
