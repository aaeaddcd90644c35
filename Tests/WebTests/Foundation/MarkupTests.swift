import BeianCore
import BeianWeb
import Testing

@Suite("Markup and fields")
struct MarkupTests {
    private struct Sample: Page {
        static let template = "sample"
        let value: String
        let absent: String?
        let fields: [FormField]
    }

    private func words() throws -> Words {
        try Strings(folder: Site.folder("Strings")).words(in: .chinese)
    }

    private func render(_ template: String, value: String = "", fields: [FormField] = []) async throws -> String {
        let strings = try Strings(folder: Site.folder("Strings"))
        var sources = try Templates.sources(in: Site.folder("Templates"))
        sources["sample"] = template
        let templates = try Templates(sources: sources, strings: strings)
        let page = Sample(value: value, absent: nil, fields: fields)
        return try templates.render("sample", page, frame: .sample, language: .chinese)
    }

    @Test("a combining mark does not carry a quotation mark past the escaping")
    func combiningMark() async throws {
        let text = try await render("<input value=\"{{value}}\">", value: "\"\u{338} onfocus=alert(1) <\u{301}b> & '")
        #expect(text == "<input value=\"&quot;\u{338} onfocus=alert(1) &lt;\u{301}b&gt; &amp; &#39;\">")
    }

    @Test("a name that the page lacks is a fault, an absent value is not")
    func unknownName() async throws {
        #expect(try await render("[{{#absent}}x{{/absent}}]") == "[]")
        await #expect(throws: Templates.Fault.self) { try await render("{{valeu}}") }
    }

    @Test("a text area gives back what was typed, line breaks and blanks included")
    func textArea() async throws {
        let typed = "\n  one\n\ttwo\n"
        let sheet = FormSheet(Form(fields: [("note", "first\n  second")]), words: try words())
        let field = sheet.field("note", key: "home.lookup.query", .textarea(rows: 3))
        let text = try await render("{{#fields}}\n    {{>parts/field}}\n{{/fields}}", fields: [field])
        #expect(text.contains("aria-required=\"true\">\nfirst\n  second</textarea>"))
        #expect(try await render("    <pre>{{value}}</pre>", value: typed) == "<pre>\(typed)</pre>")
    }

    @Test("a fault stands at its field and in the summary, in the order of the fields")
    func faults() throws {
        let problem = Problem(
            .fieldsInvalid,
            [
                Finding(pointer: "#/entity/name", code: "json.missing"),
                Finding(pointer: "#/mail", code: "json.missing"),
                Finding(pointer: "#/elsewhere", code: "json.missing"),
            ]
        )
        let sheet = FormSheet(Form(fields: [("mail", "typed")]), problem: problem, words: try words())
        let fields = [
            sheet.field("mail", key: "home.lookup.query", .email), sheet.field("entity.name", key: "home.lookup.query"),
            sheet.field("fine", key: "home.lookup.query"),
        ]
        let summary = try #require(sheet.summary(fields))
        let items = Mirror(reflecting: summary).children.first?.value as? [ErrorSummary.Item]
        let addresses = items?.map { item in
            Mirror(reflecting: item).children.first { $0.label == "address" }?.value as? String
        }
        #expect(addresses == ["#f-mail", "#f-entity-name", "#main"])
        let clean = FormSheet(words: try words())
        #expect(clean.summary([clean.field("fine", key: "home.lookup.query")]) == nil)
    }

    @Test("what was typed as password or code is never sent back")
    func secrets() async throws {
        let sheet = FormSheet(Form(fields: [("p", "geheim-1"), ("c", "geheim-2")]), words: try words())
        let fields = [
            sheet.field("p", key: "home.lookup.query", .password), sheet.field("c", key: "home.lookup.query", .code),
        ]
        #expect(try await !render("{{#fields}}{{>parts/field}}{{/fields}}", fields: fields).contains("geheim"))
    }
}
