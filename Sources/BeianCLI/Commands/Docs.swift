import ArgumentParser
import BeianCore
import Foundation

/// Prints the documents that are generated from the code (生成文档).
struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the documents that are generated from the code.")

    @Argument(
        help:
            "One of \(GeneratedDocument.allCases.map(\.rawValue).joined(separator: ", ")); without it, all are written."
    )
    var document: GeneratedDocument?

    @Option(help: "The folder into which all documents are written.")
    var write: String?

    func run() throws {
        if let document {
            print(try document.text(), terminator: "")
        } else if let write {
            for document in GeneratedDocument.allCases {
                let file = URL(filePath: write).appending(path: "\(document.rawValue).md")
                try Data(try document.text().utf8).write(to: file)
            }
        } else {
            throw ValidationError("Name a document or give --write FOLDER.")
        }
    }
}

/// A document that is printed from the code, kept true by a test.
package enum GeneratedDocument: String, CaseIterable, Sendable, ExpressibleByArgument {
    case lifecycle
    case operations
    case problems
    case settings
    case rules
    case check

    /// The document as it stands in `docs`.
    package func text() throws -> String {
        switch self {
        case .lifecycle: LifecycleDocument.text
        case .operations: OperationsDocument.text
        case .problems: try ProblemsDocument.text()
        case .settings: SettingsDocument.text
        case .rules: try RulesDocument.text()
        case .check: try CheckDocument.text()
        }
    }
}
