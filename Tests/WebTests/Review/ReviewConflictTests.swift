import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite struct ReviewConflictTests {
    @Test func `of two reviewers one wins, the other is told and keeps what was typed`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let items = try await scene.stored(filing).dossier.reviewItems
        let first = try await scene.taken(filing)
        let second = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, first, in: scene)
            let path = "/staff/applications/\(filing.id)"
            var form = VerdictForm(try await browser.get(path).text)
            form.change(items[0], "R-ENT-03", "第一位的说明")

            scene.clock.advance(by: .minutes(31))
            let other = try await StaffSite.visitor(site, second, in: scene)
            _ = try await other.get(path)
            #expect(try await other.post(path + "/take").status == 303)
            let lost = try await browser.post(path + "/verdicts", form.fields())
            #expect([409, 412].contains(lost.status))
            #expect(lost.text.contains("第一位的说明"))
            #expect(!lost.text.contains("formaction=\"\(path)/accept\""))
            #expect(try await other.get(path).text.contains("已有结论 0 /"))
        }
    }

    @Test func `a take that lapsed is taken again together with what was typed`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let items = try await scene.stored(filing).dossier.reviewItems
        let reviewer = try await scene.taken(filing)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            var form = VerdictForm(try await browser.get(path).text)
            form.pass([items[0]])
            form.change(items[1], "R-ADDR-01", "写到门牌号")
            scene.clock.advance(by: .minutes(31))
            let lapsed = try await browser.post(path + "/verdicts", form.fields())
            #expect(lapsed.status == 409)
            #expect(lapsed.text.contains("重新领取并保存"))
            #expect(lapsed.text.contains("写到门牌号"))

            form.seen = VerdictForm(lapsed.text).seen
            let saved = try await browser.post(path + "/verdicts", form.fields([("take", "yes")]))
            #expect(saved.status == 303)
            #expect(try await browser.get(path).text.contains("已有结论 2 /"))
        }
    }

    @Test func `a change meanwhile keeps what was typed`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let items = try await scene.stored(filing).dossier.reviewItems
        let reviewer = try await scene.taken(filing)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            var form = VerdictForm(try await browser.get(path).text)
            form.change(items[0], "R-ENT-03", "第一个窗口")
            try await scene.perform(
                GiveVerdict(application: filing.id, verdicts: [Verdict(item: items[1].key, passes: true)]),
                as: reviewer.actor)
            let stale = try await browser.post(path + "/send-back", form.fields())
            #expect(stale.status == 412)
            #expect(stale.text.contains("第一个窗口"))
            #expect(try await scene.stored(filing).stage == .initialReview)

            form.seen = VerdictForm(stale.text).seen
            #expect(try await browser.post(path + "/verdicts", form.fields()).status == 303)
        }
    }

    @Test func `a personal value is shown once, with a reason that is kept`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let items = try await scene.stored(filing).dossier.reviewItems
        let reviewer = try await scene.taken(filing)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            var form = VerdictForm(try await browser.get(path).text)
            form.change(items[0], "R-ENT-03", "还没有保存的说明")
            let ask = ("reveal", "entity/person/mobile")
            let bare = try await browser.post(path + "/reveal", form.fields([ask]))
            #expect(bare.status == 422)
            #expect(bare.text.contains("没有写明查看事由"))
            #expect(!bare.text.contains("有些结论还不完整"), "nothing was to be saved")
            #expect(bare.text.contains("href=\"#item-contact-why\"") && bare.text.contains("id=\"item-contact-why\""))
            #expect(bare.text.contains("还没有保存的说明"))
            #expect(!bare.text.contains("13900000001"))

            let shown = try await browser.post(path + "/reveal", form.fields([ask, ("why.contact", "电话核实 <b>")]))
            #expect(shown.status == 200)
            #expect(shown.text.contains("13900000001"))
            #expect(shown.text.contains("还没有保存的说明"))
            #expect(!shown.text.contains("核实 <b>"))
            #expect(shown.header("Cache-Control")?.contains("no-store") == true)
            let later = try await browser.get(path)
            #expect(!later.text.contains("13900000001"))
            #expect(later.text.contains("电话核实 &lt;b&gt;"))
            let last = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor).history
                .last
            #expect(last?.occurrence == .fieldRevealed)
            #expect(last?.details == ["field": "#/entity/person/mobile", "reason": "电话核实 <b>"])
        }
    }

    @Test func `looking at a value leaves a verdict as far as it was typed`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.taken(filing)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let fields = [
                ("seen", VerdictForm(try await browser.get(path).text).seen), ("remarks.identity", "刚写了一半"),
                ("reveal", "entity/person/mobile"),
            ]
            let bare = try await browser.post(path + "/reveal", fields)
            let shown = try await browser.post(path + "/reveal", fields + [("why.contact", "电话核实")])
            for answer in [bare, shown] {
                #expect(answer.text.contains(">\n刚写了一半</textarea>"))
                #expect(!answer.text.contains(" checked"), "no verdict was chosen")
            }
            #expect(bare.status == 422 && shown.status == 200)
            let saved = try await browser.post(path + "/verdicts", fields)
            #expect(saved.status == 422 && saved.text.contains("有些结论还不完整"))
        }
    }

    @Test func `hostile forms end in a problem and change nothing`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let items = try await scene.stored(filing).dossier.reviewItems
        let reviewer = try await scene.taken(filing)
        let key = items[0].key
        let long = String(repeating: "长", count: 1001)
        let forms: [[(String, String)]] = [
            [], [("seen", "")], [("seen", "99999999999999999999")], [("seen", "-1"), ("verdicts.\(key)", "pass")],
            [("seen", "x"), ("verdicts.\(key)", "change")],
        ]
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            let seen = VerdictForm(try await browser.get(path).text).seen
            for form in forms {
                let answer = try await browser.post(path + "/accept", form)
                #expect((400..<500).contains(answer.status), "\(form)")
            }
            let faulty: [[(String, String)]] = [
                [("verdicts.\(key)", "change")], [("verdicts.\(key)", "change"), ("reasons.\(key)", "<script>")],
                [("remarks.\(key)", long)], [("reasons.\(key)", "R-NOTHING")],
            ]
            for form in faulty {
                let answer = try await browser.post(path + "/verdicts", [("seen", seen)] + form)
                #expect(answer.status == 422, "\(form.first?.0 ?? "")")
                #expect(!answer.text.contains("<script>"))
                #expect(answer.text.contains("aria-describedby=\"item-\(key)-error\""))
            }
            for value in [
                "", "entity/name", "service/domain", "service/person/mobile@svc_x", "entity/person/mobile@", "@", "%00",
            ] {
                let answer = try await browser.post(path + "/reveal", [("reveal", value), ("why.contact", "电话核实")])
                #expect([404, 422].contains(answer.status), "\(value)")
            }
            #expect(try await browser.post(path + "/accept", token: "forged").status == 403)
            #expect(try await browser.get(path).text.contains("已有结论 0 /"))
        }
    }
}
