import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("What a form says after it was sent")
struct AfterSavingTests {
    @Test("a finding that an answer gave rise to is told on its section at once, and does not hold up the next save")
    func remarks() async throws {
        try await Browsing.started { scene, _, application, visitor in
            let base = "/applications/\(application.id)"
            let path = base + "/sections/person"
            var dossier = SampleDossier.company()
            dossier.entity[.emergencyPhone] = dossier.entity[.personMobile]
            let fields = scene.formFields(dossier, .person)
            let empty = try await visitor.get(path).text
            #expect(!empty.contains("class=\"finding"), "what is merely missing is left to the task list")
            let saved = try await visitor.post(path, [("seen", Browsing.hidden("seen", in: empty))] + fields)
            #expect(saved.status == 303 && saved.header("Location") == path)
            let told = Browsing.expectPage(try await visitor.get(path), "told")
            #expect(told.contains("class=\"flash\"") && told.contains("class=\"finding finding-"))
            #expect(told.contains("href=\"#f-entity-person-emergencyPhone\""))
            let again = try await visitor.post(path, [("seen", Browsing.hidden("seen", in: told))] + fields)
            #expect(again.header("Location") == base, "it was said already")
        }
    }

    @Test("a success that is a step old is never said above an error")
    func staleFlash() async throws {
        try await Browsing.started { _, _, application, visitor in
            let path = "/applications/\(application.id)/sections/entity"
            let page = try await visitor.get(path).text
            let fields = [("seen", Browsing.hidden("seen", in: page)), ("entity.name", "福州甲公司")]
            #expect(try await visitor.post(path, fields).status == 303)
            let twice = Browsing.expectPage(try await visitor.post(path, fields), "sent twice", 412)
            #expect(twice.contains("class=\"errors\"") && !twice.contains("class=\"flash\""))
            #expect(try await !visitor.get(path).text.contains("class=\"flash\""), "and not afterwards either")
        }
    }

    @Test("what must be mended is not introduced as worth a look, and the provider's decision stands beside it")
    func weight() async throws {
        let scene = try await Scene.withBook()
        let decision = RuleDecision(
            rule: "national.person.mobile-virtual", verdict: .raise, by: "周审", on: scene.clock.now.beijingDay,
            because: "试验")
        let book = scene.house.rulebook
        var dossier = try scene.company()
        dossier.entity[.personMobile] = "17000000001"
        let filing = try await scene.draft(dossier: dossier)
        let path = "/applications/\(filing.id)/sections/person"
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let warned = Browsing.expectPage(try await visitor.get(path), "warned")
            #expect(warned.contains("项请留意") && warned.contains("notice-warn") && !warned.contains("必须更正，说明"))
            scene.house.shelf.exchange(
                for: book.deciding([decision], suffixes: book.suffixes, sha256: String(repeating: "a", count: 64)))
            let raised = Browsing.expectPage(try await visitor.get(path), "raised")
            #expect(raised.contains("有 1 项必须更正") && raised.contains("notice-bad") && !raised.contains("项请留意"))
            #expect(raised.contains("将这条要求定为必须满足"))
        }
    }

    @Test("what was typed while the application moved on is shown to read and copy, with what can be done")
    func movedOn() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let path = "/applications/\(filing.id)/sections/entity"
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let page = try await visitor.get(path).text
            try await scene.submit(filing)
            let fields = [
                ("seen", Browsing.hidden("seen", in: page)), ("entity.name", "福州丙公司<b>"),
                ("entity.mailingAddress", "福州市鼓楼区某路 9 号"),
            ]
            let late = Browsing.expectPage(try await visitor.post(path, fields), "moved on", 412)
            let version = try await String(scene.stored(filing).version)
            let told = Browsing.expectPage(
                try await visitor.post(path, [("seen", version)] + fields.dropFirst()), "not open", 409)
            for part in [late, told] {
                #expect(part.contains("福州丙公司&lt;b&gt;") && part.contains("福州市鼓楼区某路 9 号"))
                #expect(!part.contains("name=\"entity.name\"") && part.contains("class=\"errors\""))
            }
            #expect(late.contains("撤销提交") && told.contains("撤销提交"))
            #expect(told.contains("href=\"/applications/\(filing.id)\""))
        }
    }

    @Test("a stale choice of hosting stays chosen, and can be saved again")
    func hosting() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let instance = try await scene.instance(of: holder)
        let application = try await scene.started(by: holder)
        let service = try #require(application.dossier.services.first?.id)
        let path = "/applications/\(application.id)/hosting?service=\(service)"
        try await Browsing.run(scene, [holder]) { browsing in
            let visitor = browsing.visitor(holder)
            let page = try await visitor.get(path).text
            _ = try await scene.perform(
                SaveSection(
                    application: application.id, seen: nil, section: .entity, answers: [.entityName: "福州乙公司"]),
                as: holder.actor)
            let choice = [("services.0.hosting", instance.text)]
            let stale = try await visitor.post(path, [("seen", Browsing.hidden("seen", in: page))] + choice)
            let told = Browsing.expectPage(stale, "stale", 412)
            #expect(told.contains("class=\"errors\"") && told.contains("value=\"\(instance)\" checked"))
            let again = try await visitor.post(path, [("seen", Browsing.hidden("seen", in: told))] + choice)
            #expect(again.status == 303)
        }
    }

    @Test("a problem on the way leads back to the form and to the application")
    func waysBack() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let base = "/applications/\(filing.id)"
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let visitor = browsing.visitor(filing.holder)
            _ = try await visitor.get(base)
            let withdrawn = Browsing.expectPage(
                try await visitor.post(base + "/steps/withdraw", [("seen", "1")]), "withdraw", 412)
            #expect(withdrawn.contains("href=\"\(base)\"") && withdrawn.contains("href=\"\(base)/steps/withdraw\""))
            let version = String(try await scene.stored(filing).version)
            let late = Browsing.expectPage(
                try await visitor.post(base + "/steps/withdraw", [("seen", version)]), "not open", 409)
            #expect(late.contains("href=\"\(base)\"") && !late.contains("href=\"\(base)/steps/withdraw\""))
            let other = try await visitor.get("/applications/app_nothing")
            #expect(!other.text.contains("href=\"/applications/app_nothing\""), "what is not there is not led to")
        }
    }

    @Test("an upload over the limit is refused inside the holder's own frame, with a way back")
    func tooLarge() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let application = try await scene.started(by: holder)
        let path = "/applications/\(application.id)/materials?kind=person-front"
        var settings = WebSettings()
        settings.uploadLimit = 4096
        try await Browsing.run(scene, [holder], settings: settings) { browsing in
            let visitor = browsing.visitor(holder)
            _ = try await visitor.get("/applications/\(application.id)/materials")
            let file = Form.File(
                field: "picture.person-front", name: "a.png", mediaType: "image/png",
                bytes: [UInt8](repeating: 7, count: 5000))
            let page = Browsing.expectPage(try await visitor.post(path, files: [file]), "too large", 413)
            #expect(page.contains("139****0001") && page.contains("href=\"\(path)\""))
        }
    }

    @Test("an account with another entity is told on the form, which keeps what was typed")
    func entityDiffers() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let dossier = try scene.company()
        let fields = [("product", "hosting")] + scene.formFields(dossier, .typeCheck)
        try await Browsing.run(scene, [filing.holder], language: .english) { browsing in
            let visitor = browsing.visitor(filing.holder)
            _ = try await visitor.get("/applications/new")
            let page = Browsing.expectPage(try await visitor.post("/applications/new", fields), "another", 409)
            #expect(page.contains("value=\"\(dossier.answer(.domain))\"") && page.contains("notice-warn"))
            #expect(page.contains("data-follows=\"f-entity-nature\""))
        }
    }
}
