import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("What was returned and is handed in again as it was")
struct UnmendedTests {
    @Test("is named before it is handed in, and may be handed in all the same", arguments: Language.allCases)
    func named(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.sendBack(filing, [.contact, .service])
        let words = try Strings(folder: Site.folder("Strings")).words(in: language)
        let title = words("applications.check.unmended.title")
        let topics = [ReviewTopic.contact, .service].map {
            words("topic.\($0.rawValue)").replacing("'", with: "&#39;")
        }
        try await Browsing.run(scene, [filing.holder], language: language) { browsing in
            let visitor = browsing.visitor(filing.holder)
            let check = "/applications/\(filing.id)/check"
            let page = Browsing.expectPage(try await visitor.get(check), "nothing mended")
            #expect(page.contains(title))
            #expect(topics.allSatisfy { page.contains($0) })

            try await scene.perform(
                SaveSection(
                    application: filing.id, seen: nil, section: .person, answers: [.personMobile: "13900008888"]),
                as: filing.holder.actor)
            let half = Browsing.expectPage(try await visitor.get(check), "half mended")
            let told = half[try #require(half.firstRange(of: title)).upperBound...]
            let notice = told[..<(try #require(told.firstRange(of: "</div>")).lowerBound)]
            #expect(notice.contains(topics[1]) && !notice.contains(topics[0]))

            let seen = Browsing.hidden("seen", in: half)
            let sent = try await visitor.post(check, [("seen", seen), ("commitment", "yes")])
            #expect(sent.status == 303)
            #expect(try await scene.stored(filing).stage == .initialReview)
        }
    }

    @Test("is not asked about where nothing was returned")
    func draft() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let page = Browsing.expectPage(
                try await browsing.visitor(filing.holder).get("/applications/\(filing.id)/check"), "draft")
            #expect(!page.contains("退回的项目还没有修改"))
        }
    }

    @Test(
        "materials are to be changed when they belong to what was returned",
        arguments: [(ReviewTopic.identity, true), (.contact, false)])
    func materials(_ topic: ReviewTopic, _ isReturned: Bool) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.sendBack(filing, [topic])
        try await Browsing.run(scene, [filing.holder]) { browsing in
            let page = Browsing.expectPage(
                try await browsing.visitor(filing.holder).get("/applications/\(filing.id)"), "tasks")
            let link = "href=\"/applications/\(filing.id)/materials\" aria-describedby"
            let start = try #require(page.firstRange(of: link))
            let task = page[start.upperBound...].prefix { $0 != "\n" }
            #expect(task.contains("请修改") == isReturned, "\(task)")
            #expect(task.contains("已完成") != isReturned, "\(task)")
        }
    }
}
