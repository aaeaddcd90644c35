import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Filing with forms alone")
struct FilingByFormTests {
    @Test("a company goes from the type check to submission without any script", arguments: Language.allCases)
    func whole(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        let instance = try await scene.instance(of: holder)
        let dossier = SampleDossier.company()
        try await Browsing.run(scene, [holder], language: language) { browsing in
            let visitor = browsing.visitor(holder)
            Browsing.expectPage(try await visitor.get("/applications/new"), "start")
            let started = try await visitor.post(
                "/applications/new", [("product", "hosting")] + scene.formFields(dossier, .typeCheck))
            #expect(started.status == 303, "\(started.text)")
            let base = try #require(started.header("Location"))
            let task = Browsing.expectPage(try await visitor.get(base), "task list")
            let service = try #require(task.firstMatch(of: /hosting\?service=(svc_[a-z0-9]+)/)).output.1
            let forms: [(String, [(String, String)])] = [
                ("/hosting?service=\(service)", [("services.0.hosting", instance.text)]),
                ("/sections/entity", scene.formFields(dossier, .entity)),
                ("/sections/person", scene.formFields(dossier, .person)),
                ("/sections/service?service=\(service)", scene.formFields(dossier, .service)),
                ("/sections/service-person?service=\(service)", scene.formFields(dossier, .servicePerson)),
            ]
            for (path, fields) in forms {
                let page = Browsing.expectPage(try await visitor.get(base + path), path)
                let saved = try await visitor.post(base + path, [("seen", Browsing.hidden("seen", in: page))] + fields)
                #expect(saved.status == 303 && saved.header("Location") == base, "\(path): \(saved.text)")
            }
            for kind in ["entity-certificate", "person-front", "person-back"] {
                _ = try await visitor.get(base + "/materials")
                let file = Form.File(
                    field: "picture.\(kind)", name: "a.png", mediaType: "image/png", bytes: TestPicture.png())
                let sent = try await visitor.post(base + "/materials?kind=\(kind)", files: [file])
                #expect(sent.status == 303, "\(kind): \(sent.text)")
            }
            let check = Browsing.expectPage(try await visitor.get(base + "/check"), "check")
            #expect(check.contains("13900000001"), "the owner reads their own data in clear")
            let seen = Browsing.hidden("seen", in: check)
            let refused = try await visitor.post(base + "/check", [("seen", seen)])
            Browsing.expectPage(refused, "without the commitment", 422)
            #expect(refused.text.contains("id=\"f-commitment\"") && refused.text.contains("field-bad"))
            let submitted = try await visitor.post(base + "/check", [("seen", seen), ("commitment", "yes")])
            #expect(submitted.status == 303, "\(submitted.text)")
            Browsing.expectPage(try await visitor.get(base), "status")
        }
        let found = try await scene.answer(ApplicationsOfAccount(), as: holder.actor)
        #expect(found.map(\.application.stage) == [.initialReview])
    }

    @Test("wrong answers come back with what was typed, each fault at its field, nothing saved")
    func faults() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let application = try await scene.started(by: holder)
        let base = "/applications/\(application.id)"
        try await Browsing.run(scene, [holder]) { browsing in
            let visitor = browsing.visitor(holder)
            _ = try await visitor.get(base + "/sections/person")
            let answer = try await visitor.post(
                base + "/sections/person",
                [
                    ("seen", String(application.version)), ("entity.person.name", "青小山"),
                    ("entity.person.mobile", "12345<b>"), ("entity.person.mail", "not-a-mail"),
                    ("entity.person.validFrom-year", "2020"), ("entity.person.validFrom-month", "13"),
                    ("entity.person.validFrom-day", "1"),
                ])
            let page = Browsing.expectPage(answer, "faults", 422)
            #expect(page.contains("value=\"12345&lt;b&gt;\"") && page.contains("value=\"青小山\""))
            for field in ["entity-person-mobile", "entity-person-mail", "entity-person-validFrom"] {
                #expect(page.contains("href=\"#f-\(field)\"") && page.contains("id=\"f-\(field)-error\""), "\(field)")
            }
            #expect(page.contains("data-focus"))
        }
        let full = try await scene.answer(ApplicationInFull(application: application.id), as: holder.actor)
        #expect(full.application.version == application.version)
    }

    @Test("a last day beside a tick for long-term is a fault at the field, and nothing is saved")
    func longTermAndADay() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let before = try await scene.stored(filing)
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let name = Field.personValidUntil.formName()
            var fields = scene.formFields(before.dossier, .person).filter { !$0.0.hasPrefix(name) }
            fields += [(name + "-year", "2040"), (name + "-month", "1"), (name + "-day", "2"), (name + "-long", "yes")]
            let path = "/applications/\(filing.id)/sections/person"
            _ = try await visitor.get(path)
            let answer = try await visitor.post(path, [("seen", String(before.version))] + fields)
            let page = Browsing.expectPage(answer, "both", 422)
            #expect(page.contains("既填了截止日期，又勾选了长期") && page.contains("value=\"2040\""))
        }
        #expect(try await scene.stored(filing) == before)
    }

    @Test("a stale save keeps what was typed, shows what is stored, and can be saved again")
    func conflict() async throws {
        try await Browsing.started { scene, holder, application, visitor in
            let path = "/applications/\(application.id)/sections/entity"
            let page = try await visitor.get(path).text
            _ = try await scene.perform(
                SaveSection(
                    application: application.id, seen: nil, section: .entity, answers: [.entityName: "福州乙公司"]),
                as: holder.actor)
            let stale = [("seen", Browsing.hidden("seen", in: page)), ("entity.name", "福州甲公司")]
            let answer = Browsing.expectPage(try await visitor.post(path, stale), "conflict", 412)
            #expect(answer.contains("value=\"福州甲公司\"") && answer.contains("福州乙公司"))
            let again = [("seen", Browsing.hidden("seen", in: answer)), ("entity.name", "福州甲公司")]
            #expect(try await visitor.post(path, again).status == 303)
        }
    }

    @Test("what is missing is named with its field, and leads there")
    func missing() async throws {
        try await Browsing.started { _, _, application, visitor in
            let base = "/applications/\(application.id)"
            let page = Browsing.expectPage(try await visitor.get(base + "/check"), "check")
            #expect(page.contains("主办单位名称：此项未填写") && page.contains("网站名称：此项未填写"))
            #expect(page.contains("href=\"\(base)/sections/entity#f-entity-name\""))
            #expect(page.contains("主办单位证件：缺少应交材料") && !page.contains("id=\"f-commitment\""))
            let forced = try await visitor.post(
                base + "/check", [("seen", String(application.version)), ("commitment", "yes")])
            Browsing.expectPage(forced, "without a contact", 422)
        }
    }

    @Test("an answer that opens further questions leads back to them")
    func opensMore() async throws {
        try await Browsing.started { _, _, application, visitor in
            let service = try #require(application.dossier.services.first?.id)
            let path = "/applications/\(application.id)/sections/service-person?service=\(service)"
            let page = try await visitor.get(path).text
            #expect(!page.contains("services.0.person.mobile"))
            let fields = [("seen", Browsing.hidden("seen", in: page)), ("services.0.person.sameAsEntity", "no")]
            let saved = try await visitor.post(path, fields)
            #expect(saved.status == 303 && saved.header("Location") == path)
            #expect(try await visitor.get(path).text.contains("name=\"services.0.person.mobile\""))
        }
    }

    @Test("a website is added with its domain and taken out again")
    func websites() async throws {
        try await Browsing.started { _, _, application, visitor in
            let base = "/applications/\(application.id)"
            let list = try await visitor.get(base).text
            let added = try await visitor.post(base + "/services", [("seen", Browsing.hidden("seen", in: list))])
            let domain = try #require(added.header("Location"))
            let page = Browsing.expectPage(try await visitor.get(domain), "domain")
            #expect(page.contains("name=\"services.1.domain\"") && !page.contains("name=\"entity.province\""))
            let saved = try await visitor.post(
                domain, [("seen", Browsing.hidden("seen", in: page)), ("services.1.domain", "www.second-demo.cn")])
            Browsing.expectPage(saved, "www", 422)
            let sound = try await visitor.post(
                domain, [("seen", Browsing.hidden("seen", in: page)), ("services.1.domain", "second-demo.cn")])
            #expect(sound.status == 303)
            let site = try #require(sound.header("Location"))
            #expect(
                try await visitor.get(site).text.contains("value=\"www.second-demo.cn\""), "the home page is proposed")
            let service = String(site.split(separator: "=").last ?? "")
            let ask = Browsing.expectPage(try await visitor.get("\(base)/services/\(service)/remove"), "removal")
            let gone = try await visitor.post(
                "\(base)/services/\(service)/remove", [("seen", Browsing.hidden("seen", in: ask))])
            #expect(gone.status == 303 && gone.header("Location") == base)
        }
    }
}
