import BeianCore
import BeianRulebook
import BeianTesting
import Foundation
import Testing

@Suite("Books that are refused")
struct HostileBookTests {
    private static let rule = """
        rules:
          - id: test.young
            since: 2026-01-01
            until: 2026-12-31
            at: entity/person/name
            when:
              all:
                - { entity.nature: individual }
                - { person.age: { between: [0, 15] } }
            demand: { material: residence-permit }
            severity: block
            confidence: D
            because: { zh-Hans: 年龄不足, en: Too young }
            remedy: { zh-Hans: 请更换, en: Name another }
            source: nowhere
            examples:
              - { given: { entity.nature: individual, person.age: 15 }, bites: true }
              - { given: { entity.nature: individual, person.age: 16 }, bites: false }
              - { given: { entity.nature: individual, person.age: 15, materials: [residence-permit] }, bites: false }
        """
    private static let rejections = """
        rejections:
          - code: R-TEST-01
            topics: [identity]
            reason: { zh-Hans: 原因, en: Reason }
            remedy: { zh-Hans: 办法, en: Remedy }
            source: nowhere
        """

    private static func load(_ national: String, _ others: [String: String] = [:]) throws -> Rulebook {
        var files = ["national.yaml": Data(national.utf8), "rejections.yaml": Data(rejections.utf8)]
        for (path, text) in others { files[path] = Data(text.utf8) }
        return try RulebookReader.book(from: files)
    }

    @Test("The book from which the others are spoilt is sound")
    func sound() throws {
        let book = try Self.load(Self.rule)
        #expect(book.rules.count == 1)
        let young = try #require(Day(year: 2026, month: 6, day: 1))
        #expect(book.rule("test.young", on: young) != nil)
        #expect(book.rule("test.young", on: young.adding(months: 12)) == nil)
    }

    @Test(
        "Each fault is refused with its place",
        arguments: [
            ("id: test.young", "id: Test Young", "national.yaml:2", "no id"),
            ("severity: block", "severity: block\n    weight: 3", "national.yaml", "unknown key weight"),
            (
                "entity.nature: individual }\n", "entity.mood: individual }\n", "national.yaml:8",
                "unknown fact or operator"
            ),
            ("person.age: { between", "person.age: { near", "national.yaml:9", "unknown operator near"),
            ("[0, 15]", "[16, 15]", "national.yaml:9", "cross"),
            ("[0, 15]", "[0, young]", "national.yaml:9", "whole number"),
            ("material: residence-permit }", "material: love-letter }", "national.yaml:10", "unknown material"),
            ("demand: { material: residence-permit }", "demand: tears", "national.yaml:10", "unknown demand"),
            ("severity: block", "severity: deadly", "national.yaml:11", "unknown severity"),
            ("confidence: D", "confidence: X", "national.yaml:12", "unknown confidence"),
            ("at: entity/person/name", "at: entity/shoe", "national.yaml:5", "unknown field"),
            ("    source: nowhere\n", "", "national.yaml", "source is missing"),
            ("source: nowhere", "source: ''", "national.yaml:15", "a text is expected"),
            ("until: 2026-12-31", "until: 2025-12-31", "national.yaml:4", "until lies before since"),
            ("until: 2026-12-31", "until: 2026-02-30", "national.yaml:4", "a day"),
            ("age: 15 }, bites: true", "age: 16 }, bites: true", "national.yaml:17", "does not bite"),
            ("age: 15 }, bites: true", "age: 15 }, bites: false", "national.yaml:17", "bites"),
            ("age: 15 }, bites: true", "age: old }, bites: true", "national.yaml:17", "whole number"),
            ("Too young", "\"{{age}} is too young\"", "national.yaml:13", "unknown blank"),
            (", en: Too young", "", "national.yaml:13", "en is missing"),
            ("severity: block", "severity: block\n    documented-in: 20", "national.yaml:12", "a year"),
            ("at: entity", "scope: { province: [\"990000\"] }\n    at: entity", "national.yaml:5", "unknown province"),
            ("at: entity", "scope: { planet: [earth] }\n    at: entity", "national.yaml:5", "unknown key planet"),
            ("{ between: [0, 15] }", "{ between: [0, 15], is: 3 }", "national.yaml:9", "exactly one key"),
            ("entity.nature: individual, person.age: 15 }", "person.years: 15 }", "national.yaml:17", "unknown fact"),
            ("{ entity.nature: individual }\n", "{ entity.nature: robot }\n", "national.yaml:8", "unknown value robot"),
        ]
    )
    func refused(sound: String, spoilt: String, place: String, reason: String) throws {
        let text = Self.rule.replacingOccurrences(of: sound, with: spoilt)
        try #require(text != Self.rule)
        let fault = #expect(throws: RulebookFault.self) { try Self.load(text) }
        #expect(fault?.description.contains(place) == true, "\(fault?.description ?? "")")
        #expect(fault?.reason.contains(reason) == true, "\(fault?.description ?? "")")
    }

    @Test("A rule without a case that bites, or without one that does not, is refused")
    func examples() {
        let lines = Self.rule.split(separator: "\n").map(String.init)
        let onlyBites = lines.filter { !$0.contains("bites: false") }.joined(separator: "\n")
        let neverBites = lines.filter { !$0.contains("bites: true") }.joined(separator: "\n")
        let none = Self.rule.replacingOccurrences(of: "    examples:", with: "    # none")
            .split(separator: "\n").filter { !$0.contains("bites:") }.joined(separator: "\n")
        for (text, reason) in [
            (onlyBites, "17: test.young: no example shows where it does not bite"),
            (neverBites, "17: test.young: no example bites"), (none, "2: examples is missing"),
        ] {
            let fault = #expect(throws: RulebookFault.self) { try Self.load(text) }
            #expect(fault?.description == "rulebook national.yaml:\(reason)")
        }
    }

    @Test("The same id may return on other days and not on the same")
    func versions() throws {
        let later = Self.rule.replacingOccurrences(of: "2026-", with: "2027-")
        #expect(try Self.load(Self.rule, ["provinces/fujian.yaml": later]).rules.count == 2)
        #expect(throws: RulebookFault.self) { try Self.load(Self.rule, ["provinces/fujian.yaml": Self.rule]) }
    }

    @Test("A province's file binds its rules to the province")
    func province() throws {
        let text =
            "province: \"350000\"\n"
            + Self.rule.replacingOccurrences(of: "test.young", with: "fujian.young")
            .replacingOccurrences(of: "given: { ", with: "given: { entity.province: \"350000\", ")
        let book = try Self.load(Self.rule, ["provinces/fujian.yaml": text])
        #expect(book.rules.map(\.scope.provinces) == [[], [.fujian]])
        let unbound = "province: \"350000\"\n" + Self.rule.replacingOccurrences(of: "test.young", with: "fujian.young")
        #expect(throws: RulebookFault.self) { try Self.load(Self.rule, ["provinces/fujian.yaml": unbound]) }
    }

    private static let words = """
        words:
          - name: state
            meaning: { zh-Hans: 国家级用语, en: words of the state }
            source: nowhere
            words: [中国, 全国]
            except: [安全国际]
        suffixes: { as-of: 2026-11-01, source: nowhere, list: [cn, com] }
        """
    private static let worded = rule.replacingOccurrences(
        of: "        - { person.age: { between: [0, 15] } }",
        with: "        - { person.age: { between: [0, 15] } }\n"
            + "        - { not: { check: { name: contains-word, with: { fact: service.name, list: state } } } }"
    ).replacingOccurrences(of: "given: { ", with: "given: { service.name: 安全国际, ")

    @Test("Rules find the word lists of other pages, whose exceptions excuse")
    func lists() throws {
        let book = try Self.load(Self.worded, ["words.yaml": Self.words])
        #expect(book.suffixes?.suffixes == ["cn", "com"])
        #expect(book.rules[0].when.wordLists.map(\.name) == ["state"])
    }

    @Test(
        "A faulty word list or list of suffixes is refused with its place",
        arguments: [
            ("name: state", "name: estate", "national.yaml:10", "unknown word list state"),
            ("except: [安全国际]", "except: [安然]", "words.yaml:6", "holds none of the words"),
            ("except: [安全国际]", "except: [全国]", "words.yaml:6", "holds none of the words"),
            ("[中国, 全国]", "[中国, '——']", "words.yaml:5", "neither letter nor digit"),
            ("[中国, 全国]", "[中国, 中国]", "words.yaml:5", "stands twice"),
            ("    source: nowhere\n", "", "words.yaml", "source is missing"),
            ("meaning: { zh-Hans: 国家级用语, en", "meaning: { en", "words.yaml:3", "zh-Hans is missing"),
            ("as-of: 2026-11-01", "as-of: lately", "words.yaml:7", "a day"),
            ("list: [cn, com]", "list: []", "words.yaml:7", "the list is empty"),
            ("suffixes:", "affixes:", "words.yaml", "unknown key affixes"),
        ]
    )
    func faultyLists(sound: String, spoilt: String, place: String, reason: String) throws {
        let text = Self.words.replacingOccurrences(of: sound, with: spoilt)
        try #require(text != Self.words)
        let fault = #expect(throws: RulebookFault.self) { try Self.load(Self.worded, ["words.yaml": text]) }
        #expect(fault?.description.contains(place) == true, "\(fault?.description ?? "")")
        #expect(fault?.reason.contains(reason) == true, "\(fault?.description ?? "")")
    }

    @Test("A rule that finds a reason which is not in the catalogue is refused where it says so")
    func unknownReason() {
        let text = Self.rule.replacingOccurrences(of: "    severity:", with: "    finds: [R-NONE-01]\n    severity:")
        let fault = #expect(throws: RulebookFault.self) { try Self.load(text) }
        #expect(
            fault?.description
                == "rulebook national.yaml:11: test.young finds R-NONE-01, which is no reason of the book")
    }

    @Test("A book without rules, or without reasons for a return, blames no page that is not there")
    func nothing() {
        let noRules = #expect(throws: RulebookFault.self) {
            try RulebookReader.book(from: ["rejections.yaml": Data(Self.rejections.utf8)])
        }
        #expect(noRules?.description == "rulebook *.yaml: no page of the book holds rules")
        let noReasons = #expect(throws: RulebookFault.self) {
            try RulebookReader.book(from: ["page.yaml": Data(Self.rule.utf8)])
        }
        #expect(noReasons?.description.hasPrefix("rulebook *.yaml: no page of the book holds rejections") == true)
    }

    @Test("A folder that is not there is refused")
    func noFolder() {
        #expect(throws: RulebookFault.self) { try RulebookReader.load(folder: URL(fileURLWithPath: "/nowhere/book")) }
    }

    @Test("The checksum changes with every byte")
    func checksum() throws {
        #expect(try Self.load(Self.rule).sha256 != Self.load(Self.rule + "\n").sha256)
    }
}
