import Crypto
import Foundation

/// One numbered change of the schema, as it lies in its file.
package struct Migration: Sendable, Equatable {
    package let number: Int
    /// The name without the number and the ending, such as `accounts`.
    package let name: String
    package let text: String
    /// What the file is recognised by.
    ///
    /// A released file never changes.
    package let sha256: String

    package var fileName: String { String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)-\(name)" }

    init(number: Int, name: String, text: String) {
        self.number = number
        self.name = name
        self.text = text
        sha256 = SHA256.hash(data: Array(text.utf8)).hexadecimal
    }

    /// Reads a folder of files named `NNNN-name.sql`, in the order of their numbers.
    static func all(in folder: URL) throws -> [Migration] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        } catch {
            throw StoreFault.schema("The folder of migrations \(folder.lastPathComponent) cannot be read.")
        }
        let migrations = try names.filter { !$0.hasPrefix(".") }.map { name in
            guard let match = name.wholeMatch(of: /([0-9]{4})-([a-z0-9-]+)\.sql/), let number = Int(match.1) else {
                throw StoreFault.schema("The migration \(name) is not named like 0001-accounts.sql.")
            }
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return Migration(number: number, name: String(match.2), text: text)
        }
        for (first, second) in zip(migrations, migrations.dropFirst()) where first.number == second.number {
            throw StoreFault.schema("Two migrations have the number \(first.number): \(first.name) and \(second.name).")
        }
        return migrations
    }

    /// The text for one engine.
    ///
    /// A block runs from `-- only: postgres` to `-- end only`.
    func text(for dialect: Dialect) throws -> String {
        var lines: [Substring] = []
        var only: Dialect?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let match = line.wholeMatch(of: /\s*-- only:\s*(\w+)\s*/) {
                guard only == nil, let engine = Dialect(rawValue: String(match.1)) else {
                    throw StoreFault.schema("The migration \(fileName) has an \"only\" block for no engine.")
                }
                only = engine
            } else if line.wholeMatch(of: /\s*-- end only\s*/) != nil {
                guard only != nil else {
                    throw StoreFault.schema("The migration \(fileName) ends an \"only\" block that never began.")
                }
                only = nil
            } else if only == nil || only == dialect {
                lines.append(line)
            }
        }
        guard only == nil else {
            throw StoreFault.schema("The migration \(fileName) has an \"only\" block without an end.")
        }
        return lines.joined(separator: "\n")
    }
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
