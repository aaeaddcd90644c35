import BeianCore
import BeianWeb
import Testing

@Suite("Reading forms with files")
struct MultipartTests {
    private func part(_ disposition: String, _ content: [UInt8], type: String? = nil) -> [UInt8] {
        let typeLine = type.map { "Content-Type: \($0)\r\n" } ?? ""
        return Array("--X\r\nContent-Disposition: \(disposition)\r\n\(typeLine)\r\n".utf8) + content + [13, 10]
    }

    private func body(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } + Array("--X--\r\n".utf8) }

    @Test("fields and files are told apart, bytes stay as they are")
    func reads() throws {
        let tricky: [UInt8] = Array("\r\n--Y\r\n--XY\r\n-\r\r\n--X".utf8) + [0, 255, 13, 13, 10]
        let form = try Multipart.read(
            body(
                part("form-data; name=\"note\"", Array("第一行\r\n第二行".utf8)),
                part("form-data; name=\"pic\"; filename=\"营业%22执照.png\"", tricky, type: "image/png"),
                part("form-data; name=\"none\"; filename=\"\"", [], type: "application/octet-stream")
            ),
            boundary: "X"
        )
        #expect(form["note"] == "第一行\r\n第二行")
        #expect(form.file("pic") == Form.File(field: "pic", name: "营业\"执照.png", mediaType: "image/png", bytes: tricky))
        #expect(form.file("none") == nil)
    }

    @Test("whatever is cut off is refused, at every length")
    func truncated() throws {
        let whole = body(part("form-data; name=\"pic\"; filename=\"a.png\"", Array("\r\n--X-pixels".utf8)))
        for length in 0..<(whole.count - 2) {
            #expect(throws: Problem.self, "cut at \(length)") {
                try Multipart.read(Array(whole.prefix(length)), boundary: "X")
            }
        }
        #expect(try Multipart.read(Array(whole.dropLast(2)), boundary: "X").files.count == 1)
    }

    @Test(
        "parts that no browser sends are refused",
        arguments: [
            "attachment; name=\"a\"", "form-data", "form-data; name=\"\"", "form-data; filename=\"a\"",
            "form-data; name=\"a",
        ]
    )
    func wrongNames(_ disposition: String) {
        #expect(throws: Problem(.requestMalformed)) {
            try Multipart.read(body(part(disposition, [65])), boundary: "X")
        }
    }

    @Test("headers, texts and numbers of parts beyond measure are refused")
    func beyondMeasure() {
        let long = part("form-data; name=\"a\"; x=\"\(String(repeating: "y", count: 9000))\"", [65])
        #expect(throws: Problem(.requestTooLarge)) { try Multipart.read(body(long), boundary: "X") }
        let many = Array(repeating: part("form-data; name=\"a\"", [65]), count: 65).flatMap { $0 }
        #expect(throws: Problem(.requestTooLarge)) { try Multipart.read(body(many), boundary: "X") }
        let broken = part("form-data; name=\"a\"", [0xC0, 0xAF])
        #expect(throws: Problem(.requestMalformed)) { try Multipart.read(body(broken), boundary: "X") }
        let noColon = Array("--X\r\nnonsense\r\n\r\na\r\n".utf8)
        #expect(throws: Problem(.requestMalformed)) { try Multipart.read(body(noColon), boundary: "X") }
        #expect(throws: Problem(.requestMalformed)) { try Multipart.read(Array("no form".utf8), boundary: "X") }
    }

    @Test(
        "the boundary is taken from the type, or there is none",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"),
            ("Multipart/Form-Data;charset=utf-8; Boundary=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("multipart/mixed; boundary=a", nil),
            ("multipart/form-data; boundary=\(String(repeating: "a", count: 71))", nil), ("text/plain", nil),
        ] as [(String, String?)]
    )
    func boundary(_ sample: (String, String?)) {
        #expect(Multipart.boundary(of: sample.0) == sample.1)
    }
}
