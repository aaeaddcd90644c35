package import BeianCore

/// What was typed into a form or stands in a query (表单).
package struct Form: Sendable, Equatable {
    /// A file that was chosen in a form.
    package struct File: Sendable, Equatable {
        /// The name of the field.
        package let field: String
        /// The name on the sender's machine; shown, never used as a path.
        package let name: String
        /// What the sender says it is; never trusted.
        package let mediaType: String
        /// The content.
        package let bytes: [UInt8]

        package init(field: String, name: String, mediaType: String, bytes: [UInt8]) {
            self.field = field
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    /// No form holds more fields than this.
    package static let fieldLimit = 300

    /// Every field in the order it came; a name may stand more than once.
    package var fields: [(name: String, value: String)]
    /// The chosen files.
    package var files: [File]

    package init(fields: [(name: String, value: String)] = [], files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    package static func == (left: Form, right: Form) -> Bool {
        left.files == right.files && left.fields.map(\.name) == right.fields.map(\.name)
            && left.fields.map(\.value) == right.fields.map(\.value)
    }

    /// The first value of a field without surrounding blanks, empty when the field was not sent.
    package subscript(_ name: String) -> String { find(name) ?? "" }

    /// The first value of a field without surrounding blanks, or nil when it was not sent.
    package func find(_ name: String) -> String? { fields.first { $0.name == name }.map { Self.trimmed($0.value) } }

    /// The first value exactly as typed, for passwords.
    package func exact(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// All values of a field, for checkboxes.
    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Whether a box was ticked or a button pressed.
    package func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// The file chosen in a field; an empty choice counts as none.
    package func file(_ name: String) -> File? {
        files.first { $0.field == name && !($0.name.isEmpty && $0.bytes.isEmpty) }
    }

    /// The day typed into a date field as `YYYY-MM-DD`; empty when nothing was typed, as typed when it is no day.
    package func day(_ name: String) -> String {
        let parts = ["year", "month", "day"].map { self["\(name)-\($0)"] }
        guard parts.contains(where: { !$0.isEmpty }) else { return self[name] }
        let padded = parts.enumerated().map { index, part in
            String(repeating: "0", count: max(0, (index == 0 ? 4 : 2) - part.count)) + part
        }
        return padded.joined(separator: "-")
    }

    /// Reads `application/x-www-form-urlencoded` and queries; one broken field spoils the whole.
    package init(urlEncoded bytes: some Sequence<UInt8>) throws(Problem) {
        var fields: [(name: String, value: String)] = []
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.fieldLimit else { throw Problem(.requestTooLarge) }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Percent.decoded(bytes: halves[0], plusIsSpace: true),
                let value = Percent.decoded(bytes: halves.count > 1 ? halves[1] : [], plusIsSpace: true)
            else { throw Problem(.requestMalformed) }
            fields.append((name, value))
        }
        self.init(fields: fields)
    }

    private static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view = view.dropFirst() }
        while let last = view.last, last.isWhitespace { view = view.dropLast() }
        return String(view)
    }
}
