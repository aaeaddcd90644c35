/// How large things may be, what they may be called, and what must not be left lying about.
enum LayoutRules {
    /// A file fits into a head: 250 lines, those of marked tables not counted.
    static func fileLength(_ file: SourceFile) -> [Offence] {
        let length = file.lines.count - tableLines(file).count
        return length <= 251 ? [] : [Offence(file.path, 0, "\(length) lines; a file has at most 250")]
    }

    /// A function fits onto a screen: 40 lines; a test may tell a longer story.
    static func functionLength(_ file: SourceFile) -> [Offence] {
        let most = file.isUnder("Tests/") ? 80 : 40
        let tables = tableLines(file)
        return functions(in: file).filter { $0.length > most && !tables.contains($0.line - 1) }.map {
            Offence(file.path, $0.line, "\($0.length) lines in one function; at most \(most)")
        }
    }

    /// Nothing is called by a word that says nothing.
    static func emptyNames(_ file: SourceFile) -> [Offence] {
        let anywhere: Set = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Base", "Abstract"]
        let atTheEnd: Set = ["Data", "Info"]
        let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+([A-Z]\w*)/
        let clues = anywhere.union(atTheEnd).sorted()
        return file.code.enumerated().filter { $1.holds(anyOf: clues) }.flatMap { number, line in
            line.matches(of: declaration).compactMap { match -> Offence? in
                let words = Self.words(of: String(match.1))
                let empty =
                    words.first { anywhere.contains($0) }
                    ?? words.last.flatMap { atTheEnd.contains($0) ? $0 : nil }
                return empty.map { Offence(file.path, number + 1, "\(match.1): “\($0)” says nothing") }
            }
        }
    }

    /// What is left to do stands in an issue, not in the code.
    static func leftovers(_ file: SourceFile) -> [Offence] {
        guard !file.isUnder("Tests/HouseRules/") else { return [] }
        return file.offences(
            in: file.lines,
            matching: #"\b(TODO|FIXME|XXX|HACK)\b"#,
            clues: ["TODO", "FIXME", "XXX", "HACK"]
        ) { "\($0) belongs into an issue" }
    }

    /// No path of somebody's machine is committed.
    static func machinePaths(_ file: SourceFile) -> [Offence] {
        // put together here, so that this file does not break its own rule
        let homes = ["work", "root", "tmp", "Users", "home/[a-z]+"].map { "/" + $0 + "/" }
        let pattern = #"(?:^|[\s"'`(=:,])("# + homes.joined(separator: "|") + #")[\w.]"#
        let clues = ["work", "root", "tmp", "Users", "home"].map { "/" + $0 + "/" }
        return file.offences(in: file.lines, matching: pattern, clues: clues) { "a path of one machine:\($0)…" }
    }

    /// One name, one file, within a target.
    static func uniqueNames(_ files: [SourceFile]) -> [Offence] {
        var seen: [String: String] = [:]
        return files.compactMap { file in
            let key = file.target + "/" + file.name
            defer { seen[key] = file.path }
            return seen[key].map { Offence(file.path, 0, "has the name of \($0)") }
        }
    }

    /// Decisions are numbered without gaps, and the number stands in the title.
    static func decisions(_ files: [SourceFile]) -> [Offence] {
        let records = files.filter { $0.isUnder("docs/adr/") && $0.path.hasSuffix(".md") }
        return records.enumerated().flatMap { place, file -> [Offence] in
            let number = String(repeating: "0", count: 4 - String(place + 1).count) + String(place + 1)
            guard file.name.hasPrefix(number + "-") else {
                return [Offence(file.path, 0, "the next decision has the number \(number)")]
            }
            let title = file.lines.first ?? ""
            return title.hasPrefix("# \(number) ")
                ? [] : [Offence(file.path, 1, "the title begins with “# \(number) ”")]
        }
    }

    /// Templates speak no language; their words stand in `Strings/`.
    static func wordlessTemplates(_ file: SourceFile) -> [Offence] {
        guard file.isUnder("Sources/BeianWeb/Templates/") else { return [] }
        return file.offences(in: file.lines, matching: #"[\u{3400}-\u{9FFF}\u{20000}-\u{2FFFF}]+"#, clues: [""]) {
            "“\($0)” belongs into Strings/"
        }
    }

    /// A map that names what is not there leads astray.
    static func mapIsTrue(_ map: SourceFile, of files: [SourceFile]) -> [Offence] {
        map.lines.enumerated().flatMap { number, line in
            line.matches(of: /`(Beian\w+\/[\w\/.-]+)(?:\*[\w.]*)?`/).compactMap { match -> Offence? in
                let path = "Sources/" + match.1
                if files.contains(where: { $0.path.hasPrefix(path) }) { return nil }
                return Offence(map.path, number + 1, "there is no \(path)")
            }
        }
    }

    // MARK: Reading

    /// Where functions, initialisers and computed values begin, and how many lines their bodies have.
    static func functions(in file: SourceFile) -> [(line: Int, length: Int)] {
        let modifiers = #"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:[a-z]+(?:\([a-z]+\))?\s+)*"#
        let pattern = modifiers + #"(?:func\s|init[?!]?[(<]|deinit\b|subscript[(<]|var\s+\w+\s*:[^=]*\{\s*$)"#
        guard let begins = try? Regex(pattern) else { return [] }
        return file.code.indices.compactMap { start in
            guard file.code[start].holds(anyOf: ["func", "init", "subscript", "var "]),
                file.code[start].prefixMatch(of: begins) != nil,
                let length = bodyLength(file.code, from: start)
            else { return nil }
            return (start + 1, length)
        }
    }

    /// The lines between the braces of the first body after `start`; nil when a declaration has none.
    private static func bodyLength(_ code: [String], from start: Int) -> Int? {
        var round = 0
        var braces = 0
        var opened: Int?
        for number in start..<code.count {
            if opened == nil, round == 0, number > start,
                code[number].contains(/^\s*(?:\w+\s+)*(?:func|var|let|case)\s/)
            {
                return nil
            }
            for byte in code[number].utf8 {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): round += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): round -= 1
                case UInt8(ascii: "{") where round == 0 || opened != nil:
                    if opened == nil { opened = number }
                    braces += 1
                case UInt8(ascii: "}") where round == 0 || opened != nil:
                    braces -= 1
                    if let opened, braces == 0 { return max(0, number - opened - 1) }
                    if opened == nil { return nil }
                default: break
                }
            }
        }
        return nil
    }

    /// The lines of tables: all of a file marked as one, else each block under a mark, counted from nought.
    private static func tableLines(_ file: SourceFile) -> Set<Int> {
        if file.lines.prefix(5).contains(where: { $0.contains("swift-format-ignore-file") }) {
            return Set(file.lines.indices)
        }
        let marks = file.lines.indices.filter { file.lines[$0].contains("// swift-format-ignore") }
        return marks.reduce(into: []) { lines, mark in
            let indent = file.lines[mark].prefix { $0 == " " }
            let end = file.lines[(mark + 1)...].firstIndex { line in
                [indent + "}", indent + "]", indent + ")"].contains { line.hasPrefix($0) }
            }
            if let end { lines.formUnion(mark...end) }
        }
    }

    /// The words of a name: `HTTPWire` is HTTP and Wire.
    static func words(of name: String) -> [String] {
        name.matches(of: /[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*/).map { String($0.0) }
    }
}
