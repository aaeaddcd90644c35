import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("Findings of rules where they are mended and where they are judged")
struct ToldFindingsTests {
    @Test("at the field, with source and how sure; a mere note holds nobody up")
    func atTheField() async throws {
        try await Browsing.started { scene, holder, application, visitor in
            let service = try #require(application.dossier.services.first?.id)
            let base = "/applications/\(application.id)"
            let path = "\(base)/sections/service?service=\(service)"
            var dossier = SampleDossier.company()
            dossier.services[0].answers[.homeURL] = "www." + application.dossier.answer(.domain)
            dossier.services[0].answers[.domainExpiresOn] = scene.clock.now.beijingDay.adding(days: 70).description
            let fields = scene.formFields(dossier, .service)
            var soon = dossier
            soon.services[0].answers[.domainExpiresOn] = scene.clock.now.beijingDay.adding(days: 10).description
            let sooner = scene.formFields(soon, .service)
            let empty = Browsing.expectPage(try await visitor.get(path), "empty")
            #expect(empty.contains("<legend>域名证书</legend>"))
            #expect(empty.contains("name=\"services.0.domainCertificate.holder\""))
            let saved = try await visitor.post(path, [("seen", Browsing.hidden("seen", in: empty))] + fields)
            #expect(saved.header("Location") == base, "a note: \(saved.header("Location") ?? "")")
            let told = Browsing.expectPage(try await visitor.get(path), "note")
            #expect(told.contains("id=\"f-services-0-domainCertificate-expiresOn-findings\""))
            #expect(told.contains("class=\"fold\"") && told.contains("剩余有效期不超过三个月"))
            #expect(told.contains("有据可查"))
            let version = Browsing.hidden("seen", in: told)
            let warned = try await visitor.post(path, [("seen", version)] + sooner)
            #expect(warned.header("Location") == path, "a warning leads back once")
            let again = Browsing.expectPage(try await visitor.get(path), "warned")
            #expect(again.contains("href=\"#f-services-0-domainCertificate-expiresOn\""))
            #expect(again.contains("finding-warn"))
            let check = Browsing.expectPage(try await visitor.get(base + "/check"), "check")
            #expect(check.contains("剩余有效期不超过一个月") && check.contains("域名到期日"))
        }
    }

    @Test("a proof that would excuse an answer is asked for at the answer, with the way to where it is uploaded")
    func proofs() async throws {
        let scene = try await Scene.withBook()
        var dossier = try scene.company()
        dossier.services[0].answers[.serviceName] = "中国青山新闻"
        let filing = try await scene.application(at: .draft, dossier: dossier)
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        let excusable = full.findings.filter { $0.parameters["kind"] != nil && $0.pointer != "#/materials" }
        let service = try #require(full.application.dossier.services.first?.id)
        let news = try #require(excusable.first { $0.rule == "national.pre-approval.name-news" })
        #expect(news.pointer == "#/services/0/preApproval" && news.code == news.rule && news.severity == .block)
        #expect(excusable.contains { $0.pointer == "#/services/0/name" && $0.severity == .block })
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let page = Browsing.expectPage(
                try await browsing.visitor(filing.holder).get("/applications/\(filing.id)/materials"), "materials")
            #expect(page.contains("答案不改时上传") && page.contains("/letters/") && page.contains("生成并打印"))
            let check = Browsing.expectPage(
                try await browsing.visitor(filing.holder).get("/applications/\(filing.id)/check"), "check")
            let section = Browsing.expectPage(
                try await browsing.visitor(filing.holder).get(
                    "/applications/\(filing.id)/sections/service?service=\(service)"), "section")
            #expect(check.contains("答案无误、不必更改的") && section.contains("答案无误、不必更改的"))
            for finding in excusable {
                let reason = try #require(finding.reason?.chinese)
                for text in [page, check, section] { #expect(text.contains(reason), "\(finding.code)") }
                for kind in finding.parameters["kind"]?.split(separator: ",") ?? [] {
                    let owner = MaterialKind(rawValue: String(kind))?.isOfService == true ? "-\(service)" : ""
                    let slot = "need-\(kind)\(owner)"
                    #expect(page.contains("id=\"\(slot)\""), "\(slot)")
                    for text in [check, section] {
                        #expect(text.contains("href=\"/applications/\(filing.id)/materials#\(slot)\""), "\(slot)")
                    }
                }
            }
        }
    }

    @Test("a new answer with the old fault is told again, and a refused page tells what rules say beside")
    func toldAgain() async throws {
        try await Browsing.started { scene, holder, application, visitor in
            let service = try #require(application.dossier.services.first?.id)
            let path = "/applications/\(application.id)/sections/service?service=\(service)"
            func save(_ name: String, home: String) async throws -> WireAnswer {
                var dossier = SampleDossier.company()
                dossier.services[0].answers[.serviceName] = name
                dossier.services[0].answers[.homeURL] = home
                let page = Browsing.expectPage(try await visitor.get(path), name)
                return try await visitor.post(
                    path, [("seen", Browsing.hidden("seen", in: page))] + scene.formFields(dossier, .service))
            }
            let home = "www." + application.dossier.answer(.domain)
            for name in ["北京博彩演示", "北京博彩演示二"] {
                let saved = try await save(name, home: home)
                #expect(saved.header("Location") == path, "\(name): \(saved.header("Location") ?? "")")
            }
            let refused = try await save("北京博彩演示", home: "不是网址")
            #expect(refused.status == 422 && refused.text.contains("id=\"f-services-0-homeURL-error\""))
            #expect(refused.text.contains("id=\"f-services-0-name-error\"") && refused.text.contains("博彩"))
        }
    }

    @Test("a verdict that no rule foresaw can be had as the draft of a rule, and changes nothing")
    func proposal() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let file = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        let quiet = try #require(
            file.application.dossier.reviewItems.first { item in
                item.topic == .contact
                    && !file.findings.contains { finding in
                        item.fields.contains { $0.pointer() == finding.pointer }
                    }
            })
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let link = "\(path)/proposals/\(quiet.key)"
            #expect(try await browser.get(link).status == 404, "there is no verdict yet")
            let page = try await browser.get(path + "?lang=zh-Hans")
            #expect(!page.text.contains(link))
            var form = VerdictForm(page.text)
            form.change(quiet, "R-NAME-01", "电话无人接听")
            #expect(try await browser.post(path + "/verdicts", form.fields()).status == 303)
            let asked = ApplicationForReview(application: filing.id)
            let before = try await scene.answer(asked, as: reviewer.actor).history.count
            #expect(try await browser.get(path).text.contains("href=\"\(link)\""))
            let draft = try await browser.get(link)
            #expect(draft.status == 200 && draft.header("Content-Type") == "application/yaml")
            #expect(draft.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(draft.text.contains("proposal.contact.") && draft.text.contains("电话无人接听"))
            #expect(!draft.text.contains("13900000001"))
            #expect(try await scene.answer(asked, as: reviewer.actor).history.count == before)
            #expect(try await browser.get("\(path)/proposals/nothing").status == 404)
        }
    }
}
