import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite struct ReviewPageTests {
    @Test func `take, judge, send back, mend, see the change, accept`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let items = try await scene.stored(filing).dossier.reviewItems
        let name = try #require(items.first { $0.topic == .service })
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let closed = try await browser.get(path + "?lang=zh-Hans")
            #expect(closed.text.contains("领取并开始审核"))
            #expect(!closed.text.contains("/accept"))
            #expect(try await browser.post(path + "/take").status == 303)

            let page = try await browser.get(path)
            #expect(page.text.contains("已有结论 0 / \(items.count) 项"))
            var form = VerdictForm(page.text)
            form.pass(items.filter { $0 != name })
            let early = try await browser.post(path + "/accept", form.fields())
            #expect(early.status == 422)
            #expect(
                early.text.contains(
                    "href=\"#item-\(name.key.replacing(".", with: "-").replacing("_", with: "-"))-pass\""))
            #expect(early.text.contains("还没有结论"))
            #expect(early.text.contains("已有结论 \(items.count - 1) / \(items.count) 项"))

            form = VerdictForm(early.text)
            form.change(name, "R-NAME-01", "名称请与主办单位业务相符")
            let returned = try await browser.post(path + "/send-back", form.fields())
            #expect(returned.status == 303)
            #expect(try await scene.stored(filing).stage == .correction)

            try await mend(filing, in: scene)
            _ = try await browser.post(path + "/take")
            let again = try await browser.get(path)
            for text in ["第 2 轮", "1 处变化", "<del>青山演示</del>", "本轮已改", "上一轮原值", "青山演示官网", "R-NAME-01", "名称请与主办单位业务相符"] {
                #expect(again.text.contains(text), "\(text)")
            }
            form = VerdictForm(again.text)
            form.pass(items)
            let accepted = try await browser.post(path + "/accept", form.fields())
            #expect(accepted.status == 303)
            #expect(try await scene.stored(filing).stage == .queued)
            #expect(try await browser.get("/staff/queue").text.contains("初审通过"))
            #expect(try await browser.get(path + "?lang=en").text.contains("History"))
        }
    }

    @Test func `each item stands beside what proves it, personal values masked, and what is found is told`()
        async throws
    {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let dossier = try await scene.stored(filing).dossier
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let page = try await browser.get("/staff/applications/\(filing.id)").text
            for item in dossier.reviewItems {
                #expect(page.contains("id=\"item-\(item.key.replacing(".", with: "-").replacing("_", with: "-"))\""))
            }
            for row in FieldTable.rows where row.mask != nil {
                let value = dossier.answer(row.field)
                #expect(value.isEmpty || !page.contains(value), "\(row.field)")
            }
            #expect(page.contains("139****0001"))
            for material in dossier.materials {
                let path = "/staff/applications/\(filing.id)/materials/\(material.material)"
                #expect(page.contains(path))
                let picture = try await browser.get(path)
                #expect(picture.status == 200)
                #expect(picture.header("Content-Type") == "image/png")
                #expect(picture.header("Cache-Control")?.contains("no-store") == true)
            }
            let file = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
            #expect(file.history.filter { $0.occurrence == .materialViewed }.count == dossier.materials.count)
            let after = try await browser.get("/staff/applications/\(filing.id)?lang=en").text
            #expect(after.contains("Picture looked at"))
            for code in Occurrence.allCases { #expect(!after.contains(">\(code.rawValue)<"), "\(code)") }
            #expect(try await browser.get("/staff/applications/\(filing.id)/materials/mat_nothing").status == 404)
            #expect(try await browser.get("/staff/applications/app_nothing").status == 404)
            #expect(try await browser.get("/staff/applications/..%2f").status == 404)
        }
    }

    @Test func `all remaining items pass only when asked, and nothing is saved by it`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        let items = try await scene.stored(filing).dossier.reviewItems
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let page = try await browser.get(path)
            #expect(!page.text.contains("checked"))
            var form = VerdictForm(page.text)
            form.change(items[0], "R-ENT-03", "typed")
            let marked = try await browser.post(path + "/pass-rest", form.fields())
            #expect(marked.status == 200)
            #expect(marked.text.contains("尚未保存"))
            #expect(marked.text.contains(">\ntyped</textarea>"))
            #expect(marked.text.components(of: " checked") == items.count)
            #expect(try await browser.get(path).text.contains("已有结论 0 /"))
        }
    }

    @Test func `auditors and operators read, reviewers leave their own account's alone`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let path = "/staff/applications/\(filing.id)"
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        let auditor = try await scene.staff(.auditor)
        let form = [("seen", "1")]
        try await StaffSite.run(scene) { site in
            let watcher = try await StaffSite.visitor(site, auditor, in: scene)
            let page = try await watcher.get(path)
            #expect(page.status == 200)
            #expect(!page.text.contains("action=\"/staff/applications"))
            for deed in ["take", "reveal", "retry", "return", "release"] {
                let fields = form + [("reveal", "entity/person/mobile")]
                #expect(try await watcher.post("\(path)/\(deed)", fields).status == 403, "\(deed)")
            }
            let reviewer = try await StaffSite.visitor(site, own, in: scene)
            let closed = try await reviewer.get(path)
            #expect(closed.text.contains("这是您本人账号的申请"))
            #expect(!closed.text.contains("action=\"/staff/applications"))
            #expect(try await reviewer.post(path + "/take").status == 403)
        }
    }

    @Test(arguments: Language.allCases)
    func `of what was taken back staff read what was handed in, and that it was taken back`(
        _ language: Language
    ) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let said = language == .chinese ? "撤回修改" : "The applicant took the application back"
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let before = Browsing.expectPage(
                try await browser.get(path + "?lang=\(language.rawValue)"), "handed in")
            #expect(!before.contains(said))
            try await scene.perform(
                WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
            var answers = try await scene.answers(scene.stored(filing).dossier, .service)
            answers[.serviceName] = "青山演示新名"
            try await scene.perform(
                SaveSection(
                    application: filing.id, seen: nil, section: .service, service: filing.services[0],
                    answers: answers), as: filing.holder.actor)
            let page = Browsing.expectPage(try await browser.get(path), "taken back")
            #expect(page.contains(said))
            #expect(page.contains("青山演示") && !page.contains("青山演示新名"))
            #expect(!page.contains("/accept\"") && !page.contains("\"\(path)/take\""))
        }
    }

    private func mend(_ filing: Filing, in scene: Scene) async throws {
        var answers = try await scene.answers(scene.stored(filing).dossier, .service)
        answers[.serviceName] = "青山演示官网"
        let editable = answers.filter { FieldTable.row(of: $0.key).topic == .service }
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .service, service: filing.services[0], answers: editable),
            as: filing.holder.actor)
        try await scene.submit(filing)
    }
}
