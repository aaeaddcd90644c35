import GRDB

/// One transaction on a SQLite connection.
final class SQLiteConnection: Connection {
    let dialect = Dialect.sqlite
    let keys: KeyRing
    private let engine: GRDB.Database
    private(set) var hasNewTombstones = false

    init(_ engine: GRDB.Database, _ keys: KeyRing) {
        self.engine = engine
        self.keys = keys
    }

    @discardableResult func run(_ sql: SQL) throws -> Int {
        try translating {
            let before = engine.totalChangesCount
            try prepare(sql).execute(arguments: try arguments(sql))
            // A statement that changes nothing leaves the count of the one before it.
            return engine.totalChangesCount == before ? 0 : engine.changesCount
        }
    }

    func rows(_ sql: SQL) throws -> [Row] {
        try translating {
            let statement = try prepare(sql)
            let columns = Row.Columns(statement.columnNames)
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: try arguments(sql))
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(columns: columns, values: try values(row, columns)))
            }
            return rows
        }
    }

    func script(_ text: String) throws {
        try translating { try engine.execute(sql: text) }
    }

    func tombstonesChanged() {
        hasNewTombstones = true
    }

    private func prepare(_ sql: SQL) throws -> GRDB.Statement {
        let text = sql.text(for: .sqlite)
        return sql.isLasting ? try engine.cachedStatement(sql: text) : try engine.makeStatement(sql: text)
    }

    private func arguments(_ sql: SQL) throws -> GRDB.StatementArguments {
        GRDB.StatementArguments(
            try sql.values.map { value in
                switch value {
                case .null: return GRDB.DatabaseValue.null
                case .integer(let number): return number.databaseValue
                case .text(let text):
                    // SQLite would cut the text off there without a word, and PostgreSQL has no such text.
                    guard !text.utf8.contains(0) else { throw StoreFault.refusedRow("a text contains the character 0") }
                    return text.databaseValue
                }
            }
        )
    }

    private func values(_ row: GRDB.Row, _ columns: Row.Columns) throws -> [SQLValue] {
        try (0..<row.count).map { position in
            let value: GRDB.DatabaseValue = row[position]
            switch value.storage {
            case .null: return .null
            case .string(let text): return .text(text)
            case .int64(let number): return .integer(number)
            case .double, .blob: throw StoreFault.badRow(columns.names[position])
            }
        }
    }

    private func translating<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as GRDB.DatabaseError {
            throw StoreFault(error)
        }
    }
}

extension StoreFault {
    /// Puts a fault of the engine into our words.
    ///
    /// Bound values never get into them.
    init(_ error: GRDB.DatabaseError) {
        let message = error.message ?? "no message"
        let subject = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .conflictingKey(constraint: subject.replacing(", ", with: ","))
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            self = .brokenReference
        default:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_CONSTRAINT: self = .refusedRow(subject)
            default: self = .engine("SQLite \(error.extendedResultCode.rawValue): \(message).")
            }
        }
    }
}
