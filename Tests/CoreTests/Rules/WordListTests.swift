import BeianCore
import Testing

@Suite("Words in names")
struct WordListTests {
    private let list = WordList(
        words: ["中国", "全国", "国家", "服务", "P2P", "体彩", "体彩店"], exceptions: ["安全国际", "集中国", "外国家具"])

    private func hit(_ name: String, beyond entity: String? = nil) -> String? {
        var facts: [Fact: FactValue] = [.serviceName: .text(name)]
        if let entity { facts[.entityName] = .text(entity) }
        return NamedCheck.containsWord(.serviceName, list, beyond: entity == nil ? nil : .entityName)
            .hit(in: FactSheet(facts))
    }

    @Test(
        "A word is found however it is written",
        arguments: [
            ("中国蓝天", "中国"), ("中國藍天", "中国"), ("中囯蓝天", "中国"), ("中 国蓝天", "中国"), ("中·国·蓝天", "中国"), ("中\u{200B}国", "中国"),
            ("ｐ２ｐ之家", "P2P"), ("p-2-p", "P2P"), ("體彩店", "体彩店"), ("全　国青山", "全国"),
        ]
    )
    func found(name: String, word: String) {
        #expect(hit(name) == word)
    }

    @Test("A word that lies across two others is not meant", arguments: ["安全国际青山", "集中国道", "外国家具城", "青山"])
    func accidental(name: String) {
        #expect(hit(name) == nil)
    }

    @Test("An exception excuses only the word inside it")
    func besides() {
        #expect(hit("安全国际全国版") == "全国")
    }

    @Test("What the entity's own registered name holds is no fault of the service's")
    func registered() {
        #expect(hit("中国青山演示官网", beyond: "中国青山演示集团有限公司") == nil)
        #expect(hit("中国青山服务", beyond: "中国青山演示集团有限公司") == "服务")
        #expect(hit("中国青山", beyond: "杭州青山演示有限公司") == "中国")
    }

    @Test("Nothing is found in nothing, and hostile text does no harm")
    func hostile() {
        #expect(hit("") == nil)
        #expect(hit(String(repeating: "全", count: 5000)) == nil)
        #expect(hit("\u{0300}\u{0301}\u{FFFD}🇨🇳👨‍👩‍👧") == nil)
    }

    @Test("A plain text keeps letters and digits only", arguments: [("Ａb－1２", "ab12"), ("體　驗！", "体验"), ("①②", "①②")])
    func plain(text: String, rest: String) {
        #expect(PlainText(text) == PlainText(rest))
    }
}
