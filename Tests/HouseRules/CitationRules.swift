/// What is cited stands in docs/sources.md: the row of a fact by its code, and the page that tells it by its name.
struct CitationRules {
    /// The codes and sections that have a row, in their order.
    let rows: [String]
    private let path: String
    private let tables: [String]
    private let known: Set<String>
    private let reasons: Set<String>
    private let families: Set<String>

    init(sources: SourceFile, reasons: SourceFile) {
        rows = sources.lines.compactMap { line in
            line.prefixMatch(of: /\| (§\d+(?:\.\d+)?|[A-Z]{2,4}-\d{2}) \|/).map { String($0.1) }
        }
        path = sources.path
        tables = sources.lines.filter { $0.hasPrefix("| ") }
        known = Set(rows)
        self.reasons = Set(
            reasons.lines.compactMap { $0.wholeMatch(of: /\s*- code: (R-[A-Z]+-\d+)\s*/).map { String($0.1) } }
        )
        families = Set(rows.filter { !$0.hasPrefix("§") }.map { String($0.prefix { $0 != "-" }) })
    }

    /// A code has one row.
    var repeated: [Offence] {
        Dictionary(grouping: rows) { $0 }.filter { $0.value.count > 1 }.keys.sorted().map {
            Offence(path, 0, "\($0) has two rows")
        }
    }

    /// A rule names public pages and then, in round brackets, the rows and reasons for return it rests on.
    func inRules(_ file: SourceFile) -> [Offence] {
        guard file.isUnder("Sources/BeianRulebook/Book/") else { return [] }
        return file.lines.enumerated().flatMap { number, line -> [Offence] in
            guard line.holds(anyOf: ["source: "]),
                let source = line.wholeMatch(of: /\s*source: ['"]?(.*?)['"]?\s*/)
            else { return [] }
            return complaints(about: String(source.1)).map { Offence(file.path, number + 1, $0) }
        }
    }

    /// A code or section named in a comment, a test or a page of docs/ has its row.
    func elsewhere(_ file: SourceFile) -> [Offence] {
        guard file.path.hasSuffix(".swift") || file.isUnder("docs/"), !file.isUnder("Tests/HouseRules/", path)
        else { return [] }
        let clues = families.map { $0 + "-" } + ["§"]
        let cited = /(?:^|[^A-Z0-9-])([A-Z]{2,4}-\d{2}|§\d+(?:\.\d+)?)(?!\d)/
        return file.lines.enumerated().flatMap { number, line -> [Offence] in
            guard line.holds(anyOf: clues) else { return [] }
            return line.matches(of: cited).compactMap { match -> Offence? in
                let code = String(match.1)
                let isOurs = code.hasPrefix("§") || families.contains(String(code.prefix { $0 != "-" }))
                guard isOurs, !known.contains(code) else { return nil }
                return Offence(file.path, number + 1, "\(code) has no row in \(path)")
            }
        }
    }

    private func complaints(about source: String) -> [String] {
        guard let parts = source.wholeMatch(of: /(.+) \(([^()]+)\)/) else { return ["cites no row of \(path)"] }
        let strangers = parts.2.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter {
            !known.contains($0) && !reasons.contains($0)
        }
        let unnamed = parts.1.split(separator: "；").map(Self.name).filter { !isNamed($0) }
        return strangers.map { "\($0) has no row in \(path)" } + unnamed.map { "\($0) is not named in \(path)" }
    }

    /// Publisher and title of a page, without a remark on its copy or its day.
    private static func name(_ page: Substring) -> String {
        if let end = page.firstIndex(of: "》") { return String(page[...end]) }
        return String(page.prefix { $0 != "（" && $0 != "，" })
    }

    /// Whether a line of the tables has both; titles of one publisher stand side by side there.
    private func isNamed(_ page: String) -> Bool {
        let publisher = String(page.prefix { $0 != "《" })
        let title = String(page.dropFirst(publisher.count))
        return tables.contains { $0.holds(anyOf: [publisher]) && $0.holds(anyOf: [title]) }
    }
}
