import BeianCore
import BeianRulebook
import BeianTesting
import Foundation
import Testing

@Suite("The book that comes with the program")
struct BookTests {
    private static let book = Result { try RulebookReader.load() }

    @Test("It loads, every example proven, and knows its own checksum")
    func loads() throws {
        let book = try Self.book.get()
        #expect(book.rules.count >= 250)
        #expect(book.sha256.count == 64)
        #expect(try RulebookReader.load().sha256 == book.sha256)
        #expect(
            book.rules.allSatisfy { rule in rule.examples.contains { $0.bites } && rule.examples.contains { !$0.bites }
            })
    }

    @Test("Every topic has a reason for a return, and every reason is found by its code")
    func rejections() throws {
        let book = try Self.book.get()
        #expect(book.rejections.count == 27)
        for topic in ReviewTopic.allCases { #expect(!book.rejections(for: topic).isEmpty, "\(topic)") }
        for rejection in book.rejections { #expect(book.rejection(rejection.code) == rejection) }
        #expect(book.rejection("R-NOT-01") == nil)
    }

    @Test("Each rule can say itself in both languages")
    func sentences() throws {
        for rule in try Self.book.get().rules {
            #expect(rule.sentence(in: .chinese).hasPrefix("当"), "\(rule.id)")
            #expect(rule.sentence(in: .english).hasPrefix("When "))
        }
    }

    @Test(
        "Nothing blocks a sound dossier",
        arguments: [
            SampleDossier.company(), SampleDossier.company(services: 10), SampleDossier.companyWithServicePerson(),
            SampleDossier.individual(),
        ]
    )
    func sound(dossier: Dossier) throws {
        let found = try Self.book.get().inspect(
            dossier,
            kind: .firstFiling,
            context: SampleDossier.context,
            policy: Policy(),
            on: SampleDossier.day
        )
        #expect(found.filter { $0.severity == .block } == [], "\(found.map(\.code))")
    }

    @Test("What a rule finds stands at its field with the rule's own words, heavier first")
    func findings() throws {
        var dossier = SampleDossier.individual()
        dossier.services[0].answers[.serviceName] = "小山科技·工作室"
        dossier.entity[.emergencyPhone] = "13900000004"
        dossier.entity[.personMobile] = "13900000004"
        let found = try Self.book.get().inspect(
            dossier,
            kind: .firstFiling,
            context: SampleDossier.context,
            policy: Policy(),
            on: SampleDossier.day
        )
        let codes = found.map(\.code)
        for code in ["national.emergency.person", "national.name.marks", "national.name.individual.banned-words"] {
            #expect(codes.contains(code), "\(codes)")
        }
        #expect(found == found.sorted { $0.severity < $1.severity })
        let banned = try #require(found.first { $0.code == "national.name.individual.banned-words" })
        #expect(banned.pointer == "#/services/0/name")
        #expect(banned.parameters["word"] == "工作室")
        #expect(banned.reason?.chinese.contains("“工作室”") == true)
        #expect(banned.rule == banned.code)
    }

    @Test("Rules look at each service by itself")
    func eachService() throws {
        var dossier = SampleDossier.company(services: 3)
        dossier.services[2].answers[.serviceName] = "青山"
        let found = try Self.book.get().findings(
            in: dossier,
            knowing: SampleDossier.context,
            kind: .firstFiling,
            on: SampleDossier.day
        )
        let short = found.filter { $0.code == "national.name.too-short" }
        #expect(short.map(\.pointer) == ["#/services/2/name"])
    }

    @Test("Saving a section hears only of that section")
    func section() throws {
        var dossier = SampleDossier.individual()
        dossier.services[0].answers[.serviceName] = "小山博客"
        dossier.entity[.personMobile] = "17100000001"
        func codes(_ section: BeianCore.Section) throws -> [String] {
            try Self.book.get().inspect(
                dossier,
                section: section,
                kind: .firstFiling,
                context: SampleDossier.context,
                policy: Policy(),
                on: SampleDossier.day
            ).map(\.code)
        }
        #expect(try codes(.person).contains("national.person.mobile-virtual"))
        #expect(try codes(.service).contains("national.name.individual.banned-words"))
        #expect(try !codes(.service).contains("national.person.mobile-virtual"))
        #expect(try codes(.hosting) == [])
    }

    @Test("What nobody documented, and what a province said too long ago, never stands in the way")
    func remembered() throws {
        for rule in try Self.book.get().rules {
            let isOld = !rule.scope.provinces.isEmpty && rule.documentedIn ?? 0 < 2021
            if rule.confidence != .documented || isOld { #expect(rule.weight != .block, "\(rule.id)") }
        }
    }

    @Test(
        "A rule weighs what its source allows",
        arguments: [
            ("national.name.marks", Finding.Severity.block), ("hunan.services.plan", .block),
            // written as a block, but recalled, of an old page, or of no known year
            ("national.pre-approval.name-religion", .warn), ("yunnan.individual.mobile", .warn),
            ("shanghai.person.mobile-home", .warn),
            // written as a warning or a note
            ("hunan.services.plan-with-this", .warn), ("national.material.domain-certificate", .note),
        ])
    func weights(id: String, weight: Finding.Severity) throws {
        let rule = try #require(try Self.book.get().rules.first { $0.id == id })
        #expect(rule.weight == weight)
    }

    @Test("Every province has rules of its own, and each tells its source")
    func provinces() throws {
        let book = try Self.book.get()
        for province in Province.allCases {
            let rules = book.rules.filter { $0.scope.provinces == [province] }
            #expect(rules.count >= 4, "\(province)")
            #expect(
                rules.allSatisfy { $0.source.hasSuffix(")") }, "\(province): each source ends with the code of the fact"
            )
        }
    }

    @Test("Every reason for a return is found by a rule, or only a person or the ministry can find it")
    func foundReasons() throws {
        let book = try Self.book.get()
        let found = Set(book.rules.flatMap(\.rejections))
        #expect(Set(book.rejections.map(\.code)).subtracting(found) == ["R-SMS-01"])
    }

    @Test("What the store answered is heard")
    func context() throws {
        var context = SampleDossier.context
        context.mobilesElsewhere = ["13900000001", "13900000002"]
        let found = try Self.book.get().findings(
            in: SampleDossier.company(), knowing: context, kind: .firstFiling, on: SampleDossier.day
        ).map(\.code)
        #expect(found.contains("national.person.mobile-elsewhere"))
        #expect(found.contains("national.emergency.elsewhere"))
    }

    @Test("Every structural code has its sentences in both languages", arguments: ["zh-Hans", "en"])
    func texts(language: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/BeianWeb/Strings/\(language)/findings.yaml").standardized
        let text = try String(contentsOf: file, encoding: .utf8)
        for code in DossierCheck.codes { #expect(text.contains("\n  \"\(code)\":\n    reason: "), "\(code)") }
    }
}
