/// One row of an answer, read by the name of a column or by its position.
package struct Row: Sendable {
    /// The names of the columns, shared by all rows of one answer.
    package final class Columns: Sendable {
        let names: [String]

        package init(_ names: [String]) {
            self.names = names
        }
    }

    private let columns: Columns
    /// The values in the order of the columns.
    package let values: [SQLValue]

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column.
    ///
    /// A column that the statement did not ask for is a fault.
    package func value(_ column: some RowKey) throws -> SQLValue {
        guard let position = column.position(in: columns), values.indices.contains(position) else {
            throw StoreFault.badRow(column.label)
        }
        return values[position]
    }

    package func isNull(_ column: some RowKey) throws -> Bool { try value(column) == .null }

    package func textOrNil(_ column: some RowKey) throws -> String? {
        switch try value(column) {
        case .text(let text): text
        case .null: nil
        case .integer: throw StoreFault.badRow(column.label)
        }
    }

    package func text(_ column: some RowKey) throws -> String { try present(textOrNil(column), column) }

    package func int64OrNil(_ column: some RowKey) throws -> Int64? {
        switch try value(column) {
        case .integer(let number): number
        case .null: nil
        case .text: throw StoreFault.badRow(column.label)
        }
    }

    package func int64(_ column: some RowKey) throws -> Int64 { try present(int64OrNil(column), column) }

    package func intOrNil(_ column: some RowKey) throws -> Int? { try int64OrNil(column).map { Int($0) } }

    package func int(_ column: some RowKey) throws -> Int { try present(intOrNil(column), column) }

    package func boolOrNil(_ column: some RowKey) throws -> Bool? {
        switch try int64OrNil(column) {
        case nil: nil
        case 0: false
        case 1: true
        default: throw StoreFault.badRow(column.label)
        }
    }

    package func bool(_ column: some RowKey) throws -> Bool { try present(boolOrNil(column), column) }

    /// A word of a closed vocabulary.
    ///
    /// A word that the program does not know is a fault.
    package func wordOrNil<Word: RawRepresentable>(_ column: some RowKey, of vocabulary: Word.Type = Word.self) throws
        -> Word?
    where Word.RawValue == String {
        guard let text = try textOrNil(column) else { return nil }
        return try present(Word(rawValue: text), column)
    }

    package func word<Word: RawRepresentable>(_ column: some RowKey, of vocabulary: Word.Type = Word.self) throws
        -> Word
    where Word.RawValue == String {
        try present(wordOrNil(column, of: vocabulary), column)
    }

    func present<T>(_ value: T?, _ column: some RowKey) throws -> T {
        guard let value else { throw StoreFault.badRow(column.label) }
        return value
    }
}

/// What names a column of a row: its name, or its position where speed matters.
package protocol RowKey {
    func position(in columns: Row.Columns) -> Int?
    /// How a fault speaks of the column.
    var label: String { get }
}

extension String: RowKey {
    package func position(in columns: Row.Columns) -> Int? { columns.names.firstIndex(of: self) }
    package var label: String { self }
}

extension Int: RowKey {
    package func position(in columns: Row.Columns) -> Int? { self }
    package var label: String { "#\(self)" }
}
