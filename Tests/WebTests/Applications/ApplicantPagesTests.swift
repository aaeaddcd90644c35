import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("The applicant's pages")
struct ApplicantPagesTests {
    @Test("an application at every stage shows where it stands", arguments: Stage.allCases, Language.allCases)
    func stages(_ stage: Stage, _ language: Language) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        let words = try Strings(folder: Site.folder("Strings")).words(in: language)
        let settings = WebSettings(
            simulatorLinks: SimulatorLinks(
                verification: "http://127.0.0.1:9/verify", smsInbox: "http://127.0.0.1:9/sms",
                ownSMSInbox: "http://127.0.0.1:9/own", mailInbox: "http://127.0.0.1:9/mail",
                desk: "http://127.0.0.1:9/desk"))
        try await Browsing.run(scene, [filing.holder], language: language, settings: settings) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let page = Browsing.expectPage(try await visitor.get("/applications/\(filing.id)"), "\(stage)")
            #expect(page.contains(words("stage.applicant.\(stage.rawValue)")))
            #expect(page.contains(Markup(words("stage.next.\(stage.rawValue)"))))
            let steps = try await scene.stored(filing).steps(for: .applicant)
            for step in Step.allCases where step != .submit {
                let address = "/applications/\(filing.id)/steps/\(step.rawValue)"
                #expect(page.contains("\"\(address)\"") == steps.contains(step), "\(step) at \(stage)")
            }
            #expect(page.contains("http://127.0.0.1:9/verify") == (stage == .smsVerification))
            let list = Browsing.expectPage(try await visitor.get("/applications"), "list")
            #expect(list.contains("/applications/\(filing.id)\""))
            #expect(list.contains(words("stage.applicant.\(stage.rawValue)")))
        }
    }

    @Test(
        "every page of a draft and of a returned application opens", arguments: [Stage.draft, .correction],
        Language.allCases)
    func sections(_ stage: Stage, _ language: Language) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage, dossier: SampleDossier.companyWithServicePerson())
        let service = filing.services[0]
        let base = "/applications/\(filing.id)"
        let pages =
            ["/check", "/materials", "/hosting?service=\(service)", "/steps/abandon"]
            + ["type-check", "entity", "person"].map { "/sections/\($0)" }
            + ["service", "service-person"].map { "/sections/\($0)?service=\(service)" }
        try await Browsing.run(scene, [filing.holder], language: language) { browsing in
            let visitor = browsing.visitor(filing.holder)
            for page in pages { Browsing.expectPage(try await visitor.get(base + page), page) }
            for page in ["/applications/new", "/instances", "/service-numbers", "/filings", "/messages", "/lookup"] {
                Browsing.expectPage(try await visitor.get(page), page)
            }
        }
    }

    @Test("a holder without anything is told the path", arguments: Language.allCases)
    func empty(_ language: Language) async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await Browsing.run(scene, [holder], language: language) { browsing in
            let visitor = browsing.visitor(holder)
            for page in [
                "/applications", "/applications/new", "/instances", "/service-numbers", "/filings", "/messages",
            ] {
                Browsing.expectPage(try await visitor.get(page), page)
            }
            #expect(try await visitor.get("/applications").text.contains("class=\"empty\""))
        }
    }

    @Test("what was sent back is named with reason, remedy and links to exactly the pages where it is mended")
    func returned() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.sendBack(filing, [.contact])
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let page = Browsing.expectPage(try await visitor.get("/applications/\(filing.id)"), "returned")
            #expect(page.contains("请按要求修改。"))
            let rejection = try #require(scene.house.rulebook.rejections.first)
            #expect(page.contains(rejection.reason.chinese) && page.contains(rejection.remedy.chinese))
            #expect(page.contains("修改：主体负责人") && !page.contains("修改：网站信息"))
            let person = Browsing.expectPage(
                try await visitor.get("/applications/\(filing.id)/sections/person"), "person")
            #expect(person.contains("name=\"entity.person.mobile\"") && !person.contains("name=\"entity.person.name\""))
            let entity = Browsing.expectPage(
                try await visitor.get("/applications/\(filing.id)/sections/entity"), "entity")
            #expect(!entity.contains("name=\"entity.name\"") && entity.contains("福州青山演示有限公司"))
        }
    }

    @Test("a granted filing shows its number, what the site has to show, and that it is simulated")
    func granted() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let domain = try await scene.stored(filing).dossier.answer(.domain)
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            for address in ["/applications/\(filing.id)", "/filings"] {
                let page = Browsing.expectPage(try await visitor.get(address), address)
                #expect(page.contains("模拟备案号，并非国家备案。"))
                #expect(page.contains("&lt;a href=&quot;https://beian.miit.gov.cn/&quot;"))
                #expect(page.contains("闽ICP备") && page.contains("号-1"))
            }
            let found = Browsing.expectPage(try await browsing.stranger().get("/lookup?q=www.\(domain)"), "look-up")
            #expect(found.contains("福州青山演示有限公司") && found.contains("模拟备案号，并非国家备案。"))
            let byName = try await browsing.stranger().get("/lookup" + Links.query([("q", "福州青山")])).text
            #expect(byName.contains("号-1"))
            let none = Browsing.expectPage(
                try await browsing.stranger(language: .english).get("/lookup?q=nobody-demo.cn"), "nothing found")
            #expect(none.contains("Nothing found"))
        }
    }

    @Test("an entity that has a number is told so instead of the form", arguments: Language.allCases)
    func filedAlready(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let number = try await scene.grant(filing)
        let answers = try await scene.formFields(scene.stored(filing).dossier, .typeCheck)
        try await Browsing.run(scene, [filing.holder], language: language) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let page = Browsing.expectPage(try await visitor.get("/applications/new"), "start", 409)
            #expect(page.contains(number) && page.contains(scene.house.policy.providerName))
            #expect(page.contains(language == .chinese ? "新增服务" : "add a service"))
            #expect(!page.contains("<form method=\"post\" action=\"/applications/new\""))
            let sent = try await visitor.post("/applications/new", [("product", "hosting")] + answers)
            #expect(Browsing.expectPage(sent, "start by force", 409).contains(number))
        }
    }

    @Test("a name of one character is not looked up", arguments: Language.allCases)
    func shortName(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        _ = try await scene.application(at: .granted)
        try await Browsing.run(scene, [], language: language) { browsing in
            let visitor = browsing.stranger(language: language)
            let page = Browsing.expectPage(
                try await visitor.get("/lookup" + Links.query([("q", "福")])), "one character", 422)
            #expect(page.contains(language == .chinese ? "至少填 2 个字" : "at least 2 characters"))
            let found = Browsing.expectPage(
                try await visitor.get("/lookup" + Links.query([("q", "福州")])), "two characters")
            #expect(found.contains("福州青山"))
        }
    }

    @Test("a message is opened by a form, and is read from then on")
    func messages() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        let other = try await scene.account()
        try await Browsing.run(scene, [filing.holder, other]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let list = Browsing.expectPage(try await visitor.get("/messages"), "list")
            let id = try #require(list.firstMatch(of: /action="\/messages\/(msg_[a-z0-9]+)"/)).output.1
            let page = Browsing.expectPage(try await visitor.get("/messages/\(id)"), "message")
            #expect(page.contains("/applications/\(filing.id)"))
            #expect(
                try await visitor.get("/messages").text.contains("action=\"/messages/\(id)\""),
                "looking changes nothing")
            let opened = try await visitor.post("/messages/\(id)")
            #expect(opened.status == 303 && opened.header("Location") == "/messages/\(id)")
            #expect(try await visitor.get("/messages").text.contains("href=\"/messages/\(id)\""))
            #expect(try await browsing.visitor(other).get("/messages/\(id)").status == 404)
        }
    }

    private func Markup(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("'", with: "&#39;").replacing("\"", with: "&quot;")
    }
}
