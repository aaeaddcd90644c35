import BeianCore
import BeianRulebook
import Testing

@Suite("Applications as the check reads them")
struct CheckedApplicationTests {
    @Test("A sound company is not stopped, with a context or without")
    func sound() throws {
        let verdict = try CheckScene.preflight().judge(.object(try CheckScene.company()), place: "-")
        #expect(verdict.faults.isEmpty)
        #expect(!verdict.blocks, "\(verdict.findings.map(\.code))")
    }

    @Test(
        "What is no application is told with its place, and nothing of it is judged",
        arguments: [
            (#"{"entity":{"shoe":1}}"#, "#/entity/shoe", "json.unknown-key"),
            (#"{"entity":[]}"#, "#/entity", "json.wrong-type"),
            (
                #"{"entity":{"person":{"isLegalRepresentative":"yes"}}}"#, "#/entity/person/isLegalRepresentative",
                "json.wrong-type"
            ),
            (#"{"services":{}}"#, "#/services", "json.wrong-type"),
            (#"{"services":[{"contents":"other"}]}"#, "#/services/0/contents", "json.wrong-type"),
            (#"{"services":[{"kind":"telegram"}]}"#, "#/services/0/kind", "value.not-a-choice"),
            (#"{"services":[{"id":"svc_1"},{"id":"svc_1"}]}"#, "#/services/1/id", "value.repeated"),
            (#"{"kind":"second-filing"}"#, "#/kind", "value.not-a-choice"),
            (#"{"materials":[{}]}"#, "#/materials/0/kind", "json.missing"),
            (#"{"materials":[{"kind":"love-letter"}]}"#, "#/materials/0/kind", "value.not-a-choice"),
            (#"{"context":{"weather":"fine"}}"#, "#/context/weather", "json.unknown-key"),
            (
                #"{"context":{"entity":{"ministryStatus":"perhaps"}}}"#, "#/context/entity/ministryStatus",
                "value.not-a-choice"
            ),
            (#"{"context":{"entity":{"filedServices":"3"}}}"#, "#/context/entity/filedServices", "json.wrong-type"),
            (
                #"{"context":{"entity":{"certificateValidUntil":"soon"}}}"#, "#/context/entity/certificateValidUntil",
                "day.shape"
            ),
            (
                #"{"context":{"entity":{"certificateValidUntil":"2026-02-30"}}}"#,
                "#/context/entity/certificateValidUntil", "day.calendar"
            ),
            (#"{"context":{"handedInOn":"today"}}"#, "#/context/handedInOn", "day.shape"),
            (#"{"context":{"entity":{"filedServices":-1}}}"#, "#/context/entity/filedServices", "value.count"),
            (#"{"context":{"entity":{"filedDomains":1e18}}}"#, "#/context/entity/filedDomains", "value.count"),
            (#"{"context":{"person":{"mobileHome":"zz"}}}"#, "#/context/person/mobileHome", "context.division"),
            (#"{"context":{"person":{"mobileHome":"990000"}}}"#, "#/context/person/mobileHome", "context.division"),
            (
                #"{"services":[{}],"context":{"services":[{"person":{"mobileHome":"杭州"}}]}}"#,
                "#/context/services/0/person/mobileHome", "context.division"
            ),
            (#"{"context":{"approvedSuffixes":["com.cn"]}}"#, "#/context/approvedSuffixes", "context.suffix"),
            (#"{"context":{"services":[{"id":"svc_9"}]}}"#, "#/context/services/0/id", "context.no-service"),
            (
                #"{"services":[{}],"context":{"services":[{},{"id":"svc_1"}]}}"#, "#/context/services/1/id",
                "context.service-repeated"
            ),
            (
                #"{"materials":[{"kind":"entity-certificate","service":"svc_9"}]}"#, "#/materials/0/service",
                "context.no-service"
            ),
        ]
    )
    func unreadable(json: String, pointer: String, code: String) throws {
        let verdict = try CheckScene.preflight().judge(.object(try CheckScene.members(json)), place: "-")
        #expect(verdict.findings.isEmpty)
        #expect(verdict.faults.map { "\($0.pointer) \($0.code)" } == ["\(pointer) \(code)"])
    }

    @Test("All that is wrong is told at once")
    func several() throws {
        let json = #"{"entity":{"shoe":1,"name":7},"services":[{"hat":true}],"moon":null}"#
        let verdict = try CheckScene.preflight().judge(.object(try CheckScene.members(json)), place: "-")
        #expect(Set(verdict.faults.map(\.pointer)) == ["#/entity/shoe", "#/entity/name", "#/services/0/hat", "#/moon"])
    }

    @Test("Every fact from outside has its member in the context, and the schema tells it")
    func members() throws {
        let outside = Fact.allCases.filter { $0.origin == .outside }
        let parts = CheckSchema.context["properties"]
        for fact in outside {
            let name = fact.rawValue.split(separator: ".", maxSplits: 1)
            let words = name[1].split(separator: "-")
            let key = words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
            let part: JSONValue? =
                switch name[0] {
                case "service": parts?["services", "items"]
                case "service-person": parts?["services", "items", "properties", "person"]
                default: parts?[String(name[0])]
                }
            #expect(part?["properties", key] != nil, "\(fact.rawValue)")
        }
    }

    @Test("Without the member no material is asked for; an empty list lacks them all")
    func materials() throws {
        let preflight = try CheckScene.preflight()
        let silent = preflight.judge(.object(try CheckScene.company { $0["materials"] = nil }), place: "-")
        #expect(!silent.blocks)
        let named = preflight.judge(
            .object(
                try CheckScene.company {
                    $0["materials"] = nil
                    guard case .list(let services) = $0["services"], case .object(var service) = services[0] else {
                        return
                    }
                    service["name"] = .text("中国蓝天网")
                    $0["services"] = .list([.object(service)])
                }), place: "-")
        #expect(named.blocks, "what only a proof would excuse is a fault without one")
        let empty = preflight.judge(.object(try CheckScene.company { $0["materials"] = .list([]) }), place: "-")
        let kinds = empty.findings.filter { $0.severity == .block }.compactMap { $0.parameters["kind"] }
        #expect(kinds == ["entity-certificate", "person-front", "person-back"])
    }

    @Test("The same application is judged by the rules of another day")
    func otherDay() throws {
        let application = try CheckScene.company {
            guard case .object(var entity) = $0["entity"], case .object(var person) = entity["person"] else { return }
            person["validUntil"] = .text("2027-01-31")
            entity["person"] = .object(person)
            $0["entity"] = .object(entity)
        }
        let early = try CheckScene.preflight(on: "2026-10-30").judge(.object(application), place: "-")
        let late = try CheckScene.preflight(on: "2026-10-31").judge(.object(application), place: "-")
        #expect(!early.blocks)
        #expect(late.findings.first?.code == "document.expires-soon")
    }

    @Test("A verification on a day to come is found: at the answer, or as a domain that is not verified that day")
    func verifiedToCome() throws {
        func codes(on day: String, _ change: (inout [String: JSONValue], inout [String: JSONValue]) -> Void) throws
            -> [String]
        {
            let application = try CheckScene.company { members in
                guard case .list(let services) = members["services"], case .object(var service) = services[0] else {
                    return
                }
                change(&service, &members)
                members["services"] = .list([.object(service)])
            }
            let verdict = try CheckScene.preflight(on: day).judge(.object(application), place: "-")
            return verdict.findings.filter { $0.severity == .block }.map { "\($0.pointer) \($0.rule ?? $0.code)" }
        }
        func typed(_ service: inout [String: JSONValue], _ members: inout [String: JSONValue]) {
            service["domainCertificate"] = .object(["verifiedOn": .text("2026-11-24")])
        }
        #expect(
            try codes(on: "2026-11-23", typed) == ["#/services/0/domainCertificate/verifiedOn domain.verified-to-come"])
        #expect(try codes(on: "2026-11-24", typed) == [])
        func lookedUp(_ service: inout [String: JSONValue], _ members: inout [String: JSONValue]) {
            members["context"] = .object([
                "services": .list([.object(["domainVerified": .bool(true), "domainVerifiedOn": .text("2026-11-24")])])
            ])
        }
        #expect(try codes(on: "2026-11-23", lookedUp) == ["#/services/0/domain national.domain.unverified"])
        #expect(try codes(on: "2026-11-24", lookedUp) == [])
    }

    @Test("A verdict says itself as text and as one line of JSON")
    func said() throws {
        let application = try CheckScene.company { $0["services"] = .list([]) }
        let verdict = try CheckScene.preflight().judge(.object(application), place: "a.json")
        let say: CheckVerdict.Saying = { ($0.reason?.chinese ?? $0.code, $0.remedy?.chinese) }
        #expect(verdict.text(say, in: .chinese).hasPrefix("a.json  必须更正 1，"))
        #expect(verdict.text(say, in: .english).contains("1 block, "))
        let json = verdict.json(say)
        #expect(json.hasSuffix("}\n") && json.dropLast().contains("\n") == false)
        #expect(try CheckScene.members(json)["blocks"] == .number(1))
        #expect(try CheckScene.members(json)["readable"] == .bool(true))
    }

    @Test("Why a rule bites or does not is told part by part")
    func explained() throws {
        let preflight = try CheckScene.preflight()
        let book = preflight.book
        let rule = try #require(book.rule("national.name.too-short", on: preflight.day))
        let application = try preflight.application(try CheckScene.company())
        func told(_ rule: Rule, in language: Language) -> String {
            book.explanation(of: rule, for: application, on: preflight.day, in: language) { "<\($1)>" }
        }
        let english = told(rule, in: .english)
        #expect(english.contains("service 1\n") && english.contains("the name of the service = <青山演示>"))
        #expect(english.contains("the kind of service = <website>") && english.hasSuffix("→ does not bite"))
        let chinese = told(rule, in: .chinese)
        #expect(chinese.contains("服务 1\n") && chinese.contains("服务名称 = <青山演示>") && chinese.hasSuffix("→ 未命中"))
        let unknown = try #require(book.rule("national.domain.unverified", on: preflight.day))
        #expect(told(unknown, in: .chinese).contains("未知  "))
    }
}
