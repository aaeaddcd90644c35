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
        #expect(clean.code == 0 && clean.output.hasPrefix("sound.json  须改正 0，"), "\(clean)")
        let blocked = try program.run("check", "--lang", "en", "faulty.json", "sound.json")
        #expect(blocked.code == 1 && blocked.output.contains("block  #/services/0/name  national.name.marks"))
        #expect(blocked.output.contains("Source: "))
        let unreadable = try program.run("check", "strange.json", "faulty.json")
        #expect(unreadable.code == 2 && unreadable.output.contains("unreadable  #/entity/shoe  json.unknown-key"))
        #expect(try program.run("check", "none.json").code == 2)
        #expect(try program.run("check", ".").code == 2, "a folder is as bad as its worst file")
        let lines = try program.run("check", "--json", "all.jsonl")
        #expect(lines.code == 1 && lines.output.split(separator: "\n").count == 3)
        let piped = try program.run("check", "--json", "-", input: Self.sound + "\n")
        #expect(piped.code == 0 && piped.output.contains("\"application\":\"-:1\""))
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
            "decisions: [{ rule: zhejiang.kind.duration, verdict: raise, by: 李运营, on: 2026-11-23, because: 试验 }]"
        let program = try Program([
            "a.json": Self.sound, "raise.yaml": raise, "wrong.yaml": "decisions: [{ rule: no.such }]",
        ])
        defer { program.clear() }
        #expect(try program.run("check", "--decisions", "raise.yaml", "a.json").code == 1)
        #expect(try program.run("check", "a.json", environment: ["BEIAN_RULE_DECISIONS": "raise.yaml"]).code == 1)
        let wrong = try program.run("check", "--decisions", "wrong.yaml", "a.json")
        #expect(wrong.code == 2 && wrong.output.isEmpty)
        #expect(
            wrong.complaint.hasPrefix("rulebook wrong.yaml:1: ") && wrong.complaint.split(separator: "\n").count == 1)
        let book = try program.run("rules", "check", program.folder.path)
        #expect(book.code == 2 && book.complaint.hasPrefix("rulebook raise.yaml"))
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
        #expect(shown.code == 0 && shown.output.contains("bites    ") && shown.output.contains("does not "))
        #expect(try program.run("rules", "show", "no.such").code != 0)
        let explained = try program.run("rules", "explain", "national.name.marks", "a.json")
        #expect(explained.code == 0 && explained.output.contains("→ bites"), "\(explained)")
        #expect(try program.run("rules", "explain", "national.name.marks", "strange.json").code == 2)
    }
}
