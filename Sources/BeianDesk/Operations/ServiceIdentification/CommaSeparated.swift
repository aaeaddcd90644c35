/// A table of comma-separated values as RFC 4180 has it (CSV).
package struct CommaSeparated: Sendable {
    /// The rows, by the names of the first line.
    package let rows: [[String: String]]

    /// One sentence that says where the file is wrong.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    package init(_ text: String, columns known: Set<String>) throws {
        var records = try Self.records(in: text)
        guard !records.isEmpty else { throw Fault(description: "The file is empty.") }
        let names = records.removeFirst()
        let unknown = names.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw Fault(description: "Line 1 names unknown columns: \(unknown.joined(separator: ", ")).")
        }
        guard Set(names).count == names.count else { throw Fault(description: "Line 1 names a column twice.") }
        rows = try records.enumerated().map { index, record in
            guard record.count == names.count else {
                throw Fault(description: "Row \(index + 1) has \(record.count) values instead of \(names.count).")
            }
            return Dictionary(uniqueKeysWithValues: zip(names, record))
        }
    }

    private static func records(in text: String) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var value = ""
        var isQuoted = false
        var characters = Array(text.replacing("\r\n", with: "\n")).makeIterator()
        var next = characters.next()
        if next == "\u{FEFF}" { next = characters.next() }
        while let character = next {
            next = characters.next()
            switch character {
            case "\"" where isQuoted && next == "\"":
                value.append("\"")
                next = characters.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                record.append(value)
                value = ""
            case "\n" where !isQuoted:
                record.append(value)
                if record != [""] { records.append(record) }
                (record, value) = ([], "")
            default: value.append(character)
            }
        }
        guard !isQuoted else { throw Fault(description: "A quotation mark is not closed.") }
        record.append(value)
        if record != [""] { records.append(record) }
        return records
    }
}
