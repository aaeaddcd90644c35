import BeianCore
import Testing

@Suite("Phones, mail addresses, names")
struct ContactTests {
    @Test(
        "A mobile number is read in the ways people type it",
        arguments: [
            "13900000001", "+8613900000001", "0086 139 0000 0001", "86-139-0000-0001", "１３９０００００００１", " 139 00000001 ",
            "+86－139－0000－0001",
        ]
    )
    func mobiles(text: String) throws {
        #expect(try MobileNumber(text).description == "13900000001")
    }

    @Test(
        "What is no mobile number is refused",
        arguments: ["", "12900000001", "1390000000", "139000000011", "0571-88000001", "1390000000a", "+86", "+"]
    )
    func wrongMobiles(text: String) {
        #expect(throws: MobileNumber.Fault.shape) { try MobileNumber(text) }
    }

    @Test("A foreign mobile number is refused as foreign", arguments: ["+85261000000", "+1 202 555 0100"])
    func foreignMobiles(text: String) {
        #expect(throws: MobileNumber.Fault.notMainland) { try MobileNumber(text) }
    }

    @Test("Numbers of virtual operators are marked")
    func virtualOperators() throws {
        #expect(try MobileNumber("17000000001").isVirtualOperator)
        #expect(try !MobileNumber("13900000001").isVirtualOperator)
    }

    @Test("A fixed line is read with its area code and extension")
    func officePhones() throws {
        #expect(try OfficePhone("010-88000001").description == "010-88000001")
        #expect(try OfficePhone("01088000001").description == "010-88000001")
        #expect(try OfficePhone("(0571) 88000001").description == "0571-88000001")
        #expect(try OfficePhone("+86-571-88000001").description == "0571-88000001")
        #expect(try OfficePhone("4008001234").description == "400-800-1234")
        #expect(try OfficePhone("800-800-1234").description == "800-800-1234")
        #expect(try OfficePhone("０５７１—８８０００００１－８００１").description == "0571-88000001-8001")
    }

    @Test("What is no fixed line is refused")
    func wrongOfficePhones() {
        for text in ["88000001", "13900000001", "0011-88000001", "0138-8000001", "011-88000001"] {
            #expect(throws: OfficePhone.Fault.areaCode, "\(text)") { try OfficePhone(text) }
        }
        for text in [
            "010-880000", "010-08000001", "010-880000011", "010-88000001-", "010-88000001-1-2", "010-8800000x",
        ] {
            #expect(throws: OfficePhone.Fault.shape, "\(text)") { try OfficePhone(text) }
        }
    }

    @Test("A mail address keeps its local part and lowers its domain")
    func mail() throws {
        let address = try MailAddress(" Li.Si+icp＠Lantian-Demo。CN ")
        #expect(address.description == "Li.Si+icp@lantian-demo.cn")
        #expect(address.localPart == "Li.Si+icp")
        #expect(address.domain == "lantian-demo.cn")
    }

    @Test(
        "What is no mail address is refused, each for its reason",
        arguments: [
            ("", MailAddress.Fault.shape), ("lisi", .shape), ("a@b@c.cn", .shape), ("a@b.c", .length),
            (".li@demo.cn", .localPart),
            ("li..si@demo.cn", .localPart), ("\"li si\"@demo.cn", .localPart), ("李四@demo.cn", .localPart),
            ("@demo.cn", .localPart),
            ("li@demo", .domain), ("li@-demo.cn", .domain), ("li@demo..cn", .domain), ("li@[192.0.2.1]", .domain),
            ("li@192.0.2.1", .domain), ("li@例子.cn", .domain), ("li@de_mo.cn", .domain), ("li@demo.cn\u{0}", .domain),
            ("li@demo.cn\r\nBcc: x", .domain),
        ]
    )
    func wrongMail(text: String, fault: MailAddress.Fault) {
        #expect(throws: fault) { try MailAddress(text) }
    }

    @Test("A mail address of 128 characters is read, a longer one refused")
    func mailLength() throws {
        let domain = "a.lantian-demo.cn"
        let rest = 128 - 64 - 1 - domain.count
        let address = String(repeating: "a", count: 64) + "@" + String(repeating: "b", count: rest) + domain
        #expect(try MailAddress(address).description.count == 128)
        #expect(throws: MailAddress.Fault.length) { try MailAddress(address + "n") }
        #expect(throws: MailAddress.Fault.localPart) { try MailAddress(String(repeating: "a", count: 65) + "@demo.cn") }
    }

    @Test("Names are read in Han characters and in Latin letters")
    func names() throws {
        #expect(try PersonName("张三").description == "张三")
        #expect(try PersonName("张　三").description == "张三")
        #expect(try PersonName("买买提•艾力").description == "买买提·艾力")
        #expect(try PersonName("  Anna   Maria  O'Neill ").description == "Anna Maria O'Neill")
        #expect(try PersonName("John D. Smith-Müller Jr.").description == "John D. Smith-Müller Jr.")
        #expect(try PersonName("㐂𠮷").description == "㐂𠮷")
    }

    @Test("What stands on no document is refused as a name")
    func wrongNames() {
        for text in ["", "张", String(repeating: "张", count: 129)] {
            #expect(throws: PersonName.Fault.length, "\(text.prefix(4))") { try PersonName(text) }
        }
        for text in ["张三1", "张三😀", "张三;", "<b>张三</b>", "张\u{0}三", "Ann@"] {
            #expect(throws: PersonName.Fault.alphabet, "\(text)") { try PersonName(text) }
        }
        for text in ["·张三", "张三·", "张··三", "A.", "张-"] {
            #expect(throws: PersonName.Fault.shape, "\(text)") { try PersonName(text) }
        }
    }
}
