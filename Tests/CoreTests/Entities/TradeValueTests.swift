import BeianCore
import Foundation
import Testing

@Suite("Values written down and read back")
struct TradeValueTests {
    private struct Record: Codable, Equatable {
        var code: SocialCreditCode
        var person: ResidentIDNumber
        var division: DivisionCode
        var number: FilingNumber
        var moment: Instant
        var day: Day
        var home: HomeURL
        var deadline: Deadline
        var kind: DocumentKind
    }

    private let text = """
        {"code":"91350100M000100Y43","day":"2026-11-22","deadline":{"day":"2027-01-04","provisional":true},\
        "division":"330106","home":"www.lantian-demo.cn\\/a","kind":"business-licence",\
        "moment":"2026-11-22T03:04:05.678Z","number":"沪ICP备2025000001号-2A","person":"440524188001010014"}
        """

    @Test("A value is written as its canonical text alone and read back as itself")
    func roundTrip() throws {
        let record = try JSONDecoder().decode(Record.self, from: Data(text.utf8))
        #expect(record.person.birth.year == 1880)
        #expect(record.number.kind == .app)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(record), as: UTF8.self) == text)
    }

    @Test("A stored value that no longer parses is refused with its code and without its text")
    func refusal() throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ResidentIDNumber].self, from: Data(#"["440524188001010013"]"#.utf8))
        }
        let sentence = String(describing: try #require(error))
        #expect(sentence.contains("resident-id.check-digit"))
        #expect(!sentence.contains("440524188001010013"))
    }
}
