import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("A form that comes after the session has ended")
struct EndedSessionTests {
    @Test(
        "the sign-in says that nothing was saved, and leads back to the page of the form",
        arguments: Language.allCases)
    func holder(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let application = try await scene.started(by: holder)
        let session = try await scene.signIn(holder)
        let page = "/applications/\(application.id)/sections/entity"
        try await StaffSite.run(scene) { site async throws in
            let tongue = WireHeader("Accept-Language", language.rawValue)
            let visitor = WebVisitor(site, cookies: ["session": session.secret], headers: [tongue])
            #expect(try await visitor.get(page).status == 200)
            try await scene.perform(SignOut(session: session.id), as: holder.actor)
            let sent = try await visitor.post(page, [("entity.name", "福州青山演示有限公司")])
            #expect(sent.status == 303)
            let location = try #require(sent.header("Location"))
            #expect(location == Links.signIn(next: page, ended: true))
            let signIn = Browsing.expectPage(try await visitor.get(location), "sign-in")
            let words = try Strings(folder: Site.folder("Strings")).words(in: language)
            #expect(signIn.contains(words("accounts.ended.title")))
            let entered = try await visitor.post(
                Links.signIn(),
                [
                    ("address", holder.address.text), ("password", holder.password),
                    ("next", Browsing.hidden("next", in: signIn)),
                ])
            #expect(entered.header("Location") == page)
            #expect(try await visitor.get(page).status == 200)
        }
    }

    @Test("a page that was only opened says nothing of it")
    func opened() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            let away = try #require(try await visitor.get("/account").header("Location"))
            #expect(away == "/sign-in?next=%2Faccount")
            #expect(try await !visitor.get(away).text.contains("会话已过期"))
            _ = try await visitor.get("/staff/sign-in")
            #expect(try await visitor.post("/staff/sign-out").header("Location") == "/staff/sign-in")
        }
    }

    @Test("a form without a page of its own leads to the page from which it came, never to another site")
    func referrer() async throws {
        let scene = try await Scene()
        try await StaffSite.run(scene) { site async throws in
            let visitor = WebVisitor(site)
            func next(_ path: String, _ referrer: String, _ more: [WireHeader] = []) async throws -> String? {
                try await visitor.post(path, headers: [WireHeader("Referer", referrer)] + more).header("Location")
            }
            let ended = "/sign-in?ended=yes"
            let page = site.origin + "/service-numbers?page=2"
            #expect(
                try await next("/account/export", site.origin + "/account") == ended + "&next=%2Faccount")
            #expect(try await next("/contacts/con_x/code", page) == ended + "&next=%2Fservice-numbers%3Fpage%3D2")
            for strange in [
                "https://evil.example", "https://evil.example//evil.example/", "https://evil.example/nowhere",
                site.origin + "/account/export", "//evil.example/account", "nothing", "",
            ] {
                #expect(try await next("/account/export", strange) == ended, "\(strange)")
            }
            let foreign = [WireHeader("Sec-Fetch-Site", "cross-site")]
            #expect(try await next("/account/export", "https://evil.example/account", foreign) == ended)
            #expect(
                try await next("/staff/applications/app_x/verdicts", site.origin + "/staff/applications/app_x")
                    == "/staff/sign-in?ended=yes&next=%2Fstaff%2Fapplications%2Fapp_x")
            let staff = try await visitor.get("/staff/sign-in?ended=yes&next=%2Fstaff%2Fqueue").text
            #expect(staff.contains("会话已过期") && staff.contains("name=\"next\" value=\"/staff/queue\""))
        }
    }
}
