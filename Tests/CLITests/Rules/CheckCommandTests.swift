import BeianTesting
import Foundation
import Testing

@Suite("beian check and beian rules, as an operator runs them")
struct CheckCommandTests {
    private static let sound = """
        {"entity":{"province":"zhejiang","nature":"enterprise","documentKind":"business-licence",\
        "documentNumber":"91330100799655058B","name":"杭州青山演示有限公司","division":"330106",\
        "investor":"杭州青山演示有限公司","registeredAddress":"杭州市西湖区青山路1号","mailingAddress":"青山路1号8楼801室",\
        "person":{"isLegalRepresentative":true,"name":"青小山","documentKind":"resident-id",\
        "documentNumber":"350102188001010012","validFrom":"2020-01-01","validUntil":"long-term",\
        "mobile":"13900000303","mail":"qing@qingshan-demo.cn","emergencyPhone":"13900000304"}},\
        "services":[{"domain":"qingshan-demo.cn","name":"青山演示","homeURL":"www.qingshan-demo.cn",\
        "contents":["organisation-portal"],"languages":["simplified-chinese"],"preApproval":"none",\
        "accessMethod":"cloud","person":{"sameAsEntity":true},"hosting":{"instance":"i-1"}}],\
        "materials":[{"kind":"entity-certificate"},{"kind":"person-front"},{"kind":"person-back"}]}
        """
    private static let faulty = sound.split(separator: "青山演示\",\"homeURL").joined(separator: "青山！\",\"homeURL")
    private static let strange = #"{"entity":{"shoe":1}}"#

    @Test("The exit code is 0, 1 or 2, the worst of all files")
    func codes() throws {
        let program = try Program([
            "sound.json": Self.sound, "faulty.json": Self.faulty, "strange.json": Self.strange,
            "all.jsonl": [Self.sound, Self.faulty, Self.sound].joined(separator: "\n"),
        ])
        defer { program.clear() }
        let clean = try program.run("check", "--as-of", "2026-11-23", "sound.json")
        #expect(clean.code == 0 && clean.output.hasPrefix("sound.json  必须更正 0，"), "\(clean)")
        let blocked = try program.run("check", "--lang", "en", "faulty.json", "sound.json")
        #expect(blocked.code == 1 && blocked.output.contains("block  #/services/0/name  national.name.marks"))
        #expect(blocked.output.contains("Source: "))
        let unreadable = try program.run("check", "strange.json", "faulty.json")
        #expect(unreadable.code == 2 && unreadable.output.contains("无法读取  #/entity/shoe  json.unknown-key"))
        #expect(try program.run("check", "none.json").code == 2)
        #expect(try program.run("check", ".").code == 2, "a folder is as bad as its worst file")
        let lines = try program.run("check", "--json", "all.jsonl")
        #expect(lines.code == 1 && lines.output.split(separator: "\n").count == 3)
        let piped = try program.run("check", "--json", "-", input: Self.sound + "\n")
        #expect(piped.code == 0 && piped.output.contains("\"application\":\"-:1\""))
    }

    @Test("The provider's own numbers are those of its settings")
    func policy() throws {
        let first = #"{"domain":"qingshan-demo.cn""#
        let parts = Self.sound.split(separator: first, maxSplits: 1).map(String.init)
        let two = parts.joined(separator: #"{"domain":"qingshan-two-demo.cn","name":"青山二号"},"# + first)
        let program = try Program(["two.json": two])
        defer { program.clear() }
        #expect(try !program.run("check", "two.json").output.contains("services.too-many"))
        let one = try program.run("check", "two.json", environment: ["BEIAN_SERVICES_PER_APPLICATION": "1"])
        #expect(one.code == 1 && one.output.contains("#/services  services.too-many"), "\(one)")
    }

    @Test("JSON is the same twice, and names the book")
    func json() throws {
        let program = try Program(["a.json": Self.faulty])
        defer { program.clear() }
        let first = try program.run("check", "--json", "--as-of", "2026-11-23", "a.json")
        let second = try program.run("check", "--json", "--as-of", "2026-11-23", "a.json")
        #expect(first.output == second.output)
        let proof = try program.run("rules", "check")
        let sum = proof.output.split(separator: " ").last.map { $0.prefix(64) } ?? ""
        #expect(proof.code == 0 && sum.count == 64 && first.output.contains(sum), "\(proof)")
    }

    @Test("The operator's decisions and another book are heard, and a faulty one refuses with 2 and one sentence")
    func decisions() throws {
        let raise =
            "decisions: [{ rule: zhejiang.kind.duration, verdict: raise, by: 李运营, on: 2025-01-06, because: 试验 }]"
        let program = try Program([
            "a.json": Self.sound, "raise.yaml": raise, "wrong.yaml": "decisions: [{ rule: no.such }]",
            "early.yaml": raise.split(separator: "2025-01-06").joined(separator: "9999-01-01"),
        ])
        defer { program.clear() }
        #expect(try program.run("check", "--decisions", "raise.yaml", "a.json").code == 1)
        #expect(try program.run("check", "a.json", environment: ["BEIAN_RULE_DECISIONS": "raise.yaml"]).code == 1)
        let wrong = try program.run("check", "--decisions", "wrong.yaml", "a.json")
        #expect(wrong.code == 2 && wrong.output.isEmpty)
        #expect(
            wrong.complaint.hasPrefix("rulebook wrong.yaml:1: ") && wrong.complaint.split(separator: "\n").count == 1)
        let early = try program.run("check", "--decisions", "early.yaml", "a.json")
        #expect(early.code == 2 && early.complaint.hasPrefix("rulebook early.yaml:1: 9999-01-01 lies in the future"))
        let book = try program.run("rules", "check", program.folder.path)
        #expect(book.code == 2 && book.complaint.hasPrefix("rulebook early.yaml:1: unknown key decisions"), "\(book)")
        #expect(try program.run("rules", "check", "no-such-folder").code == 2)
    }

    @Test("Rules are listed, shown and explained")
    func rules() throws {
        let program = try Program(["a.json": Self.faulty, "strange.json": Self.strange])
        defer { program.clear() }
        let all = try program.run("rules", "list")
        #expect(all.output.split(separator: "\n").count >= 250)
        let local = try program.run("rules", "list", "--province", "330000", "--on", "2026-11-23")
        let ids = local.output.split(separator: "\n")
        #expect(ids.count >= 4 && ids.allSatisfy { $0.hasPrefix("zhejiang.") || $0.hasPrefix("national.") })
        #expect(try program.run("rules", "list", "--province", "atlantis").code != 0)
        let shown = try program.run("rules", "show", "national.name.marks")
        #expect(shown.code == 0 && shown.output.contains("  命中：") && shown.output.contains("  未命中："))
        #expect(try program.run("rules", "show", "no.such").code != 0)
        let explained = try program.run("rules", "explain", "national.name.marks", "a.json")
        #expect(explained.code == 0 && explained.output.contains("→ 命中"), "\(explained)")
        let unread = try program.run("rules", "explain", "national.name.marks", "strange.json")
        #expect(unread.code == 2 && unread.output.contains("无法读取  #/entity/shoe  json.unknown-key"), "\(unread)")
    }

    @Test(
        "What is no application, or holds a key twice, is told with file, line, place, reason and remedy, and ends with 2"
    )
    func unreadable() throws {
        let program = try Program([
            "empty.jsonl": "\n\n", "list.json": "[]",
            "twice.jsonl": Self.sound + "\n" + #"{"kind":"claim","kind":"claim"}"#,
            "late.jsonl": "{oops\n" + Self.sound,
        ])
        defer { program.clear() }
        for file in ["empty.jsonl", "list.json"] {
            let told = try program.run("check", "--lang", "en", file)
            #expect(told.code == 2 && told.output.hasPrefix("\(file)  cannot be read"), "\(told)")
            #expect(told.output.contains("There is no application in the file\n      → "), "\(told)")
        }
        let twice = try program.run("check", "--lang", "en", "twice.jsonl")
        #expect(twice.code == 2 && twice.output.contains("twice.jsonl:1  0 block"), "\(twice)")
        #expect(
            twice.output.contains("twice.jsonl:2  cannot be read\n  unreadable  #/kind  json.repeated-key\n      kind ")
        )
        let late = try program.run("check", "--json", "late.jsonl")
        #expect(late.code == 2 && late.output.split(separator: "\n").count == 2, "the line behind is judged")
        #expect(try program.run("check", "-").output.contains("file.empty"))
    }

    @Test("Text is Chinese or English throughout, and a wrong option ends with 64")
    func languages() throws {
        let program = try Program([
            "a.json": Self.faulty.split(separator: #"{"kind":"person-back"}"#).joined(separator: #"{"kind":"other"}"#)
        ])
        defer { program.clear() }
        let chinese = try program.run("check", "--as-of", "2026-11-23", "a.json").output
        let english = try program.run("check", "--as-of", "2026-11-23", "--lang", "en", "a.json").output
        #expect(chinese.contains("  必须更正  #/services/0/name  national.name.marks"))
        #expect(english.contains("  block  #/services/0/name  national.name.marks"))
        #expect(!chinese.contains("person-back") && !english.contains("person-back"), "\(chinese)\(english)")
        for command in ["show", "explain"] {
            let told = try [[], ["--lang", "zh"], ["--lang", "en"]].map { lang in
                try program.run(
                    ["rules", command, "national.name.marks"] + (command == "show" ? [] : ["a.json"]) + lang)
            }
            #expect(told.allSatisfy { $0.code == 0 } && told[0].output == told[1].output)
            #expect(told[0].output.contains("服务名称") && !told[0].output.contains("service"), "\(told[0])")
            #expect(told[2].output.contains("the name of the service") && !told[2].output.contains("命中"), "\(told[2])")
        }
        #expect(try program.run("check", "--lang", "fr", "a.json").code == 64)
        #expect(try program.run("check").code == 64 && program.run("check", "--as-of", "soon", "a.json").code == 64)
    }

    @Test("The list has the same columns for each rule, or is JSON")
    func list() throws {
        let program = try Program()
        defer { program.clear() }
        let lines = try program.run("rules", "list").output.split(separator: "\n")
        for line in lines {
            let columns = line.split(separator: " ", maxSplits: 4)
            try #require(columns.count == 5, "\(line)")
            #expect(
                ["block", "warn", "note", "silenced"].contains(columns[1]) && ["D", "R", "I"].contains(columns[2]))
            #expect(columns[3] == "-" || columns[3].contains("…"), "\(line)")
        }
        struct Row: Decodable {
            let id: String
            let reason: [String: String]
        }
        let rows = try program.run("rules", "list", "--json").output.split(separator: "\n")
            .map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        #expect(rows.map(\.id) == lines.map { String($0.prefix { $0 != " " }) })
        #expect(rows.allSatisfy { $0.reason.keys.sorted() == ["en", "zh-Hans"] })
    }
}
