import Testing

/// The rules of the house, held against its own source; each tells all offenders at once.
@Suite struct HouseRulesTests {
    private let tree = SourceTree.here

    private func expectNone(_ offences: [Offence], _ at: SourceLocation = #_sourceLocation) {
        guard !offences.isEmpty else { return }
        let list = offences.map(\.description).joined(separator: "\n")
        Issue.record("\(offences.count) against the rules of the house:\n\(list)", sourceLocation: at)
    }

    @Test func `the tree is read`() {
        #expect(tree.sources.count > 20)
        #expect(tree.files.contains { $0.path == "Package.swift" })
        #expect(tree.files.contains { $0.path.hasSuffix(".sql") })
    }

    @Test func `a file has at most 250 lines`() {
        expectNone(tree.swift.flatMap(LayoutRules.fileLength))
    }

    @Test func `a function has at most 40 lines`() {
        expectNone(tree.swift.flatMap(LayoutRules.functionLength))
    }

    @Test func `names say something`() {
        expectNone(tree.swift.flatMap(LayoutRules.emptyNames))
    }

    @Test func `nothing is left to do in the code`() {
        expectNone(tree.swift.flatMap(LayoutRules.leftovers))
    }

    @Test func `no path of a machine is committed`() {
        expectNone(tree.files.flatMap(LayoutRules.machinePaths))
    }

    @Test func `a file name is used once in a target`() {
        expectNone(LayoutRules.uniqueNames(tree.swift))
    }

    @Test func `the core imports nothing`() {
        expectNone(tree.swift.flatMap(WallRules.pureCore))
    }

    @Test func `targets name only what they declare, and the walls stand`() throws {
        let manifest = try #require(tree.files.first { $0.path == "Package.swift" })
        let declared = WallRules.declarations(in: manifest.lines.joined(separator: "\n"))
        #expect(declared["BeianWeb"]?.contains("BeianDesk") == true)
        expectNone(WallRules.walls(declared) + tree.swift.flatMap { WallRules.imports($0, declared: declared) })
    }

    @Test func `the engine stays behind the store's port and never blocks`() {
        expectNone(tree.sources.flatMap(WallRules.engine) + tree.swift.flatMap(WallRules.blockingReads))
    }

    @Test func `one file reads the clock`() {
        expectNone(tree.sources.flatMap(WallRules.clock))
    }

    @Test func `only the store seals and opens`() {
        expectNone(tree.sources.flatMap(WallRules.sealing))
    }

    @Test func `masked values are revealed in listed files, and all listed ones do it`() {
        expectNone(tree.sources.flatMap { WallRules.reveals($0, allowed: Reveals.allowed) })
        let idle = Reveals.allowed.keys.filter { path in
            !tree.sources.contains { $0.path == path && $0.code.contains { $0.contains("revealed") } }
        }
        #expect(idle.sorted() == [], "listed in Reveals.swift without need")
    }

    @Test func `SQL is spoken in the store, in words both engines know`() {
        expectNone(tree.sources.flatMap(SQLRules.place) + tree.files.flatMap(SQLRules.dialect))
    }

    @Test func `nothing personal stands in a plain column`() {
        expectNone(tree.files.flatMap { SQLRules.plainPersonalColumns($0, allowed: PlainColumns.allowed) })
    }

    @Test func `every operation has its file, and every problem it declares is shown by its test`() {
        let operations = PromiseRules.operations(in: tree.sources)
        expectNone(operations.flatMap { PromiseRules.ownFile($0) + PromiseRules.shown($0, by: tree.swift) })
    }

    @Test func `decisions are numbered, the map is true and fits two hundred lines`() throws {
        expectNone(LayoutRules.decisions(tree.files))
        let map = try #require(tree.files.first { $0.path == "docs/architecture.md" })
        #expect(map.lines.count <= 201)
        expectNone(LayoutRules.mapIsTrue(map, of: tree.files))
    }

    @Test func `what comments and rules cite stands in the sources`() throws {
        let sources = try #require(tree.files.first { $0.path == "docs/sources.md" })
        let reasons = try #require(tree.files.first { $0.path == "Sources/BeianRulebook/Book/rejections.yaml" })
        let citations = CitationRules(sources: sources, reasons: reasons)
        #expect(citations.rows.count > 100)
        expectNone(citations.repeated)
        expectNone(tree.files.flatMap(citations.inRules))
        expectNone(tree.files.flatMap(citations.elsewhere))
    }

    @Test func `templates speak no language`() {
        expectNone(tree.files.flatMap(LayoutRules.wordlessTemplates))
    }

    @Test func `style and script stay small`() {
        let sizes = ["site.css": 25_000, "site.js": 8_000]
        expectNone(
            tree.files.compactMap { file in
                guard file.isUnder("Sources/BeianWeb/Assets/"), let most = sizes[file.name] else { return nil }
                let size = file.lines.joined(separator: "\n").utf8.count
                return size > most ? Offence(file.path, 0, "\(size) bytes; at most \(most)") : nil
            }
        )
    }
}
