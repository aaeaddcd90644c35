import BeianCore
import BeianWeb
import Testing

@Suite("Reading forms")
struct FormTests {
    private func read(_ text: String) throws -> Form { try Form(urlEncoded: text.utf8) }

    @Test("names and values are decoded, repeated names are kept")
    func decodes() throws {
        let form = try read("name=%E5%A4%87%E6%A1%88+Beian&box=1&box=2&empty=&bare")
        #expect(form["name"] == "备案 Beian")
        #expect(form.all("box") == ["1", "2"])
        #expect(form["empty"].isEmpty)
        #expect(form.has("bare"))
        #expect(!form.has("absent"))
        #expect(form.find("absent") == nil)
    }

    @Test("blanks around an answer fall away, but never from a password")
    func blanks() throws {
        let form = try read("name=%20%E3%80%80x%20&password=%20x%20")
        #expect(form["name"] == "x")
        #expect(form.exact("password") == " x ")
    }

    @Test(
        "broken encodings are refused whole",
        arguments: ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%00", "a=%C0%AF", "a=%ED%A0%80", "a=1&b=%F8%88%80%80%80"]
    )
    func refuses(_ text: String) {
        #expect(throws: Problem(.requestMalformed)) { try read(text) }
    }

    @Test("a flood of fields is refused")
    func flood() throws {
        let most = Array(repeating: "a=1", count: Form.fieldLimit).joined(separator: "&")
        #expect(try read(most).fields.count == Form.fieldLimit)
        #expect(throws: Problem(.requestTooLarge)) { try read(most + "&a=1") }
    }

    @Test(
        "a day is put together from its three boxes",
        arguments: [
            ("d-year=2026&d-month=3&d-day=9", "2026-03-09"), ("d-year=2026&d-month=&d-day=9", "2026-00-09"),
            ("d-year=&d-month=&d-day=", ""), ("d=2026-01-02", "2026-01-02"), ("", ""),
        ]
    )
    func day(_ sample: (String, String)) throws {
        #expect(try read(sample.0).day("d") == sample.1)
    }
}
