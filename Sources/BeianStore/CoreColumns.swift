package import BeianCore

extension ID: SQLBindable {
    package var sqlValue: SQLValue { .text(text) }
}

extension Instant: SQLBindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Day: SQLBindable {
    package var sqlValue: SQLValue { .text(description) }
}

extension Row {
    package func idOrNil<Subject: Identified>(_ column: some RowKey, of subject: Subject.Type) throws -> ID<Subject>? {
        try textOrNil(column).map { ID($0) }
    }

    package func id<Subject: Identified>(_ column: some RowKey, of subject: Subject.Type) throws -> ID<Subject> {
        try present(idOrNil(column, of: subject), column)
    }

    package func instantOrNil(_ column: some RowKey) throws -> Instant? {
        try int64OrNil(column).map { Instant(milliseconds: $0) }
    }

    package func instant(_ column: some RowKey) throws -> Instant { try present(instantOrNil(column), column) }

    package func dayOrNil(_ column: some RowKey) throws -> Day? {
        guard let text = try textOrNil(column) else { return nil }
        return try present(try? Day(text), column)
    }

    package func day(_ column: some RowKey) throws -> Day { try present(dayOrNil(column), column) }
}
