/// The schema in our own terms (库表结构), so that two engines and a golden text can be compared.
package enum Shape {
    /// Tables by name, columns in their order, then keys, references and indexes by name.
    package static func read(_ connection: any Connection) throws -> String {
        try requireSQLite(connection)
        let tables = try connection.rows(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name
            """
        )
        return try tables.map { try table($0.text(0), connection) }.joined(separator: "\n")
    }

    static func hasTable(_ name: String, _ connection: any Connection) throws -> Bool {
        switch connection.dialect {
        case .sqlite:
            try connection.row("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = \(name)") != nil
        case .postgres:
            try connection.row(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_name = \(name)
                """
            ) != nil
        }
    }

    private static func requireSQLite(_ connection: any Connection) throws {
        guard connection.dialect == .sqlite else {
            throw StoreFault.schema("The shape of a \(connection.dialect.rawValue) store cannot be read yet.")
        }
    }

    private static func table(_ name: String, _ connection: any Connection) throws -> String {
        let columns = try columns(name, connection)
        let lines =
            try columns.lines + [columns.key].filter { !$0.isEmpty }
            + references(name, connection).sorted() + indexes(name, connection).sorted()
        return (["table \(name)"] + lines.map { "  " + $0 }).joined(separator: "\n") + "\n"
    }

    private static func columns(
        _ table: String,
        _ connection: any Connection
    ) throws -> (lines: [String], key: String) {
        var lines: [String] = []
        var key: [(Int, String)] = []
        for row in try connection.rows(
            "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(\(table)) ORDER BY cid"
        ) {
            let name = try row.text("name")
            let place = try row.int("pk")
            if place > 0 { key.append((place, name)) }
            let need = try row.bool("notnull") || place > 0 ? " required" : ""
            let preset = try row.textOrNil("dflt_value").map { " default \($0)" } ?? ""
            lines.append("column \(name) \(try row.text("type").lowercased())\(need)\(preset)")
        }
        let names = key.sorted { $0.0 < $1.0 }.map(\.1)
        return (lines, names.isEmpty ? "" : "key (\(names.joined(separator: ", ")))")
    }

    private static func references(_ table: String, _ connection: any Connection) throws -> [String] {
        let rows = try connection.rows(
            """
            SELECT id, "from", "table", "to", on_delete, on_update FROM pragma_foreign_key_list(\(table))
            ORDER BY id, seq
            """
        )
        let ids = try Set(rows.map { try $0.int("id") })
        return try ids.map { id in
            let parts = try rows.filter { try $0.int("id") == id }
            let from = try parts.map { try $0.text("from") }.joined(separator: ", ")
            let to = try parts.compactMap { try $0.textOrNil("to") }.joined(separator: ", ")
            var line = "reference (\(from)) to \(try parts[0].text("table")) (\(to.isEmpty ? "key" : to))"
            for (column, word) in [("on_delete", "delete"), ("on_update", "update")] {
                let action = try parts[0].text(column)
                if action != "NO ACTION" { line += " on \(word) \(action.lowercased())" }
            }
            return line
        }
    }

    private static func indexes(_ table: String, _ connection: any Connection) throws -> [String] {
        let rows = try connection.rows(
            """
            SELECT l.name, l."unique", l.origin, l.partial, s.sql FROM pragma_index_list(\(table)) l
            LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = l.name WHERE l.origin <> 'pk'
            """
        )
        return try rows.map { row in
            let name = try row.text("name")
            let columns = try connection.rows(
                "SELECT name, \"desc\" FROM pragma_index_xinfo(\(name)) WHERE key = 1 ORDER BY seqno"
            ).map { column in
                (try column.textOrNil("name") ?? "expression") + (try column.bool("desc") ? " desc" : "")
            }.joined(separator: ", ")
            if try row.text("origin") == "u" { return "unique (\(columns))" }
            let kind = try row.bool("unique") ? "unique index" : "index"
            return "\(kind) \(name) (\(columns))\(try condition(row))"
        }
    }

    /// The condition of a partial index, its blanks made even.
    private static func condition(_ row: Row) throws -> String {
        guard try row.bool("partial"), let text = try row.textOrNil("sql"),
            let found = text.firstRange(of: /\sWHERE\s/.ignoresCase())
        else { return "" }
        return " where " + text[found.upperBound...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
