import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("The open applications that a changed rule book touches")
struct TouchedApplicationsTests {
    @Test("are told to the operator with what is new, and leave the list when they were seen to")
    func list() async throws {
        let scene = try await Scene.withBook()
        var dossier = try scene.company()
        dossier.services[0].answers[.serviceName] = "中国青山"
        let filing = try await scene.application(at: .draft, dossier: dossier)
        let real = scene.house.rulebook
        let silenced = real.rules.map { rule in
            RuleDecision(rule: rule.id, verdict: .silence, by: "test", on: SampleDossier.day, because: "test")
        }
        let before = real.deciding(silenced, suffixes: real.suffixes, sha256: "silent")
        scene.house.shelf.exchange(for: before)
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        scene.house.shelf.exchange(for: real)
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        let outcome = try await scene.perform(CompareRulebooks(before: before), as: .clock)
        #expect(outcome.touched == 1)
        let domain = try await scene.stored(filing).dossier.answer(.domain)
        let auditor = try await scene.staff(.auditor)
        let `operator` = try await scene.staff(.operator)
        let seen = "/staff/applications/\(filing.id)/touch-seen"
        try await StaffSite.run(scene) { site in
            let watcher = try await StaffSite.visitor(site, auditor, in: scene)
            let read = Browsing.expectPage(try await watcher.get("/staff/administration?lang=en"), "auditor")
            #expect(read.contains("id=\"touched-title\"") && !read.contains(seen))
            #expect(try await watcher.post(seen).status == 403)
            let browser = try await StaffSite.visitor(site, `operator`, in: scene)
            let page = Browsing.expectPage(try await browser.get("/staff/administration?lang=zh-Hans"), "operator")
            #expect(page.contains("规则变更影响的申请") && page.contains(domain) && page.contains("action=\"\(seen)\""))
            #expect(page.contains("服务名称以“"), "what is new, in the words of the book")
            #expect(try await browser.post(seen).status == 303)
            let after = Browsing.expectPage(try await browser.get("/staff/administration"), "seen")
            #expect(after.contains("已移出名单。") && !after.contains("id=\"touched-title\""))
        }
    }
}
