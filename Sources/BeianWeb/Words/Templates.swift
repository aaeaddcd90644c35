package import BeianCore
package import Foundation
import Mustache

/// The pages' templates, compiled once for each language with its strings put in (模板).
///
/// A template that does not compile, or asks for a string that is missing, stops the start with its name.
package struct Templates: Sendable {
    /// A fault in a template.
    package struct Fault: Error, Equatable, CustomStringConvertible {
        package let description: String

        package init(_ description: String) {
            self.description = description
        }
    }

    private let libraries: [Language: MustacheLibrary]
    /// The names of all templates.
    package let names: Set<String>

    /// Compiles templates given by name.
    package init(sources: [String: String], strings: Strings) throws {
        Markup.register()
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            let words = strings.words(in: language)
            var library = MustacheLibrary()
            for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
                let text = try Self.spoken(source, name: name, words: words)
                do { try library.register(Markup.pragma + Self.leftAligned(text), named: name) } catch {
                    throw Fault("template \(name): \(error)")
                }
            }
            libraries[language] = library
        }
        self.libraries = libraries
        names = Set(sources.keys)
    }

    /// Reads `<folder>/**/*.mustache`.
    package init(folder: URL, strings: Strings) throws {
        try self.init(sources: Self.sources(in: folder), strings: strings)
    }

    /// The text of each template in a folder, by name without its extension.
    package static func sources(in folder: URL) throws -> [String: String] {
        var sources: [String: String] = [:]
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for path in paths where path.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            sources[String(path.dropLast(".mustache".count))] = text
        }
        return sources
    }

    /// Renders a page inside its frame.
    package func render(_ name: String, _ page: any Sendable, frame: Frame, language: Language) throws -> String {
        let view = View(page: page, frame: frame)
        guard let text = libraries[language]?.render(view, withTemplate: name) else {
            throw Fault("template \(name) does not exist")
        }
        #if DEBUG
            if let missing = view.missing.first {
                throw Fault("template \(name) asks for \(missing), the page lacks it")
            }
        #endif
        return text
    }

    /// A source with `[[key]]` replaced by the string of one language.
    static func spoken(_ source: String, name: String, words: Words) throws -> String {
        var text = ""
        var rest = Substring(source)
        while let start = rest.range(of: "[[") {
            text += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            guard let end = rest.range(of: "]]") else { throw Fault("template \(name): [[ without ]]") }
            let key = String(rest[..<end.lowerBound])
            guard let string = words.find(key) else { throw Fault("template \(name): no string \(key)") }
            text += Markup.escaped(string)
            rest = rest[end.upperBound...]
        }
        return text + rest
    }

    /// Indentation would otherwise be carried into partials, and through them into the text of a text area.
    private static func leftAligned(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop(while: { $0 == " " || $0 == "\t" }) }
            .joined(separator: "\n")
    }
}

/// What a template sees: the page's values first, then the frame's.
private final class View: MustacheParent {
    private let values: [String: Any]
    private let frame: Frame
    private(set) var missing: [String] = []

    /// What the layout asks of every page, and only some have.
    private static let optional: Set<String> = ["errors"]

    init(page: any Sendable, frame: Frame) {
        var values: [String: Any] = [:]
        for child in Mirror(reflecting: page).children {
            if let label = child.label { values[label] = child.value }
        }
        self.values = values
        self.frame = frame
    }

    func child(named name: String) -> Any? {
        if name == "frame" { return frame }
        guard let value = values[name] else {
            if !Self.optional.contains(name) { missing.append(name) }
            return nil
        }
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first?.value
    }
}
