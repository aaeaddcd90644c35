import BeianCore
import Testing

@Suite("Provinces and divisions")
struct DivisionTests {
    @Test("The 31 provinces have the ministry's letters in the order of their codes")
    func letters() {
        let letters = Province.allCases.sorted().map(\.letter).joined()
        #expect(letters == "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新")
        #expect(Province.allCases.count == 31)
        #expect(Province.allCases.allSatisfy { Province(letter: $0.letter) == $0 })
        #expect(Province.allCases.allSatisfy { Province(divisionPrefix: String($0.code.prefix(2))) == $0 })
    }

    @Test("Letters of number plates mean the same provinces")
    func otherLetters() {
        #expect(["川", "贵", "云", "甘"].map { Province(letter: $0) } == [.sichuan, .guizhou, .yunnan, .gansu])
        #expect(Province(letter: "港") == nil)
        #expect(Province(letter: "") == nil)
    }

    @Test("Server places have the ministry's numbers, without Hong Kong, Macao and Taiwan")
    func serverPlaces() {
        #expect(Set(Province.allCases.map(\.serverPlace)) == Set(1...34).subtracting([13, 20, 30]))
        #expect(Province.zhejiang.serverPlace == 34)
        #expect(Province.shaanxi.serverPlace == 27 && Province.shanxi.serverPlace == 28)
    }

    @Test("Each province and its division bear the same name")
    func names() throws {
        for province in Province.allCases {
            #expect(DivisionCode(province).name.hasPrefix(province.name))
            #expect(try DivisionCode(province.code).province == province)
        }
    }

    @Test("The table holds every tier, and each division its parent")
    func table() {
        let all = Divisions.all
        #expect(Divisions.provinces.count == 34)
        #expect(all.count == 34 + 333 + 9 + 2845)
        for code in all where code.tier != .province {
            let parent = code.parent
            #expect(parent.map { Divisions.children(of: $0).contains(code) } == true, "\(code)")
            #expect(!code.name.isEmpty)
        }
        #expect(Set(all).count == all.count)
    }

    @Test("A county knows its city, province and full name")
    func county() throws {
        let code = try DivisionCode("330106")
        #expect(code.name == "西湖区")
        #expect(code.city?.name == "杭州市")
        #expect(code.province == .zhejiang)
        #expect(code.fullName == "浙江省杭州市西湖区")
        #expect(code.tier == .county && code.isLeaf)
        #expect(code.lies(in: try DivisionCode("330000")))
        #expect(!code.lies(in: try DivisionCode("330200")))
    }

    @Test(
        "The rows that the ministry's records need and the package lacks are there",
        arguments: [
            "110100", "120100", "310100", "500100", "500200", "419000", "429000", "469000", "659000", "710000",
            "810000", "820000",
        ]
    )
    func added(text: String) throws {
        let code = try DivisionCode(text)
        #expect(code.tier == .province || (code.isGathering && !code.isLeaf))
    }

    @Test("Gathering rows stay out of the full name")
    func fullNames() throws {
        #expect(try DivisionCode("110105").fullName == "北京市朝阳区")
        #expect(try DivisionCode("500229").fullName == "重庆市城口县")
        #expect(try DivisionCode("429004").fullName == "湖北省仙桃市")
        #expect(try DivisionCode("441900").isLeaf)
    }

    @Test("Recent counties are in the table", arguments: ["653228", "653229", "659012", "330113"])
    func recent(text: String) throws {
        #expect(try DivisionCode(text).tier == .county)
    }

    @Test("Hong Kong, Macao and Taiwan are divisions without an administration")
    func apart() throws {
        for text in ["710000", "810000", "820000"] { #expect(try DivisionCode(text).province == nil) }
    }

    @Test("What is in no table is refused")
    func unknown() {
        for text in ["330199", "999999", "000000", "110200"] {
            #expect(throws: DivisionCode.Fault.unknown, "\(text)") { try DivisionCode(text) }
        }
        for text in ["", "3301", "33010a", "三三零一零六"] {
            #expect(throws: DivisionCode.Fault.shape, "\(text)") { try DivisionCode(text) }
        }
    }
}
