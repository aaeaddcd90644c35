/// The subset of SQL that both engines understand alike, and where it may be spoken.
enum SQLRules {
    /// SQL stands in the store, and in the pretend administration's own store.
    static func place(_ file: SourceFile) -> [Offence] {
        guard file.isUnder("Sources/"), !isStore(file), file.path.hasSuffix(".swift") else { return [] }
        let words = #"\bSELECT\s|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE \w+ SET\b|\bCREATE (UNIQUE )?(TABLE|INDEX)\b"#
        return file.offences(in: file.quoted, matching: words, clues: ["SELECT", "INTO", "FROM", "UPDATE", "CREATE"]) {
            "SQL (\($0)) outside the store"
        }
    }

    /// Words that only one engine understands, or that each understands in its own way.
    static func dialect(_ file: SourceFile) -> [Offence] {
        guard isStore(file), !file.isUnder("Sources/BeianStore/SQLite/") else { return [] }
        let isSQL = file.path.hasSuffix(".sql")
        // in Swift these two are words of other trades as well
        let types =
            #"\b("# + (isSQL ? "JSON|UUID|" : "")
            + #"VARCHAR|CHARACTER VARYING|JSONB|ENUM|INT|INTEGER|BOOLEAN|BOOL|TIMESTAMP|TIMESTAMPTZ"#
            + #"|DATETIME|DATE|BLOB|BYTEA|REAL|FLOAT|DOUBLE|NUMERIC|DECIMAL|SERIAL|BIGSERIAL|AUTOINCREMENT)\b"#
        let words =
            #"|\bNOW\(|\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\bREPLACE INTO\b|\bINSERT OR\b|\bMERGE INTO\b"#
            + #"|last_insert_rowid|\browid\b|\bFOR UPDATE\b|\bSKIP LOCKED\b|\bI?LIKE\b|\bGLOB\b|\bMATCH\b|\bFTS[345]\b"#
            + #"|tsvector|\bCOLLATE\b|\bCAST\(|\w::\w|\bOFFSET\b|\bPRAGMA\b|\bWITHOUT ROWID\b|\bIFNULL\(|\bstrftime\("#
        let lines = isSQL ? file.lines.map(withoutComment) : file.quoted
        return file.offences(
            in: lines,
            matching: types + words,
            clues: ["A", "E", "I", "O", "ROWID", "row", "ts", "str", "::"]
        ) { "\($0) is not in the subset (docs/architecture.md)" }
    }

    /// Columns that would hold something of a person in clear text.
    static func plainPersonalColumns(_ file: SourceFile, allowed: [String: String]) -> [Offence] {
        guard file.path.hasSuffix(".sql"), file.path.contains("/Migrations/") else { return [] }
        let personal: Set = [
            "mobile", "phone", "telephone", "tel", "fax", "mail", "email", "address", "person", "holder", "leader",
            "representative", "certificate", "identity", "passport", "birthday", "birth", "recipient", "payload",
            "details", "dossier", "answer", "parameters", "contact", "client", "remark", "findings", "surname", "ip",
        ]
        let harmless: Set = ["sealed", "digest", "at", "id", "kind", "count", "bound"]
        var table = ""
        return file.lines.enumerated().compactMap { number, line in
            let line = withoutComment(line)
            if let match = line.firstMatch(of: /(?:CREATE|ALTER) TABLE (\w+)/) { table = String(match.1) }
            guard let column = column(in: line), allowed["\(table).\(column)"] == nil else { return nil }
            let words = column.split(separator: "_").map(String.init)
            guard let last = words.last, !harmless.contains(last) || words.count == 1,
                let found = words.first(where: { personal.contains($0) })
            else { return nil }
            return Offence(
                file.path,
                number + 1,
                "\(table).\(column): “\(found)” is personal, so the column is …_sealed or …_digest"
            )
        }
    }

    /// The column that a line of a migration declares.
    private static func column(in line: String) -> String? {
        let declared = /^\s*(?:ALTER TABLE \w+ ADD (?:COLUMN )?)?([a-z_]+)\s+(?:TEXT|BIGINT)\b/
        return line.firstMatch(of: declared).map { String($0.1) }
    }

    private static func isStore(_ file: SourceFile) -> Bool {
        file.isUnder("Sources/BeianStore/", "Sources/BeianRegulator/Simulator/", "Sources/BeianRegulator/Migrations/")
    }

    private static func withoutComment(_ line: String) -> String {
        line.firstRange(of: "--").map { String(line[..<$0.lowerBound]) } ?? line
    }
}
