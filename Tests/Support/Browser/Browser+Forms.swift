extension Browser {
    /// Follows the link that reads so.
    package func follow(_ words: String) async throws {
        try await click(
            "//a[\(Self.reads(words))]",
            or: "//a[contains(normalize-space(), \(Self.quoted(words)))]",
            words
        )
    }

    /// Presses the button that reads so.
    package func press(_ words: String) async throws {
        let exact = "//button[\(Self.reads(words))] | //input[@type='submit'][@value=\(Self.quoted(words))]"
        let loose =
            "//button[contains(normalize-space(), \(Self.quoted(words)))]"
            + " | //summary[contains(normalize-space(), \(Self.quoted(words)))]"
        try await click(exact, or: loose, words)
    }

    /// Clicks the first thing that a CSS selector finds.
    package func click(css: String) async throws {
        guard let element = try await driver.elements(using: "css selector", css).first else {
            throw BrowserFailure("there is no \(css) to click")
        }
        try await driver.click(element)
    }

    /// Types into the field with this label, in place of what stood there.
    package func fill(_ label: String, _ value: String, in group: String? = nil) async throws {
        let field = try await field(label, in: group)
        try await driver.command("POST", "/element/\(field.id)/clear")
        if !value.isEmpty { try await driver.type(value, into: field) }
    }

    /// Marks the radio button or box with this label.
    package func choose(_ label: String, in group: String? = nil) async throws {
        let field = try await field(label, in: group)
        if try await isSelected(field) { return }
        guard let words = try await labels(label, in: group).first else { return try await driver.click(field) }
        try await driver.click(words)
        if try await !isSelected(field) { throw BrowserFailure("“\(label)” did not let itself be chosen") }
    }

    /// Takes the mark off a box again.
    package func unchoose(_ label: String, in group: String? = nil) async throws {
        let field = try await field(label, in: group)
        if try await isSelected(field), let words = try await labels(label, in: group).first {
            try await driver.click(words)
        }
    }

    /// Picks an option, by what it reads, from the list with this label.
    package func select(_ option: String, from label: String, in group: String? = nil) async throws {
        let list = try await field(label, in: group)
        let exact = try await driver.elements(".//option[\(Self.reads(option))]", in: list)
        let loose = try await driver.elements(".//option[contains(., \(Self.quoted(option)))]", in: list)
        guard let found = exact.first ?? loose.first else {
            throw BrowserFailure("“\(label)” offers no “\(option)”")
        }
        try await driver.click(found)
    }

    /// Hands a file to the field with this label.
    package func upload(_ path: String, to label: String, in group: String? = nil) async throws {
        try await driver.type(path, into: try await field(label, in: group))
    }

    /// What stands in the field with this label.
    package func value(of label: String, in group: String? = nil) async throws -> String {
        let field = try await field(label, in: group)
        return try await driver.command("GET", "/element/\(field.id)/property/value").text ?? ""
    }

    /// Presses keys where the focus is, as somebody without a mouse does: `.tab`, `.enter` or plain text.
    package func type(_ keys: String) async throws {
        let active = try await driver.command("GET", "/element/active")
        guard let id = active[WebDriver.Element.key].text else { throw BrowserFailure("nothing has the focus") }
        try await driver.type(keys, into: WebDriver.Element(id: id))
    }

    private func isSelected(_ element: WebDriver.Element) async throws -> Bool {
        try await driver.command("GET", "/element/\(element.id)/selected").bool ?? false
    }

    /// The field that a label belongs to, by its `for` or because it stands inside.
    private func field(_ label: String, in group: String?) async throws -> WebDriver.Element {
        guard let words = try await labels(label, in: group).first else {
            throw BrowserFailure("there is no field “\(label)”" + (group.map { " in “\($0)”" } ?? ""))
        }
        if let id = try await driver.attribute("for", of: words) {
            guard let field = try await driver.elements("//*[@id=\(Self.quoted(id))]").first else {
                throw BrowserFailure("the label “\(label)” points at #\(id), which is not there")
            }
            return field
        }
        guard let field = try await driver.elements(".//input | .//select | .//textarea", in: words).first else {
            throw BrowserFailure("the label “\(label)” belongs to no field")
        }
        return field
    }

    /// The labels that read so: exactly, else beginning so, else containing it; inside the group with that legend.
    private func labels(_ words: String, in group: String?) async throws -> [WebDriver.Element] {
        let quoted = Self.quoted(words)
        let scope = group.map {
            "//*[self::fieldset[legend[contains(normalize-space(), \(Self.quoted($0)))]] "
                + "or @aria-label=\(Self.quoted($0)) "
                + "or @aria-labelledby=//*[self::h2 or self::h3][normalize-space()=\(Self.quoted($0))]/@id]"
        }
        for condition in [
            Self.reads(words), "starts-with(normalize-space(), \(quoted))", "contains(normalize-space(), \(quoted))",
        ] {
            let found = try await driver.elements("\(scope ?? "")//label[\(condition)]")
            if !found.isEmpty { return found }
        }
        return []
    }

    private func click(_ exact: String, or loose: String, _ words: String) async throws {
        let exactly = try await driver.elements(exact)
        let found = exactly.isEmpty ? try await driver.elements(loose) : exactly
        var shown = found.first
        for element in found where try await driver.command("GET", "/element/\(element.id)/displayed").bool == true {
            shown = element
            break
        }
        guard let shown else { throw BrowserFailure("there is nothing to click that reads “\(words)”") }
        try await driver.click(shown)
    }

    private static func reads(_ words: String) -> String {
        "normalize-space()=\(quoted(words))"
    }

    /// A text as XPath 1.0 can hold it, which knows no escapes.
    static func quoted(_ text: String) -> String {
        if !text.contains("'") { return "'\(text)'" }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
        return "concat(" + parts.joined(separator: ", \"'\", ") + ")"
    }
}

extension String {
    /// The tabulator key, for `Browser.type`.
    package static let tab = "\u{E004}"
    /// The enter key, for `Browser.type`.
    package static let enter = "\u{E007}"
    /// The space bar, for `Browser.type`.
    package static let spaceBar = "\u{E00D}"
}
