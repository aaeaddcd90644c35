import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Strangers and hostile input at the applicant's pages")
struct HostileApplicantTests {
    @Test("somebody else's application is not there, whatever is asked of it")
    func strangers() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let other = try await scene.account()
        let material = try #require(try await scene.stored(filing).dossier.materials.first?.material)
        let base = "/applications/\(filing.id)"
        let service = filing.services[0]
        let pages = [
            "", "/check", "/materials", "/hosting?service=\(service)", "/sections/entity", "/steps/abandon",
            "/services/\(service)/remove",
        ]
        try await Browsing.run(scene, [filing.holder, other]) { browsing in
            let visitor = browsing.visitor(other)
            _ = try await visitor.get("/applications")
            for page in pages {
                #expect(try await visitor.get(base + page).status == 404, "GET \(page)")
                guard !page.isEmpty else { continue }
                let answer = try await visitor.post(base + page, [("seen", "1"), ("commitment", "yes")])
                #expect([404, 422].contains(answer.status), "POST \(page): \(answer.status)")
            }
            #expect(try await visitor.post(base + "/services", [("seen", "1")]).status == 404)
            #expect(try await visitor.post(base + "/materials/\(material)/remove").status == 404)
            #expect(try await visitor.get("/materials/\(material)").status == 404)
            #expect(try await browsing.stranger().get("/materials/\(material)").status == 303)
            #expect(try await browsing.stranger().get(base).status == 303)
        }
        #expect(try await scene.stored(filing).stage == .draft)
    }

    @Test("a picture is served as what it is, and can do nothing in a browser")
    func picture() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let material = try #require(try await scene.stored(filing).dossier.materials.first?.material)
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let answer = try await browsing.visitor(filing.holder).get("/materials/\(material)")
            #expect(answer.status == 200 && answer.body == TestPicture.png())
            #expect(answer.header("Content-Type") == "image/png")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Content-Disposition") == "inline")
            #expect(answer.header("Cache-Control")?.contains("no-store") == true)
            #expect(answer.header("Content-Security-Policy")?.contains("sandbox") == true)
        }
    }

    @Test("a file that is no picture, or none, is told at its place", arguments: Language.allCases)
    func uploads(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let application = try await scene.started(by: holder)
        let path = "/applications/\(application.id)/materials"
        try await Browsing.run(scene, [holder], language: language) { browsing in
            let visitor = browsing.visitor(holder)
            _ = try await visitor.get(path)
            let wrong = Form.File(
                field: "picture.person-front", name: "<script>.png", mediaType: "image/png", bytes: Array("GIF89a".utf8)
            )
            let refused = try await visitor.post(path + "?kind=person-front", files: [wrong])
            let page = Browsing.expectPage(refused, "no picture", 422)
            #expect(page.contains("id=\"f-picture-person-front-error\"") && !page.contains("<script>."))
            Browsing.expectPage(try await visitor.post(path + "?kind=person-front", files: []), "no file", 422)
            let large = Form.File(
                field: "picture.person-front", name: "a.png", mediaType: "image/png",
                bytes: [UInt8](repeating: 7, count: (4 << 20) + 1))
            Browsing.expectPage(try await visitor.post(path + "?kind=person-front", files: [large]), "too large", 413)
            #expect(try await visitor.post(path + "?kind=nonsense", files: [wrong]).status == 404)
            let other = Form.File(
                field: "picture.domain-certificate", name: "a.png", mediaType: "image/png", bytes: TestPicture.png())
            #expect(
                try await visitor.post(path + "?kind=domain-certificate&service=svc_x", files: [other]).status == 422)
        }
    }

    @Test("what no form of ours sends is refused, never with a fault of ours")
    func nonsense() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let base = "/applications/\(filing.id)"
        let service = filing.services[0]
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            _ = try await visitor.get(base)
            let junk = "%00%ff<svg onload=1>'\"\u{0301}\u{202E}; DROP TABLE application; ../../etc"
            let gets = [
                "/applications/app_nothing", "/applications/APP", base + "/sections/hosting",
                base + "/sections/nonsense",
                base + "/sections/service?service=svc_nothing", base + "/sections/service", base + "/hosting",
                base + "/steps/grant", base + "/steps/nonsense", base + "/services/svc_nothing/remove",
                "/materials/mat_nothing", "/messages/msg_nothing", "/service-numbers/sin_nothing/revoke",
            ]
            for path in gets { #expect(try await visitor.get(path).status == 404, "\(path)") }
            #expect(try await visitor.get(base + "/steps/resubmit").status == 409)
            for list in [
                "/applications?before=", "/filings?after=", "/messages?before=", "/instances?after=",
                "/service-numbers?before=", "/lookup?q=ab&after=",
            ] {
                let answer = try await visitor.get(list + Links.encoded(junk))
                #expect(answer.status == 400 || answer.status == 200, "\(list): \(answer.status)")
            }
            let search = try await visitor.get("/lookup" + Links.query([("q", junk)]))
            Browsing.expectPage(search, "look-up of junk", 200)
            #expect(!search.text.contains("<svg"))
            let long = String(repeating: "蓝", count: 5_000)
            #expect(try await visitor.get("/lookup" + Links.query([("q", String(long.prefix(1_000)))])).status < 500)
            for fields in [
                [("seen", "x")], [], [("seen", "1"), ("entity.name", long)], [("seen", "999999999999999999999")],
            ] {
                let answer = try await visitor.post(base + "/sections/entity", fields)
                #expect((400..<500).contains(answer.status), "\(fields.map(\.0)): \(answer.status)")
            }
            let version = String(try await scene.stored(filing).version)
            let hosting = base + "/hosting?service=\(service)"
            for choice in ["", "number", "ins-nothing", junk] {
                let fields = [
                    ("seen", version), ("services.0.hosting", choice), ("number", choice == "number" ? junk : ""),
                ]
                Browsing.expectPage(try await visitor.post(hosting, fields), "hosting on \(choice)", 422)
            }
            let contents = [
                ("seen", version), ("services.0.contents", "shopping;nonsense"), ("services.0.contents", junk),
            ]
            #expect(try await visitor.post(base + "/sections/service?service=\(service)", contents).status == 422)
            let start = [("product", junk), ("entity.province", junk), ("services.0.domain", junk)]
            Browsing.expectPage(try await visitor.post("/applications/new", start), "start", 422)
            #expect(try await visitor.post("/service-numbers", [("instance", junk)]).status == 404)
        }
        #expect(try await scene.stored(filing).stage == .draft)
    }

    @Test("one open application for an entity: starting another leads to it; a phone is led to a computer")
    func obstacles() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let abroad = try await scene.account(site: .international)
        let dossier = SampleDossier.company()
        let application = try await scene.started(by: holder, dossier: dossier)
        try await Browsing.run(scene, [holder, abroad]) { browsing in
            let visitor = browsing.visitor(holder)
            _ = try await visitor.get("/applications/new")
            var again = dossier
            again.services[0].answers[.domain] = "another-demo.cn"
            let fields = [("product", "hosting")] + scene.formFields(again, .typeCheck)
            let open = Browsing.expectPage(try await visitor.post("/applications/new", fields), "open", 409)
            #expect(open.contains("href=\"/applications/\(application.id)\""))
            let phone = browsing.visitor(abroad, headers: [WireHeader("Sec-CH-UA-Mobile", "?1")])
            let closed = Browsing.expectPage(try await phone.get("/applications/new"), "phone", 403)
            #expect(closed.contains("https://beian.lantian-demo.cn/applications/new"))
        }
    }

    @Test("a number is issued for an instance, used by another account, and revoked with a question first")
    func numbers() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: owner)
        _ = try await scene.instance(of: owner, ["billing": "pay-as-you-go"])
        let application = try await scene.started(by: holder)
        let service = try #require(application.dossier.services.first?.id)
        try await Browsing.run(scene, [owner, holder]) { browsing in
            let visitor = browsing.visitor(owner)
            let list = Browsing.expectPage(try await visitor.get("/instances"), "instances")
            #expect(list.contains("按量付费或试用的实例不能备案"))
            let issued = try await visitor.post(
                "/service-numbers", [("instance", instance.text), ("note.\(instance)", "给乙公司")])
            #expect(issued.status == 303)
            let numbers = Browsing.expectPage(try await visitor.get("/service-numbers"), "numbers")
            let number = try #require(numbers.firstMatch(of: /<pre tabindex="0">([^<]+)<\/pre>/)).output.1
            let revoke = try #require(numbers.firstMatch(of: /href="(\/service-numbers\/[^"]+\/revoke)"/)).output.1
            #expect(numbers.contains("给乙公司"))
            let other = browsing.visitor(holder)
            let path = "/applications/\(application.id)/hosting?service=\(service)"
            let page = Browsing.expectPage(try await other.get(path), "hosting")
            let chosen = [
                ("seen", Browsing.hidden("seen", in: page)), ("services.0.hosting", "number"),
                ("number", String(number)),
            ]
            #expect(try await other.post(path, chosen).status == 303)
            #expect(try await other.get(String(revoke)).status == 404)
            Browsing.expectPage(try await visitor.get(String(revoke)), "revoke")
            #expect(try await visitor.post(String(revoke)).status == 303)
            let now = Browsing.expectPage(try await other.get(path), "hosting")
            let again = [("seen", Browsing.hidden("seen", in: now))] + chosen.dropFirst()
            let refused = Browsing.expectPage(try await other.post(path, again), "revoked", 422)
            #expect(refused.contains("id=\"f-number-error\""))
        }
    }
}
