import BeianCore
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite struct QueuePageTests {
    @Test func `an empty queue says so, in both languages, and each role sees its stages`() async throws {
        let scene = try await Scene()
        let reviewer = try await scene.staff(.reviewer)
        let `operator` = try await scene.staff(.operator)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            #expect(try await browser.get("/staff/queue?lang=zh-Hans").text.contains("没有待办的申请"))
            let page = try await browser.get("/staff/queue?lang=en")
            #expect(page.text.contains("Nothing is waiting"))
            #expect(page.text.contains("Refused, to be explained"))
            #expect(page.text.contains("<option value=\"\">All</option>"))
            #expect(!page.text.contains("Report failed"))

            let other = try await StaffSite.visitor(site, `operator`, in: scene)
            #expect(try await other.get("/staff").header("Location") == "/staff/administration")
            #expect(try await other.get("/staff/queue?lang=en").text.contains("Report failed"))
        }
    }

    @Test func `the earliest deadline comes first, late ones are marked in words, and one is taken`() async throws {
        let scene = try await Scene.withBook()
        let first = try await scene.application(at: .initialReview)
        scene.clock.advance(by: .days(3))
        let second = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let domains = try await [first, second].asyncMap { try await scene.stored($0).dossier.answer(.domain) }
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let page = try await browser.get("/staff/queue?lang=zh-Hans")
            let early = try #require(page.text.firstRange(of: domains[0]))
            let later = try #require(page.text.firstRange(of: domains[1]))
            #expect(early.lowerBound < later.lowerBound)
            #expect(page.text.components(of: ">已超时限</strong>") == 1)
            #expect(page.text.contains("第 1 轮"))
            #expect(page.text.contains("<td>福建</td>"))

            let late = try await browser.get("/staff/queue?stage=initial-review&late=yes")
            #expect(late.text.contains(domains[0]) && !late.text.contains(domains[1]))
            #expect(try await browser.get("/staff/queue?mine=yes").text.contains("没有符合条件的申请"))
            #expect(try await !browser.get("/staff/queue?province=beijing").text.contains(domains[0]))
            #expect(try await browser.get("/staff/queue?province=fujian").text.contains(domains[0]))

            let taken = try await browser.post("/staff/applications/\(second.id)/take")
            #expect(taken.header("Location") == "/staff/applications/\(second.id)")
            let mine = try await browser.get("/staff/queue?mine=yes")
            #expect(mine.text.contains(domains[1]) && !mine.text.contains(domains[0]))
        }
    }

    @Test func `what another holds names the other and cannot be taken`() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let holder = try await scene.taken(filing)
        let reviewer = try await scene.staff(.reviewer)
        let auditor = try await scene.staff(.auditor)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let page = try await browser.get("/staff/queue")
            #expect(page.text.contains(holder.member.name))
            #expect(!page.text.contains("/take\""))
            let refused = try await browser.post("/staff/applications/\(filing.id)/take")
            #expect(refused.status == 409)
            #expect(refused.text.contains("已由其他审核员领取"))

            scene.clock.advance(by: .minutes(31))
            #expect(try await browser.get("/staff/queue").text.contains("/take\""))
            let watcher = try await StaffSite.visitor(site, auditor, in: scene)
            #expect(try await !watcher.get("/staff/queue").text.contains("/take\""))
        }
    }

    @Test func `pages follow by key, and places that are none begin at the first`() async throws {
        let scene = try await Scene.withBook()
        for _ in 0..<21 { _ = try await scene.application(at: .initialReview) }
        let reviewer = try await scene.staff(.reviewer)
        try await StaffSite.run(scene) { site in
            let browser = try await StaffSite.visitor(site, reviewer, in: scene)
            let page = try await browser.get("/staff/queue").text
            #expect(page.components(of: "/take\"") == 20)
            let start = try #require(page.firstRange(of: "rel=\"next\" href=\"")).upperBound
            let next = String(page[start...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            let rest = try await browser.get(next)
            #expect(rest.text.components(of: "/take\"") == 1)
            #expect(rest.text.contains("rel=\"first\""))
            for place in ["x", "1.", "-9223372036854775808.app_x", "9999999999999999999.app_x", "%F0%9F%92%A9.%00"] {
                let answer = try await browser.get("/staff/queue?stage=%27%3B--&province=x&after=\(place)")
                #expect([200, 400].contains(answer.status), "\(place)")
            }
        }
    }
}

extension String {
    /// How often a text stands in this one.
    func components(of text: String) -> Int { ranges(of: text).count }
}

extension Sequence {
    /// Each element turned into another, one after the other.
    func asyncMap<Other>(_ turn: (Element) async throws -> Other) async rethrows -> [Other] {
        var others: [Other] = []
        for element in self { others.append(try await turn(element)) }
        return others
    }
}
