/// A value as the store knows it: the subset has texts and whole numbers only.
package enum SQLValue: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int64)
}

/// Anything that can be bound to a statement.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

/// One statement with its values apart: an interpolated value is bound, never pasted.
///
///     "SELECT id FROM account WHERE mobile_digest = \(digest)"
///     "… WHERE id IN (\(list: ids))"
///     "SELECT \(raw: columns) FROM account"        // trusted text of the program only
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    fileprivate enum Part: Sendable {
        case text(String)
        case value(SQLValue)
    }

    fileprivate var parts: [Part]
    /// False for a statement whose text depends on the length of a list, which is not worth keeping prepared.
    private(set) var isLasting = true

    package init(stringLiteral value: String) {
        parts = [.text(value)]
    }

    package init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
        isLasting = stringInterpolation.isLasting
    }

    /// Takes trusted text of the program as it is.
    package init(raw text: String) {
        parts = [.text(text)]
    }

    /// The text that the engine is given, with its own mark for every value.
    package func text(for dialect: Dialect) -> String {
        var text = ""
        var number = 0
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .value:
                number += 1
                text += dialect == .sqlite ? "?" : "$\(number)"
            }
        }
        return text
    }

    /// The values, in the order of their marks.
    package var values: [SQLValue] {
        parts.compactMap { part in
            if case .value(let value) = part { value } else { nil }
        }
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum += right
        return sum
    }

    package static func += (left: inout SQL, right: SQL) {
        left.parts += right.parts
        left.isLasting = left.isLasting && right.isLasting
    }
}

extension SQL {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []
        fileprivate var isLasting = true

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            parts.append(.text(literal))
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            parts.append(.value(value.sqlValue))
        }

        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            parts.append(.value(value?.sqlValue ?? .null))
        }

        /// Binds a word of a closed vocabulary.
        package mutating func appendInterpolation<Word: RawRepresentable>(_ value: Word)
        where Word.RawValue == String {
            parts.append(.value(.text(value.rawValue)))
        }

        package mutating func appendInterpolation<Word: RawRepresentable>(_ value: Word?)
        where Word.RawValue == String {
            parts.append(.value(value.map { .text($0.rawValue) } ?? .null))
        }

        /// Binds a list, as after `IN`.
        ///
        /// An empty list matches nothing.
        package mutating func appendInterpolation(list: [some SQLBindable]) {
            append(list.map(\.sqlValue))
        }

        package mutating func appendInterpolation<Word: RawRepresentable>(list: [Word])
        where Word.RawValue == String {
            append(list.map { .text($0.rawValue) })
        }

        /// Pastes trusted text of the program, such as a list of columns.
        ///
        /// Never anything that came from outside.
        package mutating func appendInterpolation(raw: String) {
            parts.append(.text(raw))
        }

        /// Puts a piece of SQL with its own values in place.
        package mutating func appendInterpolation(sql: SQL) {
            parts += sql.parts
            isLasting = isLasting && sql.isLasting
        }

        private mutating func append(_ values: [SQLValue]) {
            isLasting = false
            guard !values.isEmpty else { return parts.append(.text("NULL")) }
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value))
            }
        }
    }
}
