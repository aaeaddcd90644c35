import BeianCore
import Yams

/// One place in a file of the book, read strictly: what is not expected is refused with its line.
struct Entry {
    let node: Node
    let file: String

    func fault(_ reason: String) -> RulebookFault {
        RulebookFault(file: file, line: node.mark?.line, reason: reason)
    }

    /// The parts of an object with these keys and no others.
    func object(required: [String], optional: [String] = []) throws(RulebookFault) -> [String: Entry] {
        let parts = try pairs()
        for (key, entry) in parts where !required.contains(key) && !optional.contains(key) {
            throw entry.fault("unknown key \(key)")
        }
        var object: [String: Entry] = [:]
        for (key, entry) in parts {
            guard object.updateValue(entry, forKey: key) == nil else { throw entry.fault("\(key) stands twice") }
        }
        for key in required where object[key] == nil { throw fault("\(key) is missing") }
        return object
    }

    /// The keys and values of an object whose keys the caller judges.
    func pairs() throws(RulebookFault) -> [(String, Entry)] {
        guard let mapping = node.mapping else { throw fault("an object is expected") }
        var pairs: [(String, Entry)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string, !name.isEmpty else { throw fault("a key is not a text") }
            pairs.append((name, Entry(node: value, file: file)))
        }
        return pairs
    }

    /// The value of a key, when the object has it.
    func optional(_ key: String) throws(RulebookFault) -> Entry? {
        for (name, entry) in try pairs() where name == key { return entry }
        return nil
    }

    /// The value of a key that has to be there.
    func part(_ key: String) throws(RulebookFault) -> Entry {
        guard let entry = try optional(key) else { throw fault("\(key) is missing") }
        return entry
    }

    /// The one key and value of an object.
    func only() throws(RulebookFault) -> (String, Entry) {
        let pairs = try pairs()
        guard pairs.count == 1, let pair = pairs.first else { throw fault("exactly one key is expected") }
        return pair
    }

    func list() throws(RulebookFault) -> [Entry] {
        guard let sequence = node.sequence else { throw fault("a list is expected") }
        guard !sequence.isEmpty else { throw fault("the list is empty") }
        return sequence.map { Entry(node: $0, file: file) }
    }

    func text() throws(RulebookFault) -> String {
        guard let text = node.scalar?.string, !text.isEmpty else { throw fault("a text is expected") }
        return text
    }

    func texts() throws(RulebookFault) -> [String] {
        var texts: [String] = []
        for entry in try list() {
            let text = try entry.text()
            guard !texts.contains(text) else { throw entry.fault("\(text) stands twice") }
            texts.append(text)
        }
        return texts
    }

    func number() throws(RulebookFault) -> Int {
        guard let number = Int(try text()) else { throw fault("a whole number is expected") }
        return number
    }

    func yesNo() throws(RulebookFault) -> Bool {
        switch try text() {
        case "true": true
        case "false": false
        default: throw fault("true or false is expected")
        }
    }

    func day() throws(RulebookFault) -> Day {
        guard let day = try? Day(try text()) else { throw fault("a day such as 2026-11-22 is expected") }
        return day
    }

    /// One of the codes of an enumeration.
    func code<Code: CaseIterable & RawRepresentable>(_ type: Code.Type, called what: String) throws(RulebookFault)
        -> Code
    where Code.RawValue == String {
        let text = try text()
        guard let code = Code(rawValue: text) else { throw fault("unknown \(what) \(text)") }
        return code
    }

    func codes<Code: CaseIterable & RawRepresentable>(_ type: Code.Type, called what: String) throws(RulebookFault)
        -> [Code]
    where Code.RawValue == String {
        var codes: [Code] = []
        for entry in try list() { codes.append(try entry.code(type, called: what)) }
        return codes
    }

    /// A sentence in both languages, whose blanks are known.
    func said(blanks: Set<String> = []) throws(RulebookFault) -> Said {
        let parts = try object(required: Language.allCases.map(\.rawValue))
        var texts: [String] = []
        for language in Language.allCases {
            guard let entry = parts[language.rawValue] else { continue }
            let text = try entry.text()
            for piece in text.split(separator: "{{").dropFirst(text.hasPrefix("{{") ? 0 : 1) {
                let name = String(piece.prefix { $0 != "}" })
                guard blanks.contains(name) else { throw entry.fault("unknown blank {{\(name)}}") }
            }
            texts.append(text)
        }
        return Said(chinese: texts[0], english: texts[1])
    }
}
