import BeianDesk
import Testing

@Suite("Comma-separated values")
struct CommaSeparatedTests {
    private let columns: Set<String> = ["id", "owner", "region"]

    @Test("Quotation marks, commas and line ends inside values")
    func quoted() throws {
        let table = try CommaSeparated("id,owner\r\n\"a,1\",\"say \"\"hi\"\"\nthere\"\r\nb,c\r\n", columns: columns)
        #expect(table.rows == [["id": "a,1", "owner": "say \"hi\"\nthere"], ["id": "b", "owner": "c"]])
    }

    @Test("A byte order mark and empty lines do not matter")
    func mark() throws {
        #expect(try CommaSeparated("\u{FEFF}id\n\nx\n\n", columns: columns).rows == [["id": "x"]])
    }

    @Test(
        "What is wrong is said with its place",
        arguments: [
            ("", "The file is empty."), ("id,colour\n", "Line 1 names unknown columns: colour."),
            ("id,id\n", "Line 1 names a column twice."), ("id,owner\na\n", "Row 1 has 1 values instead of 2."),
            ("id\n\"a\n", "A quotation mark is not closed."),
        ])
    func wrong(_ text: String, _ sentence: String) {
        let fault = #expect(throws: CommaSeparated.Fault.self) { try CommaSeparated(text, columns: columns) }
        #expect(fault?.description == sentence)
    }
}
