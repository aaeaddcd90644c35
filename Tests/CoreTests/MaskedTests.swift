import BeianCore
import Testing

@Suite("Masked values")
struct MaskedTests {
    @Test(
        "Each kind of value keeps what recognises it",
        arguments: [
            ("330100188001010012", Masked.Style.certificate, "3301**********0012"),
            ("91350100M000100Y43", .certificate, "9135**********0Y43"),
            ("13900000001", .phone, "139****0001"),
            ("青小山", .person, "青**"),
            ("青", .person, "青**"),
            ("qing@qingshan-demo.cn", .mail, "q***@qingshan-demo.cn"),
            ("a@b.cn", .mail, "a**@b.cn"),
            ("福州市鼓楼区青山路1号", .address, "福州市鼓楼区*****"),
            ("12345678", .certificate, "1*******"),
            ("", .phone, "**"),
        ])
    func masks(clear: String, style: Masked.Style, shown: String) {
        let masked = Masked(clear, style)
        #expect(masked.description == shown && "\(masked)" == shown)
        #expect(masked.revealed == clear)
    }

    @Test(
        "What was masked is recognised, so that it is never stored",
        arguments: [
            "3301**********0012", "青**", "1*******", "**",
        ])
    func looksMasked(text: String) {
        #expect(Masked.looksMasked(text))
    }

    @Test("One star is no mask")
    func oneStar() {
        #expect(!Masked.looksMasked("5*8") && !Masked.looksMasked(""))
    }

    @Test("No more than the ends of a value shows", arguments: 0..<24)
    func hides(length: Int) {
        let clear = String("0123456789abcdefghijklmn".prefix(length))
        for style in [Masked.Style.certificate, .phone, .person, .address] {
            let shown = Masked(clear, style).description
            #expect(shown.filter { $0 != "*" }.count <= max(1, length - 2) && shown.contains("**"))
        }
    }
}
