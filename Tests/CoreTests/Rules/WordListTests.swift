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
            ("中\u{3164}国", "中国"), ("中\u{FE0F}国", "中国"), ("中\u{E0100}国", "中国"), ("中\u{0336}国\u{0336}", "中国"),
            ("𝐏𝟐𝐏", "P2P"), ("Ⓟ2ⓟ", "P2P"), ("㊥国蓝天", "中国"), ("体彩\u{2F29}", "体彩"), ("\u{2F29}体彩店", "体彩店"),
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

    @Test("A longer ordinary word at the beginning or end is no beginning or end")
    func edges() {
        let list = WordList(words: ["中央", "测试", "测试网"], exceptions: ["中央空调", "软件测试"])
        func begins(_ name: String) -> String? { check(.beginsWith(.serviceName, list), name) }
        func ends(_ name: String) -> String? { check(.endsWith(.serviceName, list), name) }
        #expect(begins("中央青山") == "中央")
        #expect(begins("中央空调中央") == nil)
        #expect(begins("青山中央") == nil)
        #expect(ends("青山测试") == "测试")
        #expect(ends("青山测 试·网") == "测试网")
        #expect(ends("青山软件测试") == nil)
        #expect(ends("测试青山") == nil)
    }

    private func check(_ check: NamedCheck, _ name: String) -> String? {
        check.hit(in: FactSheet([.serviceName: .text(name)]))
    }

    @Test("What the entity's own registered name holds is no fault of the service's")
    func registered() {
        #expect(hit("中国青山演示官网", beyond: "中国青山演示集团有限公司") == nil)
        #expect(hit("中国青山服务", beyond: "中国青山演示集团有限公司") == "服务")
        #expect(hit("中国青山", beyond: "杭州青山演示有限公司") == "中国")
    }
}
