import BeianCore
import Testing

@Suite("Texts as words are looked for in them")
struct PlainTextTests {
    private let list = WordList(words: ["人民", "全国"], exceptions: ["安全国际"])

    private func answer(_ check: NamedCheck, _ name: String, _ other: String = "") -> Bool? {
        check.holds(
            in: FactSheet([.serviceName: .text(name), .domain: .text(name), .entityName: .text(other)]))
    }

    @Test(
        "Letters and digits stay, in their ordinary form",
        arguments: [
            ("Ａb－1２", "ab12"), ("體　驗！", "体验"), ("①②", "①②"), ("⼈⺠", "人民"), ("\u{F99A}\u{F9DB}", "连率"),
            ("\u{FA0E}", "\u{FA0E}"), ("\u{2F800}", "丽"), ("㊚㊛", "男女"), ("㈱公司", "株公司"), ("〸年", "十年"),
            ("𝓟𝟚𝓹", "p2p"), ("Ⓢⓔⓥⓔⓝ", "seven"), ("ÀÉ", "àé"), ("⻰⻋", "龙车"), ("", ""), ("★ ·-（）", ""),
        ]
    )
    func plain(text: String, rest: String) {
        #expect(PlainText(text) == PlainText(rest))
        #expect(
            String(String.UnicodeScalarView(PlainText(text).scalars)).unicodeScalars.elementsEqual(rest.unicodeScalars))
    }

    @Test("Every character of Unicode is taken without harm, and what is plain stays plain")
    func everything() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = PlainText(String(scalar))
            let again = PlainText(String(String.UnicodeScalarView(once.scalars)))
            if once != again { Issue.record("U+\(String(value, radix: 16)) is not plain at once") }
        }
    }

    @Test("Hostile texts find nothing where nothing is and do no harm")
    func hostile() {
        for name in [
            "", "\u{0}", "\u{FFFD}\u{FFFE}", "\u{0300}\u{0301}", "🇨🇳👨‍👩‍👧", String(repeating: "全", count: 5000),
            String(repeating: "\u{0336}", count: 5000), "\u{202E}国全", "e\u{0301}", "\u{1F1E8}\u{1F1F3}", "國國國",
        ] {
            #expect(answer(.containsWord(.serviceName, list, beyond: nil), name) == false, "\(name)")
            #expect(answer(.beginsWith(.serviceName, list), name) == false)
            #expect(answer(.endsWith(.serviceName, list), name) == false)
            #expect(answer(.readsAsDomain(.serviceName), name) == false)
        }
    }

    @Test(
        "What is put between, over or instead of its characters hides no word",
        arguments: [
            "人民", "人 民", "人\u{200B}民", "人\u{2060}民", "人\u{3164}民", "人\u{115F}民", "人\u{FFA0}民", "人\u{FE0F}民",
            "人\u{E0101}民", "人\u{0336}民", "⼈民", "人⺠", "人★民", "人.民", "人\n民", "人\u{202E}民", "人\u{00AD}民",
        ]
    )
    func forged(name: String) {
        #expect(answer(.containsWord(.serviceName, list, beyond: nil), "青山" + name + "网") == true)
    }

    @Test(
        "A name reads as a domain when it ends as domains do",
        arguments: [
            ("lantian-demo.cn", true), ("LANTIAN.COM", true), ("ｌａｎｔｉａｎ．ｃｎ", true), ("蓝天。中国", true), ("蓝天.中國", true),
            ("蓝天｡网络", true), ("https://lantian-demo.cn/start", true), ("www.lantian-demo.com.cn", true),
            ("蓝天.xn--fiqs8s", true),
            ("青山2.0版", false), ("青山2.0", false), ("v1.2.3", false), ("V2.0.1beta", false), ("Node.js教程", false),
            ("Vue.js", false), ("蓝天", false), ("蓝天.", false), (".cn", false), ("蓝天..cn", false), ("蓝 天.cn", false),
            ("3.14", false), ("蓝天.笔记", false), ("A.B.C", false), ("", false),
        ]
    )
    func domains(name: String, isDomain: Bool) {
        #expect(answer(.readsAsDomain(.serviceName), name) == isDomain)
    }

    @Test(
        "A domain ends with another at a dot only",
        arguments: [
            ("lantian.gov.cn", true), ("gov.cn", true), ("a.b.gov.cn", true), ("mygov.cn", false), ("my-gov.cn", false),
            ("gov.cn.com", false), ("xn--abc.xn--zfr164b", true), ("xn--zfr164b", true),
        ]
    )
    func hosts(domain: String, ends: Bool) {
        let list = WordList(words: ["gov.cn", "xn--zfr164b"])
        #expect(answer(.endsWith(.domain, list), domain) == ends)
    }

    @Test(
        "Two names are the same in either script and width, but not with other marks",
        arguments: [
            ("杭州青山演示有限公司", "杭州青山演示有限公司", true), ("臺灣藍天實業有限公司", "台湾蓝天实业有限公司", true),
            ("⻘⼭演示", "青山演示", true), ("青山（演示）公司", "青山(演示)公司", true), ("ABC公司", "ａｂｃ公司", true),
            ("艾力·买买提", "艾力买买提", false), ("青山", "青山演示", false), ("", "", false),
        ]
    )
    func same(left: String, right: String, isSame: Bool) {
        #expect(answer(.equals(.serviceName, .entityName), left, right) == isSame)
    }

    @Test("A filler that shows nothing is a mark", arguments: ["蓝天\u{3164}笔记", "蓝天 笔记", "蓝天·笔记"])
    func fillers(name: String) {
        #expect(answer(.otherMarks(.serviceName, than: "（）-"), name) == true)
        #expect(answer(.otherMarks(.serviceName, than: "（）-"), "蓝天笔记（杭州）") == false)
    }

    @Test("Addresses are read in either script")
    func addresses() {
        func answer(_ check: NamedCheck, _ address: String) -> Bool? {
            check.holds(in: FactSheet([.mailingAddress: .text(address), .division: .text("330106")]))
        }
        #expect(answer(.namesOtherCity(.mailingAddress), "浙江省寧波市青山路") == true)
        #expect(answer(.namesOtherCity(.mailingAddress), "廣東省廣州市青山路") == true)
        #expect(answer(.namesOtherCity(.mailingAddress), "浙江省杭州市青山路") == false)
        for elsewhere in ["广西南宁市青山路", "内蒙古呼和浩特市青山路", "南京市青山路", "海南藏族自治州青山路", "上海浦东新区青山路"] {
            #expect(answer(.namesOtherCity(.mailingAddress), elsewhere) == true, "\(elsewhere)")
        }
        for here in ["江苏路1号", "南京东路1号", "北京大厦8楼", "海南路2号", "浙江杭州市青山路", "杭州市青山路", "青山路1号"] {
            #expect(answer(.namesOtherCity(.mailingAddress), here) == false, "\(here)")
        }
        #expect(answer(.lacksNumber(.mailingAddress), "青山路壹號") == false)
        #expect(answer(.lacksNumber(.mailingAddress), "青山路") == true)
    }
}
