import BeianCore
import Testing

@Suite("Numbers of organisations")
struct OrganisationNumberTests {
    static let creditCodes = [
        "91110000600037341L", "91350100M000100Y43", "91310115591693856A", "91110000802100433B", "91440300708461136T",
        "11100000000013127D", "12100000400000624D", "31110000E00017525U", "91330106673959654P",
    ]

    @Test("The published credit codes are read", arguments: creditCodes)
    func validCreditCodes(code: String) throws {
        let value = try SocialCreditCode(code)
        #expect(value.description == code)
        #expect(!value.organisationCodeMismatch)
    }

    @Test(
        "A credit code with a wrong check digit is refused, naming the digit",
        arguments: ["91110000802022358F", "51100000500004356X", "54110000MD0140283U"]
    )
    func wrongCheckDigit(code: String) {
        #expect(throws: SocialCreditCode.Fault.checkDigit) { try SocialCreditCode(code) }
    }

    @Test("Any single wrong character of a credit code is found")
    func singleErrors() {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let code = Array("91350100M000100Y43")
        for place in code.indices {
            for letter in alphabet where letter != code[place] {
                var wrong = code
                wrong[place] = letter
                #expect(throws: SocialCreditCode.Fault.checkDigit) { try SocialCreditCode(String(wrong)) }
            }
        }
    }

    @Test("A credit code may be typed in full-width, in lower case and with gaps")
    func typing() throws {
        let code = try SocialCreditCode("91350100M000100Y43")
        #expect(try SocialCreditCode("　９１３５０１００Ｍ０００１００Ｙ４３ ") == code)
        #expect(try SocialCreditCode("91350100m000100y43\n") == code)
        #expect(try SocialCreditCode("9135 0100 M000 100Y 43") == code)
    }

    @Test("Letters that the credit code leaves out are refused", arguments: ["I", "O", "S", "V", "Z", "*", "中", "é"])
    func alphabet(letter: String) {
        #expect(throws: SocialCreditCode.Fault.alphabet) { try SocialCreditCode("9135010\(letter)M000100Y43") }
        #expect(throws: SocialCreditCode.Fault.alphabet) { try SocialCreditCode("91350100M000100Y4\(letter)") }
    }

    @Test(
        "A credit code of another length is refused",
        arguments: ["", "9", "91350100M000100Y4", "91350100M000100Y433"]
    )
    func length(code: String) {
        #expect(throws: SocialCreditCode.Fault.length) { try SocialCreditCode(code) }
    }

    @Test("A credit code around a broken organisation code is read with a warning")
    func mismatch() throws {
        // The check character is right for these digits, the ninth of the organisation code inside is not.
        let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let found = letters.compactMap { try? SocialCreditCode("91350100M000100X4\($0)") }
        #expect(found.count == 1)
        #expect(found.first?.organisationCodeMismatch == true)
    }

    @Test("A credit code tells the province of its registration")
    func province() throws {
        #expect(try SocialCreditCode("91440300708461136T").province == .guangdong)
        #expect(try SocialCreditCode("91440300708461136T").division == "440300")
        #expect(try SocialCreditCode("91440300708461136T").registeringBody == "9")
        #expect(try SocialCreditCode("11100000000013127D").province == nil)
    }

    @Test(
        "Organisation codes are read with and without the hyphen",
        arguments: ["D2143569-X", "M000100Y-4", "60003734-1", "80210043-3", "70846113-6", "67395965-4"]
    )
    func organisationCodes(code: String) throws {
        #expect(try OrganisationCode(code).description == code)
        #expect(try OrganisationCode(code.filter { $0 != "-" }.lowercased()).description == code)
    }

    @Test("Organisation codes with a wrong check digit are refused", arguments: ["D2143801-0", "59407764-2"])
    func wrongOrganisationCodes(code: String) {
        #expect(throws: OrganisationCode.Fault.checkDigit) { try OrganisationCode(code) }
    }

    @Test("The right check digits of the two refused organisation codes are 4 and 5")
    func rightOrganisationCodes() throws {
        #expect(try OrganisationCode("D2143801-4").description == "D2143801-4")
        #expect(try OrganisationCode("59407764-5").description == "59407764-5")
    }

    @Test("Organisation codes of a wrong shape are refused")
    func organisationCodeShapes() {
        #expect(throws: OrganisationCode.Fault.length) { try OrganisationCode("D214356X") }
        #expect(throws: OrganisationCode.Fault.length) { try OrganisationCode("D2143-569X") }
        #expect(throws: OrganisationCode.Fault.alphabet) { try OrganisationCode("D2143569-Y") }
        #expect(throws: OrganisationCode.Fault.alphabet) { try OrganisationCode("中2143569-X") }
    }

    @Test("Old licence numbers are read", arguments: ["110108000000016", "440301103097413", "310115400257325"])
    func licenceNumbers(number: String) throws {
        #expect(try BusinessLicenceNumber(number).description == number)
    }

    @Test(
        "Old licence numbers with a wrong check digit are refused",
        arguments: ["330100311363968", "110000450012345", "100000000001987"]
    )
    func wrongLicenceNumbers(number: String) {
        #expect(throws: BusinessLicenceNumber.Fault.checkDigit) { try BusinessLicenceNumber(number) }
    }

    @Test("Old licence numbers of a wrong shape are refused")
    func licenceNumberShapes() {
        #expect(throws: BusinessLicenceNumber.Fault.length) { try BusinessLicenceNumber("1101080000000") }
        #expect(throws: BusinessLicenceNumber.Fault.alphabet) { try BusinessLicenceNumber("11010800000001X") }
        #expect(throws: BusinessLicenceNumber.Fault.alphabet) { try BusinessLicenceNumber("11010800000001六") }
    }
}
