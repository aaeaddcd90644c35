import BeianCore
import Testing

@Suite("Numbers of persons")
struct PersonNumberTests {
    @Test(
        "The published resident numbers are read",
        arguments: [
            "11010519491231002X", "440524188001010014", "360426199101010071", "110101199003074477",
            "110101199001011237",
            "53010219200508011X", "320311197707060018",
        ]
    )
    func valid(number: String) throws {
        #expect(try ResidentIDNumber(number).description == number)
    }

    @Test(
        "A resident number with a wrong check digit is refused",
        arguments: ["340524198001010019", "440524188001010013"]
    )
    func wrongCheckDigit(number: String) {
        #expect(throws: ResidentIDNumber.Fault.checkDigit) { try ResidentIDNumber(number) }
    }

    @Test("A resident number tells birth, sex, region and province")
    func parts() throws {
        let woman = try ResidentIDNumber("11010519491231002x")
        #expect(woman.birth.description == "1949-12-31")
        #expect(woman.sex == .female)
        #expect(woman.region == "110105")
        #expect(woman.province == .beijing)
        let man = try ResidentIDNumber("４４０５２４１８８００１０１００１４")
        #expect(man.sex == .male)
        #expect(man.birth.description == "1880-01-01")
        #expect(man.province == .guangdong)
    }

    @Test("A number of fifteen digits is refused as such and can be upgraded")
    func fifteenDigits() throws {
        #expect(throws: ResidentIDNumber.Fault.fifteenDigits) { try ResidentIDNumber("320311770706001") }
        #expect(try ResidentIDNumber.upgrading(fifteenDigits: "320311770706001").description == "320311197707060018")
        #expect(throws: ResidentIDNumber.Fault.birthDate) {
            try ResidentIDNumber.upgrading(fifteenDigits: "320311770230001")
        }
        #expect(throws: ResidentIDNumber.Fault.length) {
            try ResidentIDNumber.upgrading(fifteenDigits: "3203117707060018")
        }
        #expect(throws: ResidentIDNumber.Fault.alphabet) {
            try ResidentIDNumber.upgrading(fifteenDigits: "32031177070600X")
        }
    }

    @Test(
        "A birth date that no calendar has is refused",
        arguments: ["19490230", "19491301", "19490001", "17991231", "19000229"]
    )
    func birthDate(date: String) {
        #expect(throws: ResidentIDNumber.Fault.birthDate) { try ResidentIDNumber("110105\(date)002X") }
    }

    @Test("Shapes that are no resident number are refused, each for its reason")
    func shapes() {
        #expect(throws: ResidentIDNumber.Fault.length) { try ResidentIDNumber("") }
        #expect(throws: ResidentIDNumber.Fault.length) { try ResidentIDNumber("1101051949123100") }
        #expect(throws: ResidentIDNumber.Fault.alphabet) { try ResidentIDNumber("1101051949123100XX") }
        #expect(throws: ResidentIDNumber.Fault.alphabet) { try ResidentIDNumber("一10105194912310021") }
        #expect(throws: ResidentIDNumber.Fault.region) { try ResidentIDNumber("00010519491231002X") }
        #expect(throws: ResidentIDNumber.Fault.region) { try ResidentIDNumber("810000188001010015") }
    }

    @Test("Age is counted in completed years, and a birth on 29 February is kept on 1 March")
    func age() throws {
        let number = try ResidentIDNumber("440524188001010014")
        #expect(number.age(on: try Day("1897-12-31")) == 17)
        #expect(number.age(on: try Day("1898-01-01")) == 18)
        #expect(number.age(on: try Day("1879-12-31")) == nil)
        let leap = try Day("2008-02-29")
        #expect(leap.age(on: try Day("2026-02-28")) == 17)
        #expect(leap.age(on: try Day("2026-03-01")) == 18)
    }

    @Test("Residence permits share the check digit and have their own regions")
    func residencePermits() throws {
        let permits = (0...9).map(String.init) + ["X"]
        for region in ["810000", "820000", "830000"] {
            let valid = permits.compactMap { try? ResidencePermitNumber("\(region)18800101001\($0)") }
            #expect(valid.count == 1)
            #expect(valid.first?.isTaiwan == (region == "830000"))
            #expect(valid.first?.birth.description == "1880-01-01")
        }
        #expect(throws: ResidencePermitNumber.Fault.region) { try ResidencePermitNumber("440524188001010014") }
        #expect(throws: ResidencePermitNumber.Fault.birthDate) { try ResidencePermitNumber("810000188002300014") }
        #expect(throws: ResidencePermitNumber.Fault.length) { try ResidencePermitNumber("81000018800101") }
    }

    @Test("Travel permits and passports are read by their shape")
    func travelDocuments() throws {
        #expect(try HomeReturnPermitNumber("h12345678").description == "H12345678")
        #expect(try HomeReturnPermitNumber("M1234567801").description == "M1234567801")
        #expect(throws: HomeReturnPermitNumber.Fault.shape) { try HomeReturnPermitNumber("A12345678") }
        #expect(throws: HomeReturnPermitNumber.Fault.shape) { try HomeReturnPermitNumber("H1234567") }
        #expect(try TaiwanTravelPermitNumber("1234 5678").description == "12345678")
        #expect(throws: TaiwanTravelPermitNumber.Fault.shape) { try TaiwanTravelPermitNumber("T2345678") }
        #expect(try PassportNumber("e12345678").description == "E12345678")
        #expect(try PassportNumber("P1234567").description == "P1234567")
        #expect(throws: PassportNumber.Fault.shape) { try PassportNumber("ABCDEFGH") }
        #expect(throws: PassportNumber.Fault.shape) { try PassportNumber("E1") }
        #expect(try PermanentResidenceNumber("abc123456789012").description == "ABC123456789012")
        #expect(throws: PermanentResidenceNumber.Fault.shape) { try PermanentResidenceNumber("440524188001010014") }
        let cards = ((0...9).map(String.init) + ["X"]).compactMap {
            try? PermanentResidenceNumber("91101018800101001\($0)")
        }
        #expect(cards.count == 1)
    }
}
