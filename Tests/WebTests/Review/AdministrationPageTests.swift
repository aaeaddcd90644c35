import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Synchronization
import Testing

@Suite struct AdministrationPageTests {
    @Test func `a failed report is told with its reason and reported once more`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reportFailed)
        let domain = try await scene.stored(filing).dossier.answer(.domain)
        let `operator` = try await scene.staff(.operator)
        let auditor = try await scene.staff(.auditor)
        try await StaffSite.run(scene) { site in
            let watcher = try await StaffSite.visitor(site, auditor, in: scene)
            let read = try await watcher.get("/staff/administration?lang=en")
            #expect(read.text.contains(domain))
            #expect(!read.text.contains("Report once more</button>") && !read.text.contains("/retry\""))
            #expect(try await watcher.post("/staff/applications/\(filing.id)/retry").status == 403)

            let browser = try await StaffSite.visitor(site, `operator`, in: scene)
            let page = try await browser.get("/staff/administration?lang=zh-Hans")
            #expect(page.text.contains("报送失败") && page.text.contains("/retry\""))
            let detail = try await browser.get("/staff/applications/\(filing.id)")
            #expect(detail.text.contains("unknown province"))
            #expect(try await browser.post("/staff/applications/\(filing.id)/retry").status == 303)
            #expect(try await scene.stored(filing).stage == .queued)
            #expect(try await browser.post("/staff/applications/\(filing.id)/retry").status == 409)
            #expect(try await browser.get("/staff/administration").text.contains("没有报送失败的申请"))
        }
    }

    @Test(arguments: ["en", "zh-Hans"])
    func `what is wrong with the results that come in is told, and nothing when all is well`(
        language: String
    ) async throws {
        let scene = try await Scene.withBook()
        let `operator` = try await scene.staff(.operator)
        func page(_ health: (problem: String?, held: Int)?) async throws -> String {
            let text = Mutex("")
            try await StaffSite.run(scene, resultHealth: { health }) { site in
                let browser = try await StaffSite.visitor(site, `operator`, in: scene)
                let page = try await browser.get("/staff/administration?lang=\(language)")
                #expect(page.status == 200)
                text.withLock { $0 = page.text }
            }
            scene.clock.advance(by: .seconds(30))
            return text.withLock { $0 }
        }
        let isEnglish = language == "en"
        let waits = isEnglish ? "wait to be recorded" : "管局结果有待登记"
        let silent = isEnglish ? "No results come in" : "收不到管局结果"
        let held = try await page(("result 7 cannot be recorded: step-not-open", 3))
        #expect(held.contains(waits) && held.contains("step-not-open"))
        #expect(held.contains(isEnglish ? "3 could" : "3 条"))
        let broken = try await page(("connection refused", 0))
        #expect(broken.contains(silent) && broken.contains("connection refused") && !broken.contains(waits))
        for well in [nil, (problem: String?.none, held: 0)] {
            let text = try await page(well)
            #expect(!text.contains(waits) && !text.contains(silent))
        }
    }

    @Test func `a result that cannot be recorded is settled by an operator, with a reason`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let report = try await scene.report(of: filing).text
        for (sequence, reference) in [(7, report), (8, "")] {
            try await scene.perform(
                HoldResult(sequence: sequence, report: reference, result: "granted", problem: "filing-number.taken"),
                as: .administration)
        }
        let `operator` = try await scene.staff(.operator)
        let auditor = try await scene.staff(.auditor)
        let path = "/staff/administration/results/7"
        try await StaffSite.run(scene) { site in
            let watcher = try await StaffSite.visitor(site, auditor, in: scene)
            let read = try await watcher.get("/staff/administration?lang=en")
            #expect(read.text.contains("The number is in the register") && read.text.contains("Not one of our reports"))
            #expect(!read.text.contains(path))
            #expect(try await watcher.get(path).status == 403)
            let forbidden = try await watcher.post(path, [("decision", "put-aside"), ("reason", "不该由我决定")])
            #expect(forbidden.status == 403)

            let browser = try await StaffSite.visitor(site, `operator`, in: scene)
            for language in ["en", "zh-Hans"] {
                let page = try await browser.get("/staff/administration?lang=\(language)")
                #expect(page.text.contains("href=\"\(path)\""))
                Browsing.expectPage(try await browser.get("\(path)?lang=\(language)"), "settling in \(language)")
            }
            let empty = try await browser.post(path, [("decision", "put-aside"), ("reason", " ")])
            Browsing.expectPage(empty, "without a reason", 422)
            #expect(empty.text.contains("请写明事由"))
            let strange = try await browser.post(path, [("decision", "nonsense"), ("reason", "看看")])
            #expect(strange.status == 422)
            let settled = try await browser.post(path, [("decision", "put-aside"), ("reason", "管局另发号码")])
            #expect(settled.status == 303)
            #expect(try await browser.post(path, [("decision", "record-again"), ("reason", "再试")]).status == 409)
            #expect(try await browser.get(path).status == 404)
            let again = try await browser.post(
                "/staff/administration/results/8", [("decision", "record-again"), ("reason", "已更正")])
            #expect(again.status == 303)
            let rest = try await browser.get("/staff/administration")
            #expect(rest.text.contains("正在重新登记") && !rest.text.contains(path))
            let file = try await browser.get("/staff/applications/\(filing.id)")
            #expect(file.text.contains("管局另发号码"))
            for odd in ["x", "0", "-1", "99999999999999999999"] {
                #expect(try await browser.get("/staff/administration/results/\(odd)").status == 404)
            }
        }
    }

    @Test func `beyond a page of results that wait the list goes on, and each can be settled`() async throws {
        let scene = try await Scene()
        for sequence in 1...101 {
            try await scene.perform(
                HoldResult(sequence: sequence, report: "", result: "unreadable", problem: "unreadable"),
                as: .administration)
        }
        let `operator` = try await scene.staff(.operator)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, `operator`, in: scene)
            let first = try await browser.get("/staff/administration").text
            #expect(first.contains("results/50\"") && !first.contains("results/51\""))
            #expect(first.contains("href=\"/staff/administration?held=50\""))
            let last = try await browser.get("/staff/administration?held=100").text
            #expect(last.contains("results/101\"") && !last.contains("results/100\""))
            let path = "/staff/administration/results/101"
            #expect(try await browser.get(path).status == 200)
            #expect(try await browser.post(path, [("decision", "put-aside"), ("reason", "不是我们的")]).status == 303)
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test func `a refusal is turned into items`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .refused)
        let reviewer = try await scene.staff(.reviewer)
        let items = try await scene.stored(filing).dossier.reviewItems
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let path = "/staff/applications/\(filing.id)"
            #expect(try await browser.get("/staff/queue?stage=refused").text.contains(path))
            _ = try await browser.post(path + "/take")
            let page = try await browser.get(path)
            #expect(page.text.contains("网站名称与主办单位不符"))
            #expect(!page.text.contains("formaction=\"\(path)/accept\""))
            var form = VerdictForm(page.text)
            form.pass(items)
            #expect(try await browser.post(path + "/send-back", form.fields()).status == 422)
            let name = try #require(items.first { $0.topic == .service })
            form.seen = VerdictForm(try await browser.get(path).text).seen
            form.change(name, "R-NAME-01")
            #expect(try await browser.post(path + "/send-back", form.fields()).status == 303)
            #expect(try await scene.stored(filing).returnedItems == [name.key])
        }
    }

    @Test func `access is restored by two operators, found by the exact address only`() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let first = try await scene.staff(.operator)
        let second = try await scene.staff(.operator)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, first, in: scene)
            _ = try await browser.get("/staff/accounts?lang=zh-Hans")
            let none = try await browser.post("/staff/accounts", [("address", "13999999999")])
            #expect(none.status == 404 && none.text.contains("没有找到账号"))
            #expect(try await browser.post("/staff/accounts", [("address", "x")]).status == 422)
            for typed in [holder.address.text, holder.id.text] {
                let found = try await browser.post("/staff/accounts", [("address", typed)])
                #expect(found.status == 200)
                #expect(found.text.contains(holder.id.text))
                #expect(found.text.contains(holder.address.masked.description))
            }
            let ask = "/staff/accounts/\(holder.id)/restorations"
            #expect(try await browser.post(ask, [("newAddress", "x"), ("reason", "看过证件")]).status == 422)
            let asked = try await browser.post(ask, [("newAddress", "13900000999"), ("reason", "看过营业执照原件")])
            #expect(asked.status == 303)
            let own = try await browser.get("/staff/accounts")
            #expect(own.text.contains("等待另一位运营人员") && !own.text.contains("/agree\""))
            #expect(!own.text.contains("13900000999"))

            let other = try await StaffSite.visitor(site, second, in: scene)
            let page = try await other.get("/staff/accounts").text
            let end = try #require(page.firstRange(of: "/agree\"")).upperBound
            let start = try #require(page[..<end].ranges(of: "action=\"").last).upperBound
            let path = String(page[start..<end].dropLast())
            let refused = try await browser.post(path).status
            #expect(refused == 403 || refused == 409)
            #expect(try await other.post(path).status == 303)
            #expect(try await other.post(path).status == 404)
            #expect(try await other.post("/staff/accounts", [("address", "13900000999")]).text.contains(holder.id.text))
        }
    }

    @Test func `the list of members is read by operators and auditors`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        let auditor = try await scene.staff(.auditor)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, auditor, in: scene)
            for language in ["zh-Hans", "en"] {
                let page = try await browser.get("/staff/members?lang=\(language)")
                #expect(page.text.contains(reviewer.member.name))
                let accounts = try await browser.get("/staff/accounts?lang=\(language)")
                #expect(accounts.status == 200 && !accounts.text.contains("/restorations\""))
                #expect(try await browser.get("/staff/administration?lang=\(language)").status == 200)
            }
            let other = try await StaffSite.visitor(site, reviewer, in: scene)
            for path in ["/staff/members", "/staff/accounts", "/staff/administration"] {
                #expect(try await other.get(path).status == 403, "\(path)")
            }
        }
    }
}
