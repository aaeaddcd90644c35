import BeianCore
import BeianNames
import Testing

@Suite("Domain names")
struct DomainNamesTests {
    @Test(
        "Names are kept in ASCII, shown in their script, and know what is registered",
        arguments: [
            ("lantian-demo.cn", "lantian-demo.cn", "lantian-demo.cn", "lantian-demo.cn"),
            ("例子.中国", "xn--fsqu00a.xn--fiqs8s", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
            ("ＥＸＡＭＰＬＥ.com", "example.com", "example.com", "example.com"),
            ("例子。中国", "xn--fsqu00a.xn--fiqs8s", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
            ("shop｡例子．公司", "shop.xn--fsqu00a.xn--55qx5d", "shop.例子.公司", "xn--fsqu00a.xn--55qx5d"),
            (" Lantian-Demo.COM.CN ", "lantian-demo.com.cn", "lantian-demo.com.cn", "lantian-demo.com.cn"),
            ("a.b.gov.cn", "a.b.gov.cn", "a.b.gov.cn", "b.gov.cn"),
            ("lantian.zj.cn", "lantian.zj.cn", "lantian.zj.cn", "lantian.zj.cn"),
            ("例子.公司.cn", "xn--fsqu00a.xn--55qx5d.cn", "例子.公司.cn", "xn--fsqu00a.xn--55qx5d.cn"),
            ("xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s", "例子.中国", "xn--fsqu00a.xn--fiqs8s"),
            ("shop.example.中国", "shop.example.xn--fiqs8s", "shop.example.中国", "example.xn--fiqs8s"),
            ("www.cn", "www.cn", "www.cn", "www.cn"),
            ("lantian.github.io", "lantian.github.io", "lantian.github.io", "github.io"),
            ("bu\u{308}cher-demo.com", "xn--bcher-demo-9db.com", "bücher-demo.com", "xn--bcher-demo-9db.com"),
            ("straße-demo.com", "xn--strae-demo-83a.com", "straße-demo.com", "xn--strae-demo-83a.com"),
        ]
    )
    func read(text: String, ascii: String, unicode: String, registrable: String) throws {
        let name = try DomainNames.parse(text)
        #expect(name.aLabel == ascii)
        #expect(name.unicode == unicode)
        #expect(name.registrable == registrable)
        #expect(try DomainNames.parse(name.aLabel) == name)
        #expect(try DomainNames.parse(name.unicode) == name)
    }

    @Test(
        "The published labels of Chinese top-level domains are found",
        arguments: [
            ("中国", "xn--fiqs8s"), ("公司", "xn--55qx5d"), ("网络", "xn--io0a7i"), ("政务", "xn--zfr164b"),
            ("公益", "xn--55qw42g"), ("我爱你", "xn--6qq986b3xl"),
        ]
    )
    func topLevels(unicode: String, ascii: String) throws {
        let name = try DomainNames.parse("lantian-demo.\(unicode)")
        #expect(name.topLevel == ascii)
        #expect(DomainNames.unicode(ascii) == unicode)
        #expect(DomainNames.knowsTopLevel(of: name))
        #expect(name.isRegistrable)
    }

    @Test(
        "What is no domain name is refused, each for its reason",
        arguments: [
            ("", DomainName.Fault.empty), ("　", .empty), ("http://lantian-demo.cn", .notAName),
            ("lantian-demo.cn/a", .notAName),
            ("lantian-demo.cn:80", .notAName), ("li@lantian-demo.cn", .notAName), ("lantian demo.cn", .notAName),
            ("lantian", .notAName),
            ("lantian-demo.cn\u{0}", .notAName), ("lantian-demo.cn?x", .notAName), ("*.lantian-demo.cn", .notAName),
            ("192.0.2.1", .ipAddress), ("127.1", .ipAddress), ("0x7f.1", .ipAddress), ("2130706433", .ipAddress),
            ("a.1", .ipAddress),
            ("１９２.0.2.1", .ipAddress), ("[2001:db8::1]", .notAName), ("a..b", .emptyLabel), (".cn", .emptyLabel),
            ("lantian-demo.cn.", .emptyLabel), ("a。。cn", .emptyLabel), ("-bad.cn", .characters),
            ("bad-.cn", .characters),
            ("😀.cn", .characters), ("under_score.cn", .characters), ("xn--a.cn", .characters), ("a!b.cn", .characters),
            ("cn", .notAName), ("com.cn", .publicSuffix), ("公司.cn", .publicSuffix), ("www.lantian-demo.cn", .www),
            ("WWW.例子.中国", .www),
        ]
    )
    func refused(text: String, fault: DomainName.Fault) {
        #expect(throws: fault) { try DomainNames.parse(text) }
    }

    @Test("Labels of 63 and names of 128 characters are the longest")
    func lengths() throws {
        let label = String(repeating: "a", count: 63)
        #expect(try DomainNames.parse(label + ".cn").registrable == label + ".cn")
        #expect(throws: DomainName.Fault.labelLength) { try DomainNames.parse(label + "a.cn") }
        #expect(throws: DomainName.Fault.labelLength) {
            try DomainNames.parse(String(repeating: "蓝", count: 63) + ".cn")
        }
        #expect(throws: DomainName.Fault.length) { try DomainNames.parse("\(label).\(label).cn") }
        #expect(throws: DomainName.Fault.length) {
            try DomainNames.parse(String(repeating: "a.", count: 50_000) + "cn")
        }
        let name = "\(label).\(String(repeating: "b", count: 61)).cn"
        #expect(try DomainNames.parse(name).aLabel.count == 128)
    }

    @Test("A misspelt top-level domain is read and marked as unknown")
    func unknownTopLevel() throws {
        let name = try DomainNames.parse("lantian-demo.comm")
        #expect(name.registrable == "lantian-demo.comm")
        #expect(!DomainNames.knowsTopLevel(of: name))
        #expect(DomainNames.knowsTopLevel(of: try DomainNames.parse("lantian-demo.com")))
    }

    @Test("A home page's address may be typed in any script")
    func homeURL() throws {
        #expect(try DomainNames.homeURL("www.例子.中国/a").description == "www.xn--fsqu00a.xn--fiqs8s/a")
        #expect(try DomainNames.homeURL("www.例子.中国").belongs(to: DomainNames.parse("例子.中国")))
        #expect(try DomainNames.homeURL("www.lantian-demo.cn").description == "www.lantian-demo.cn")
        #expect(throws: HomeURL.Fault.scheme) { try DomainNames.homeURL("https://www.lantian-demo.cn") }
        #expect(throws: HomeURL.Fault.host) { try DomainNames.homeURL("😀.cn") }
        #expect(throws: HomeURL.Fault.host) { try DomainNames.homeURL("") }
    }

    @Test("Hostile names never crash the reader, and what it accepts reads back the same")
    func hostile() {
        var random = SeededSequence(state: 20_261_122)
        let alphabet = Array("abzAZ019-._。．｡例子中国公司.cn.com\u{0}\u{301}\u{200D}\u{202E}😀ß٠xn--@:/ ".unicodeScalars)
        var accepted = 0
        for round in 0..<6000 {
            let length = Int.random(in: 0...(round % 10 == 0 ? 300 : 14), using: &random)
            let scalars = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            let text = String(String.UnicodeScalarView(scalars)) + (round.isMultiple(of: 2) ? ".cn" : "")
            guard let name = try? DomainNames.parse(text) else { continue }
            accepted += 1
            #expect((try? DomainNames.parse(name.aLabel)) == name, "\(name.aLabel)")
            #expect(name.aLabel.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
        #expect(accepted > 0)
    }
}

private struct SeededSequence: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    }
}
