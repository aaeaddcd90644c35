import BeianCore
import BeianStore
import Testing

@Suite("SQL text and values")
struct SQLTests {
    enum Colour: String {
        case red
        case blue
    }

    @Test("Values are bound, never pasted")
    func binding() {
        let hostile = "x'; DROP TABLE account; --"
        let sql: SQL = "SELECT id FROM account WHERE name = \(hostile) AND age > \(3)"
        #expect(sql.text(for: .sqlite) == "SELECT id FROM account WHERE name = ? AND age > ?")
        #expect(sql.text(for: .postgres) == "SELECT id FROM account WHERE name = $1 AND age > $2")
        #expect(sql.values == [.text(hostile), .integer(3)])
    }

    @Test("A string interpolated as a literal is bound as well")
    func literal() {
        let sql: SQL = "SELECT \("a'b")"
        #expect(sql.text(for: .sqlite) == "SELECT ?")
        #expect(sql.values == [.text("a'b")])
    }

    @Test("Every kind of value finds its form")
    func kinds() throws {
        let missing: String? = nil
        let present: Int? = 7
        let noColour: Colour? = nil
        let id = ID<Paper>("pap_1")
        let noID: ID<Paper>? = nil
        let day = try #require(Day(year: 2026, month: 11, day: 22))
        let instant = Instant(milliseconds: 5)
        let noInstant: Instant? = nil
        let sql: SQL = """
            \(missing) \(present) \(true) \(Colour.red) \(noColour) \(id) \(noID) \(day) \(instant) \(noInstant)
            """
        #expect(
            sql.values == [
                .null, .integer(7), .integer(1), .text("red"), .null, .text("pap_1"), .null, .text("2026-11-22"),
                .integer(5), .null,
            ]
        )
    }

    @Test("A list becomes as many marks; an empty one matches nothing")
    func lists() {
        let names = ["a", "b", "c"]
        let sql: SQL = "WHERE name IN (\(list: names)) AND colour IN (\(list: [Colour.red, .blue]))"
        #expect(sql.text(for: .postgres) == "WHERE name IN ($1, $2, $3) AND colour IN ($4, $5)")
        #expect(sql.values.count == 5)
        let nobody: [String] = []
        #expect(("IN (\(list: nobody))" as SQL).text(for: .sqlite) == "IN (NULL)")
    }

    @Test("Pieces are joined with their values in order")
    func joining() {
        let columns = "id, name"
        let condition: SQL = "name = \("n")"
        let sql: SQL = "SELECT \(raw: columns) FROM t WHERE a = \(1) AND \(sql: condition)" + " LIMIT \(20)"
        #expect(sql.text(for: .postgres) == "SELECT id, name FROM t WHERE a = $1 AND name = $2 LIMIT $3")
        #expect(sql.values == [.integer(1), .text("n"), .integer(20)])
    }

    @Test("Rows are read by name and by position, and only as what they are")
    func rows() throws {
        let columns = Row.Columns(["name", "age", "colour", "gone", "odd"])
        let row = Row(
            columns: columns,
            values: [.text("n"), .integer(3), .text("green"), .null, .text("2026-02-30")]
        )
        #expect(try row.text("name") == "n")
        #expect(try row.text(0) == "n")
        #expect(try row.int("age") == 3)
        #expect(try row.instant("age") == Instant(milliseconds: 3))
        #expect(try row.textOrNil("gone") == nil)
        #expect(try row.idOrNil("gone", of: Paper.self) == nil)
        #expect(throws: StoreFault.badRow("gone")) { try row.text("gone") }
        #expect(throws: StoreFault.badRow("age")) { try row.text("age") }
        #expect(throws: StoreFault.badRow("age")) { try row.bool("age") }
        #expect(throws: StoreFault.badRow("name")) { try row.int("name") }
        #expect(throws: StoreFault.badRow("nowhere")) { try row.text("nowhere") }
        #expect(throws: StoreFault.badRow("#9")) { try row.text(9) }
        #expect(throws: StoreFault.badRow("colour")) { try row.word("colour", of: Colour.self) }
        #expect(throws: StoreFault.badRow("odd")) { try row.day("odd") }
    }
}

/// A kind of thing that only these tests know.
enum Paper: Identified {
    static let prefix = "pap"
}
