import BeianTesting
import Foundation
import Testing

@Suite("The operator's decisions, as the program obeys them")
struct DecisionsInForceTests {
    private static let virtual = "national.person.mobile-virtual"
    private static let marks = "national.name.marks"

    /// A company whose person in charge has a number of a virtual operator, and whose site's name holds a mark.
    private static let application = """
        {"entity":{"province":"hebei","nature":"enterprise","documentKind":"business-licence",\
        "documentNumber":"91130102M00002508T","name":"石家青石演示有限公司","division":"130102",\
        "investor":"青小山","registeredAddress":"石家庄市长安区青山路1号","mailingAddress":"青山路1号8楼801室",\
        "person":{"isLegalRepresentative":true,"name":"青小山","documentKind":"resident-id",\
        "documentNumber":"350102188001010012","validFrom":"2020-01-01","validUntil":"long-term",\
        "mobile":"17000000001","mail":"qing@qingshan-demo.cn","emergencyPhone":"13900000304"}},\
        "services":[{"domain":"qingshan-demo.cn","name":"青石！演示","homeURL":"www.qingshan-demo.cn",\
        "contents":["organisation-portal"],"languages":["simplified-chinese"],"preApproval":"none",\
        "accessMethod":"cloud","person":{"sameAsEntity":true},"hosting":{"instance":"i-1"}}]}
        """

    private func decide(_ rule: String, _ verdict: String) -> String {
        "decisions: [{ rule: \(rule), verdict: \(verdict), by: 李运营, on: 2025-01-06, because: 试验 }]"
    }

    @Test("A file of decisions raises, lowers, confirms and silences, and nothing else changes")
    func verdicts() throws {
        let program = try Program(["a.json": Self.application])
        defer { program.clear() }
        func findings(_ decisions: String?) throws -> [String: String] {
            var options: [String: String] = [:]
            if let decisions {
                try Data(decisions.utf8).write(to: program.folder.appending(path: "decisions.yaml"))
                options["BEIAN_RULE_DECISIONS"] = "decisions.yaml"
            }
            let told = try program.run("check", "--json", "--as-of", "2026-11-23", "a.json", environment: options)
            struct Verdict: Decodable {
                struct Line: Decodable {
                    let code: String
                    let severity: String
                }
                let findings: [Line]
            }
            let verdict = try JSONDecoder().decode(Verdict.self, from: Data(told.output.utf8))
            return Dictionary(verdict.findings.map { ($0.code, $0.severity) }) { first, _ in first }
        }
        let plain = try findings(nil)
        #expect(plain[Self.virtual] == "warn" && plain[Self.marks] == "block")
        func others(_ found: [String: String], _ rule: String) -> [String: String] { found.filter { $0.key != rule } }
        for (rule, verdict, weight) in [
            (Self.virtual, "raise", "block"), (Self.virtual, "confirm", "block"), (Self.virtual, "lower", "warn"),
            (Self.marks, "lower", "warn"), (Self.marks, "silence", nil), (Self.virtual, "silence", nil),
        ] as [(String, String, String?)] {
            let found = try findings(decide(rule, verdict))
            #expect(found[rule] == weight, "\(rule) \(verdict)")
            #expect(others(found, rule) == others(plain, rule), "\(rule) \(verdict)")
        }
    }

    @Test("An unknown rule stops the server's start with one sentence that names file, line and cause")
    func unknownRule() throws {
        let program = try Program(["decisions.yaml": "# 裁定\n" + decide("national.no-such", "raise")])
        defer { program.clear() }
        let data = program.folder.appending(path: "data").path
        let told = try program.run(
            "serve", "--data", data,
            environment: [
                "BEIAN_RULE_DECISIONS": "decisions.yaml", "BEIAN_LOG_LEVEL": "error",
                "BEIAN_KEY_FILE": program.folder.appending(path: "keys.json").path,
            ])
        #expect(told.code != 0 && told.output.isEmpty)
        let sentences = told.complaint.split(separator: "\n")
        #expect(sentences.count == 1, "\(told)")
        let cause = "rulebook decisions.yaml:2: unknown rule national.no-such"
        #expect(sentences.first?.hasSuffix(cause) == true, "\(told)")
    }
}
