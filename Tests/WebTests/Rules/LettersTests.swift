import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Letters made from the answers")
struct LettersTests {
    private static let kinds = [
        "authorisation-letter", "service-person-authorisation", "commitment-letter", "no-pre-approval-pledge",
        "construction-plan", "responsibility-notice", "explanation",
    ]

    @Test(
        "each holds the answers of the application, in Chinese whatever the page speaks", arguments: Language.allCases)
    func filled(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .draft, dossier: SampleDossier.companyWithServicePerson())
        let base = "/applications/\(filing.id)"
        try await Browsing.run(scene, [filing.holder], language: language) { browsing in
            let visitor = browsing.visitor(filing.holder)
            for kind in Self.kinds {
                let address = "\(base)/letters/\(kind)?service=\(filing.services[0])"
                let page = Browsing.expectPage(try await visitor.get(address), kind)
                #expect(page.contains("<span class=\"filled\">福州青山演示有限公司</span>"), "\(kind)")
                #expect(page.contains("<article class=\"letter\" lang=\"zh-Hans\">"), "\(kind)")
                #expect(page.contains("福建省通信管理局"), "\(kind)")
                #expect(page.contains("单位（盖章）：") && !page.contains("本人（签字）："), "\(kind)")
                #expect(page.contains("<details>") == (language == .english), "\(kind)")
                #expect(!page.contains("<script>") && !page.contains("{{"), "\(kind)")
            }
            let own = try await visitor.get(
                "\(base)/letters/service-person-authorisation?service=\(filing.services[0])"
            ).text
            #expect(own.contains("青小水") && !own.contains("青小山"), "of the website's own person")
            let entity = try await visitor.get("\(base)/letters/authorisation-letter").text
            #expect(entity.contains("青小山") && !entity.contains("青小水"))
            let materials = try await visitor.get(base + "/materials").text
            #expect(materials.contains("\"\(base)/letters/authorisation-letter\""))
        }
    }

    @Test("what nobody answered is a ruled blank, and an individual signs alone")
    func blanks() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let started = try await scene.started(by: holder)
        let person = try await scene.application(at: .draft, dossier: SampleDossier.individual())
        try await Browsing.run(scene, [holder, person.holder]) { browsing in
            let empty = Browsing.expectPage(
                try await browsing.visitor(holder).get("/applications/\(started.id)/letters/commitment-letter"), "empty"
            )
            #expect(empty.contains("class=\"blank\"") && !empty.contains("<span class=\"filled\"></span>"))
            let page = Browsing.expectPage(
                try await browsing.visitor(person.holder).get("/applications/\(person.id)/letters/commitment-letter"),
                "individual")
            #expect(page.contains("青大山") && page.contains("本人（签字）：") && !page.contains("单位（盖章）："))
        }
    }

    @Test("nobody else finds it, nor a letter that does not exist")
    func strangers() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .draft)
        let other = try await scene.account()
        let base = "/applications/\(filing.id)/letters"
        try await Browsing.run(scene, [filing.holder, other]) { browsing async throws in
            #expect(try await browsing.visitor(other).get(base + "/commitment-letter").status == 404)
            #expect(try await browsing.stranger().get(base + "/commitment-letter").status == 303)
            let visitor = browsing.visitor(filing.holder)
            for wrong in [
                "/entity-certificate", "/nothing", "/no-pre-approval-pledge", "/no-pre-approval-pledge?service=x",
            ] {
                #expect(try await visitor.get(base + wrong).status == 404, "\(wrong)")
            }
        }
    }

    @Test("staff read it masked, once it was handed in")
    func staff() async throws {
        let scene = try await Scene.withBook()
        let draft = try await scene.application(at: .draft)
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let review = try await browser.get(path + "?lang=zh-Hans").text
            #expect(review.contains("\(path)/letters/commitment-letter"))
            let page = Browsing.expectPage(try await browser.get(path + "/letters/authorisation-letter"), "masked")
            #expect(
                page.contains("139****0001") && !page.contains("13900000001") && !page.contains("350102188001010012"))
            #expect(try await browser.get("/staff/applications/\(draft.id)/letters/commitment-letter").status == 404)
        }
    }
}
