import BeianCore
import Testing

/// Numbers that are the same on every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What nobody should type and somebody will.
enum Hostile {
    static let texts: [String] = [
        "", " ", "\u{0}", "\u{3000}", "\u{FEFF}", "-", "--------", "😀", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "e\u{301}e\u{301}", "\r\n",
        "\u{202E}01234567",
        "１２３\u{0}", "../../etc/passwd", "'; DROP TABLE entity; --", "<script>alert(1)</script>", "%00%0d%0a",
        "\u{10FFFF}",
        "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧", "१२३४५६७८९०१२३४५६७८", "⑴⑵⑶", "ＡＢＣ", "ﷺ", "null", "NaN", "-1", "1e309", "0x10", "🇨🇳京ICP备1号",
        String(repeating: "9", count: 100_000), String(repeating: "😀", count: 20_000),
        String(repeating: "a.", count: 50_000),
        String(repeating: "\u{301}", count: 50_000), String(repeating: "-", count: 18),
        String(repeating: "𝟗", count: 18),
    ]

    /// Random texts, and the seeds with one character changed, dropped, doubled or swapped.
    static func texts(like seeds: [String], count: Int) -> [String] {
        var random = SeededNumbers(seed: 20_261_122)
        let alphabet = Array("0123456789AXxHM-. @:/年京粤备证号ＡＸ９。·張\u{0}\u{301}\u{200B}😀".unicodeScalars)
        return (0..<count).map { round in
            var scalars = Array((seeds.randomElement(using: &random) ?? "").unicodeScalars)
            guard round % 4 != 0, !scalars.isEmpty else {
                let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                return String(decoding: bytes, as: UTF8.self)
            }
            for _ in 0...Int.random(in: 0...2, using: &random) where !scalars.isEmpty {
                let place = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: scalars[place] = alphabet.randomElement(using: &random) ?? "0"
                case 1: scalars.remove(at: place)
                case 2: scalars.insert(alphabet.randomElement(using: &random) ?? "0", at: place)
                default: scalars.swapAt(place, Int.random(in: 0..<scalars.count, using: &random))
                }
            }
            return String(String.UnicodeScalarView(scalars))
        }
    }

    /// Every hostile text is refused or becomes a value whose own text reads back as the same value; returns how many did.
    static func attack<Value: TradeValue>(_ type: Value.Type, seeds: [String], count: Int = 4000) -> Int {
        var accepted = 0
        for text in texts + texts(like: seeds, count: count) {
            guard let value = try? Value(text) else { continue }
            accepted += 1
            #expect((try? Value(value.description)) == value, "\(type) does not read its own text")
            #expect(!value.description.utf8.contains(0), "\(type) let a NUL through")
        }
        return accepted
    }
}

@Suite("Hostile input")
struct HostileInputTests {
    @Test("No parser of the trade crashes, and what it accepts reads back the same")
    func parsers() {
        #expect(Hostile.attack(SocialCreditCode.self, seeds: ["91350100M000100Y43"]) > 0)
        #expect(Hostile.attack(OrganisationCode.self, seeds: ["D2143569-X", "60003734-1"]) > 0)
        #expect(Hostile.attack(BusinessLicenceNumber.self, seeds: ["110108000000016"]) > 0)
        #expect(Hostile.attack(ResidentIDNumber.self, seeds: ["440524188001010014", "11010519491231002X"]) > 0)
        #expect(Hostile.attack(HomeReturnPermitNumber.self, seeds: ["H12345678", "M1234567801"]) > 0)
        #expect(Hostile.attack(TaiwanTravelPermitNumber.self, seeds: ["12345678"]) > 0)
        #expect(Hostile.attack(ResidencePermitNumber.self, seeds: ["810000188001010015", "830000188001010019"]) > 0)
        #expect(Hostile.attack(PermanentResidenceNumber.self, seeds: ["ABC123456789012"]) > 0)
        #expect(Hostile.attack(PassportNumber.self, seeds: ["E12345678", "PA1234567"]) > 0)
        #expect(Hostile.attack(RegistrationNumber.self, seeds: ["事证第111000000042号"]) > 0)
        #expect(Hostile.attack(MobileNumber.self, seeds: ["13900000001", "+86 139 0000 0001"]) > 0)
        #expect(Hostile.attack(OfficePhone.self, seeds: ["010-88000001", "0571-88000001-8001"]) > 0)
        #expect(Hostile.attack(MailAddress.self, seeds: ["li.si@lantian-demo.cn"]) > 0)
        #expect(Hostile.attack(PersonName.self, seeds: ["张三", "买买提·艾力", "Anna Maria O'Neill"]) > 0)
        #expect(Hostile.attack(DivisionCode.self, seeds: ["330106", "110100"]) > 0)
        #expect(Hostile.attack(HomeURL.self, seeds: ["www.lantian-demo.cn/a"]) > 0)
        #expect(Hostile.attack(FilingNumber.self, seeds: ["沪ICP备2025152989号-1A", "粤B2-20090059-1626X"]) > 0)
        #expect(Hostile.attack(Instant.self, seeds: ["2026-11-22T03:04:05.678Z"]) > 0)
        #expect(Hostile.attack(Day.self, seeds: ["2026-11-22"]) > 0)
    }

    @Test("Every kind of document refuses hostile numbers or keeps a text that it accepts again")
    func documentNumbers() {
        for kind in DocumentKind.allCases {
            for text in Hostile.texts
                + Hostile.texts(like: ["91350100M000100Y43", "H12345678", "12345678"], count: 500)
            {
                guard let canonical = try? kind.parse(text) else { continue }
                #expect((try? kind.parse(canonical)) == canonical)
            }
        }
    }

    @Test("Fault codes are unique, in kebab case, and all in the catalogue")
    func faultCodes() {
        #expect(Set(TradeFaults.codes).count == TradeFaults.codes.count)
        for code in TradeFaults.codes {
            #expect(code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E }, "\(code)")
            #expect(code.split(separator: ".").count == 2)
        }
        #expect(TradeFaults.codes.contains("uscc.check-digit") && TradeFaults.codes.contains("image.missing-end"))
    }
}
