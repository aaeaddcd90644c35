/// Reads a JSON object strictly: every wrong type and unknown key is a finding, and all are told at once by `finish()`.
package final class JSONObject {
    /// Where it stands in the body, as a JSON pointer.
    package let pointer: String
    private let members: [String: JSONValue]
    private var read: Set<String> = []
    private var findings: [Finding] = []
    private var children: [JSONObject] = []

    package init(_ members: [String: JSONValue], at pointer: String) {
        self.members = members
        self.pointer = pointer
    }

    /// Whether the key was sent, be it `null`.
    package func has(_ key: String) -> Bool { members[key] != nil }

    /// The keys that were sent, for bodies with many optional fields.
    package var keys: [String] { members.keys.sorted() }

    /// Takes members for known that say nothing here.
    package func pass(over keys: [String]) { read.formUnion(keys) }

    /// A text, or nil when absent or `null`.
    package func text(_ key: String) -> String? {
        switch member(key) {
        case nil, .null: return nil
        case .text(let value) where !value.unicodeScalars.contains("\0"): return value
        default: return wrong(key, "text")
        }
    }

    /// A text that must be there; empty when it is not, with a finding.
    package func requiredText(_ key: String) -> String {
        if let value = text(key) { return value }
        if members[key] == nil || members[key] == .null {
            findings.append(Finding(pointer: at(key), code: "json.missing"))
        }
        return ""
    }

    /// A whole number.
    package func integer(_ key: String) -> Int? {
        switch member(key) {
        case nil, .null: return nil
        case .number(let value): return Int(exactly: value) ?? wrong(key, "integer")
        default: return wrong(key, "integer")
        }
    }

    /// True or false.
    package func bool(_ key: String) -> Bool? {
        switch member(key) {
        case nil, .null: return nil
        case .bool(let value): return value
        default: return wrong(key, "boolean")
        }
    }

    /// One of the words that something knows; any other is a finding.
    package func choice<Word: RawRepresentable<String>>(_ key: String, of type: Word.Type = Word.self) -> Word? {
        guard let text = text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        refuse(key, "value.not-a-choice")
        return nil
    }

    /// One of the words that something knows, which must be there; nil when it is not, with a finding.
    package func requiredChoice<Word: RawRepresentable<String>>(
        _ key: String, of type: Word.Type = Word.self
    ) -> Word? {
        if members[key] == nil || members[key] == .null {
            _ = member(key)
            refuse(key, "json.missing")
        }
        return choice(key)
    }

    /// Some of the words that something knows.
    package func choices<Word: RawRepresentable<String>>(_ key: String, of type: Word.Type = Word.self) -> [Word]? {
        guard let texts = texts(key) else { return nil }
        let words = texts.compactMap { Word(rawValue: $0) }
        if words.count < texts.count { refuse(key, "value.not-a-choice") }
        return words
    }

    /// Says that a member that was read is missing or wrong.
    package func refuse(_ key: String, _ code: String, _ parameters: [String: String] = [:]) {
        findings.append(Finding(pointer: at(key), code: code, parameters: parameters))
    }

    /// A list of texts.
    package func texts(_ key: String) -> [String]? {
        guard let value = member(key), value != .null else { return nil }
        guard case .list(let values) = value else { return wrong(key, "list") }
        var texts: [String] = []
        for value in values {
            guard case .text(let text) = value, !text.unicodeScalars.contains("\0") else { return wrong(key, "list") }
            texts.append(text)
        }
        return texts
    }

    /// An object inside this one.
    package func object(_ key: String) -> JSONObject? {
        guard let value = member(key), value != .null else { return nil }
        guard case .object(let inner) = value else { return wrong(key, "object") }
        return child(inner, at(key))
    }

    /// A list of objects.
    package func objects(_ key: String) -> [JSONObject]? {
        guard let value = member(key), value != .null else { return nil }
        guard case .list(let values) = value else { return wrong(key, "list") }
        var objects: [JSONObject] = []
        for (index, value) in values.enumerated() {
            guard case .object(let inner) = value else { return wrong(key, "list") }
            objects.append(child(inner, "\(at(key))/\(index)"))
        }
        return objects
    }

    /// A list of objects that must be there; empty when it is not, with a finding.
    package func requiredObjects(_ key: String) -> [JSONObject] {
        if members[key] == nil || members[key] == .null { refuse(key, "json.missing") }
        return objects(key) ?? []
    }

    /// Throws all that was found wrong so far, in here and in the objects inside.
    package func finish() throws(Problem) {
        let all = gathered()
        guard all.isEmpty else { throw Problem(.fieldsInvalid, all) }
    }

    /// All that was found wrong so far.
    package func gathered() -> [Finding] {
        let unknown = Set(members.keys).subtracting(read).sorted().map {
            Finding(pointer: at($0), code: "json.unknown-key", parameters: ["key": $0])
        }
        return findings + unknown + children.flatMap { $0.gathered() }
    }

    private func member(_ key: String) -> JSONValue? {
        read.insert(key)
        return members[key]
    }

    private func child(_ members: [String: JSONValue], _ pointer: String) -> JSONObject {
        let child = JSONObject(members, at: pointer)
        children.append(child)
        return child
    }

    /// The JSON pointer of a way through objects and lists.
    package static func pointer(_ path: [String], below pointer: String = "#") -> String {
        path.reduce(pointer) { pointer, key in
            let escaped = key.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
            return "\(pointer)/\(escaped)"
        }
    }

    private func at(_ key: String) -> String { Self.pointer([key], below: pointer) }

    private func wrong<Value>(_ key: String, _ type: String) -> Value? {
        findings.append(Finding(pointer: at(key), code: "json.wrong-type", parameters: ["type": type]))
        return nil
    }
}
