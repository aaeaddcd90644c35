import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import Testing

@Suite("What will be asked, told before anything is bought")
struct RequirementsTests {
    @Test("every province answers for every nature it may meet, in both languages", arguments: Language.allCases)
    func everyProvince(_ language: Language) async throws {
        let scene = try await Scene.withBook()
        try await Browsing.run(scene, [], language: language) { browsing in
            let visitor = browsing.stranger(language: language)
            let home = Browsing.expectPage(try await visitor.get("/"), "home")
            #expect(home.contains("href=\"/requirements\""))
            let empty = Browsing.expectPage(try await visitor.get("/requirements"), "empty")
            #expect(!empty.contains("id=\"group-hosting\"") && !empty.contains("class=\"errors\""))
            for province in Province.allCases {
                for nature in [EntityNature.enterprise, .individual] {
                    let page = Browsing.expectPage(
                        try await visitor.get(Links.requirements(province, nature)), "\(province) \(nature)")
                    for group in ["person", "domain", "hosting", "name"] {
                        #expect(page.contains("id=\"group-\(group)\""))
                    }
                    #expect(page.contains("value=\"\(province.rawValue)\" selected"))
                    #expect(!page.contains("{{") && page.contains("id=\"time\""))
                }
            }
        }
    }

    @Test("Guangdong tells an enterprise who must be in charge, with source and year, and heavier things first")
    func guangdong() async throws {
        let scene = try await Scene.withBook()
        try await Browsing.run(scene, []) { browsing in
            let page = Browsing.expectPage(
                try await browsing.stranger().get(Links.requirements(.guangdong, .enterprise)), "guangdong")
            #expect(page.contains("广东要求单位的主体负责人由法定代表人担任。") && page.contains("有据可查（2025 年）"))
            #expect(page.contains("《互联网信息服务备案承诺书》") && page.contains("一定会遇到") && page.contains("视情况"))
            #expect(page.contains("所选实例的购买时长（含续费）不足"))
            let person = try #require(page.firstRange(of: "id=\"group-person\""))
            let rest = page[person.upperBound...]
            let warn = rest.firstRange(of: "finding-warn")?.lowerBound ?? rest.endIndex
            let block = try #require(rest.firstRange(of: "finding-block")?.lowerBound)
            #expect(block < warn)
        }
    }

    @Test("an individual reads how a site may not be called, and nothing of party branches")
    func individual() async throws {
        let scene = try await Scene.withBook()
        try await Browsing.run(scene, []) { browsing in
            let visitor = browsing.stranger()
            let page = Browsing.expectPage(
                try await visitor.get(Links.requirements(.hainan, .individual)), "individual")
            let start = try #require(page.firstRange(of: "id=\"group-name\""))
            let end = page[start.upperBound...].firstRange(of: "</section>")?.lowerBound ?? page.endIndex
            #expect(page[start.upperBound..<end].contains("finding-"), "national rules on names of individuals")
            #expect(!page.contains("党建"))
            let enterprise = Browsing.expectPage(
                try await visitor.get(Links.requirements(.hainan, .enterprise)), "enterprise")
            #expect(enterprise.contains("党建"))
        }
    }

    @Test("what the provider decided about a rule stands beside it")
    func decided() async throws {
        let scene = try await Scene.withBook()
        let decision = RuleDecision(
            rule: "guangdong.person.representative", verdict: .raise, by: "周审",
            on: scene.clock.now.beijingDay, because: "试验")
        let book = scene.house.rulebook
        scene.house.shelf.exchange(
            for: book.deciding([decision], suffixes: book.suffixes, sha256: String(repeating: "a", count: 64)))
        try await Browsing.run(scene, []) { browsing in
            let page = Browsing.expectPage(
                try await browsing.stranger().get(Links.requirements(.guangdong, .enterprise)), "decided")
            #expect(page.contains("将这条要求定为必须满足"))
        }
    }

    @Test("half a choice or none of the choices is told at its field")
    func halfChoice() async throws {
        let scene = try await Scene.withBook()
        try await Browsing.run(scene, []) { browsing in
            let visitor = browsing.stranger()
            for half in ["province=hebei&nature=", "province=hebei"] {
                let page = Browsing.expectPage(try await visitor.get("/requirements?" + half), "half")
                #expect(page.contains("href=\"#f-nature\"") && page.contains("value=\"hebei\" selected"), "\(half)")
                #expect(!page.contains("id=\"group-hosting\""), "\(half)")
            }
            let wrong = Browsing.expectPage(
                try await visitor.get("/requirements?province=%3Cb%3E&nature=enterprise"), "wrong", 422)
            #expect(wrong.contains("href=\"#f-province\"") && !wrong.contains("<b>"))
        }
    }

    @Test("programs are told the same, without a token")
    func api() async throws {
        let scene = try await Scene.withBook()
        try await APIClient.run(scene) { client in
            let answer = try await client.ask(
                "GET", "/api/v1/requirements?province=guangdong&nature=enterprise", nil,
                match: nil, ["Accept-Language": "en"])
            #expect(answer.status == 200)
            let told = try JSONDecoder().decode(Told.self, from: Foundation.Data(answer.body))
            #expect(told.province == "guangdong" && told.materials.contains("entity-certificate"))
            let rule = try #require(told.items.first { $0.rule == "guangdong.person.representative" })
            #expect(rule.topic == "person" && rule.severity == "block" && rule.confidence == "D")
            #expect(rule.documentedIn == 2025 && rule.reason.hasPrefix("Guangdong") && !rule.isCertain)
            #expect(told.items.contains { $0.materials?.contains("commitment-letter") == true })
            let none = try await client.ask("GET", "/api/v1/requirements?province=nowhere")
            #expect(none.status == 422 && none.text.contains("?province") && none.text.contains("?nature"))
            let holder = try await scene.account()
            let withToken = try await client.with(of: holder, in: scene)
                .ask("GET", "/api/v1/requirements?province=hebei&nature=individual")
            #expect(withToken.status == 200)
        }
    }

    private struct Told: Decodable {
        struct Item: Decodable {
            let rule: String
            let topic: String
            let isCertain: Bool
            let severity: String
            let confidence: String
            let documentedIn: Int?
            let reason: String
            let materials: [String]?
        }

        let province: String
        let materials: [String]
        let items: [Item]
    }

    @Test("every code that a rule may name has a name", arguments: Language.allCases)
    func names(_ language: Language) throws {
        let words = try Strings(folder: Site.folder("Strings")).words(in: language)
        for fact in Fact.allCases {
            switch fact.type {
            case .choice(let codes), .codes(let codes):
                for code in codes { #expect(words.name(code, of: fact) != nil, "\(fact.rawValue) \(code)") }
            case .text, .number, .yesNo, .day: #expect(words.name("x", of: fact) == nil, "\(fact.rawValue)")
            }
        }
    }
}
