/// Why a rule book is refused (规则书错误), with the file and the line; told to whoever starts the server.
///
/// A book is taken whole or not at all: with one wrong rule the old book stays, or the server does not start.
package struct RulebookFault: Error, Equatable, CustomStringConvertible {
    /// The file, relative to the book's folder.
    package let file: String
    /// The line, counted from one; nil when the whole file is meant.
    package let line: Int?
    /// What is wrong.
    package let reason: String

    package init(file: String, line: Int? = nil, reason: String) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package var description: String {
        "rulebook \(file)\(line.map { ":\($0)" } ?? ""): \(reason)"
    }
}
