import Testing

/// A rule that cannot fail is none: each is shown something that breaks it, and something that does not.
@Suite struct HouseRulesBiteTests {
    private func file(_ path: String, _ lines: String...) -> SourceFile {
        SourceFile(path, lines.joined(separator: "\n"))
    }

    private func places(_ offences: [Offence]) -> [Int] { offences.map(\.line) }

    @Test func `comments and quotations are told from code`() {
        let text = SourceFile(
            "A.swift",
            ##"""
            let a = "x // y" // "z"
            /* import /* GRDB */ */ let b = "p\(q("r") + s)t"
            let c = #"say "hi" \#(d)"#
            """##
        )
        #expect(text.code[0].contains("let a =") && !text.code[0].contains("z"))
        #expect(text.quoted[0].contains("x // y"))
        #expect(text.code[1].contains("q(") && text.code[1].contains("+ s") && !text.code[1].contains("GRDB"))
        #expect(text.quoted[1].contains("p") && text.quoted[1].contains("r") && text.quoted[1].contains("t"))
        #expect(text.code[2].contains("d") && text.quoted[2].contains("say \"hi\""))
    }

    @Test func `length of files`() {
        let long = SourceFile("Sources/A/A.swift", String(repeating: "let a = 1\n", count: 251))
        #expect(LayoutRules.fileLength(long).count == 1)
        let table = "// swift-format-ignore\nlet t = [\n" + String(repeating: "    1,\n", count: 300) + "]\n"
        #expect(LayoutRules.fileLength(SourceFile("Sources/A/A.swift", table)) == [])
    }

    @Test func `length of functions`() {
        let body = String(repeating: "    a()\n", count: 41)
        let text =
            "protocol P { func none() }\n    func short() {\n        a()\n    }\nfunc long(_ x: Int = { 1 }()) {\n\(body)}\n"
        let file = SourceFile("Sources/A/A.swift", text)
        #expect(LayoutRules.functions(in: file).map(\.length) == [1, 41])
        #expect(places(LayoutRules.functionLength(file)) == [5])
        let computed = "    var long: Int {\n\(body)    }\n    init?(a: Int) {\n\(body)    }\n"
        #expect(places(LayoutRules.functionLength(SourceFile("Sources/A/A.swift", computed))) == [1, 44])
    }

    @Test func `names that say nothing`() {
        let bad = file(
            "Sources/A/A.swift",
            "struct FilingManager {}",
            "enum UserData {}",
            "struct Base64 {}",
            "struct DataFolder {}"
        )
        #expect(places(LayoutRules.emptyNames(bad)) == [1, 2])
    }

    @Test func `things left to do and paths of machines`() {
        #expect(places(LayoutRules.leftovers(file("Sources/A/A.swift", "a", "// TO" + "DO: later"))) == [2])
        let home = "/" + "work" + "/main"
        #expect(places(LayoutRules.machinePaths(file("docs/a.md", "see \(home)", "/works/x", "a/work/b"))) == [1])
    }

    @Test func `names of files and numbers of decisions`() {
        let twice = [
            file("Sources/A/X/Same.swift", ""), file("Sources/A/Y/Same.swift", ""), file("Sources/B/Same.swift", ""),
        ]
        #expect(LayoutRules.uniqueNames(twice).map(\.path) == ["Sources/A/Y/Same.swift"])
        let records = [file("docs/adr/0001-a.md", "# 0001 A"), file("docs/adr/0003-b.md", "# 0003 B")]
        #expect(LayoutRules.decisions(records).map(\.path) == ["docs/adr/0003-b.md"])
    }

    @Test func `templates and the map`() {
        let template = file("Sources/BeianWeb/Templates/a.mustache", "<p>[[a.b]]</p>", "<p>备案</p>")
        #expect(places(LayoutRules.wordlessTemplates(template)) == [2])
        let map = file("docs/architecture.md", "`BeianCore/A.swift` `BeianWeb/Pages/*.swift`", "`BeianCore/B.swift`")
        let files = [file("Sources/BeianCore/A.swift", ""), file("Sources/BeianWeb/Pages/P.swift", "")]
        #expect(places(LayoutRules.mapIsTrue(map, of: files)) == [2])
    }

    @Test func `citations`() {
        let sources = file(
            "docs/sources.md",
            "| §7.1 | a | D | 华为云《备案材料》《备案驳回》 |",
            "| PIC-08 | a | D | 企业系统接口规范 V3.0 |",
            "| PIC-08 | again | D | none |",
            "腾讯云《注销》"
        )
        let citations = CitationRules(sources: sources, reasons: file("rejections.yaml", "  - code: R-DNS-01"))
        #expect(citations.rows == ["§7.1", "PIC-08", "PIC-08"])
        #expect(citations.repeated.count == 1)
        let rules = file(
            "Sources/BeianRulebook/Book/a.yaml",
            "    source: '华为云《备案驳回》（转载）；企业系统接口规范 V3.0 (§7.1, PIC-08, R-DNS-01)'",
            "    source: 华为云《备案驳回》",
            "    source: 华为云《备案驳回》 (PIC-09, R-DNS-02)",
            "    source: 腾讯云《注销》；华为云《注销》 (§7.1)"
        )
        #expect(places(citations.inRules(rules)) == [2, 3, 3, 4, 4])
        let comments = file("Sources/A/A.swift", "/// PIC-08, §7.1, R-NAME-01, UTF-16", "/// PIC-80", "// (§7.2)")
        #expect(places(citations.elsewhere(comments)) == [2, 3])
        #expect(citations.elsewhere(sources) == [])
    }

    @Test func `walls between targets`() {
        #expect(
            places(WallRules.pureCore(file("Sources/BeianCore/A.swift", "// import A", "import Foundation"))) == [2]
        )
        let manifest = """
            .target(name: "BeianStore", dependencies: ["BeianCore"]), .target(name: "BeianDesk"),
            .target(
                name: "BeianWeb", dependencies: ["BeianDesk", "BeianStore", yams])
            """
        let declared = WallRules.declarations(in: manifest)
        #expect(declared["BeianWeb"] == ["BeianDesk", "BeianStore"])
        #expect(WallRules.walls(declared).map(\.complaint) == ["BeianWeb must not know BeianStore"])
        let stranger = file("Sources/BeianStore/A.swift", "import Foundation", "package import BeianDesk")
        #expect(places(WallRules.imports(stranger, declared: declared)) == [2])
        #expect(places(WallRules.engine(file("Sources/BeianDesk/A.swift", "internal import GRDB"))) == [1])
        #expect(places(WallRules.blockingReads(file("Sources/A/A.swift", "try pool.unsafeReentrantRead { }"))) == [1])
    }

    @Test func `clock, seals and reveals`() {
        let late = file(
            "Sources/BeianDesk/A.swift",
            "let a = Date()",
            "ContinuousClock().now",
            "\"Date()\"",
            "Date(timeIntervalSince1970: 0)"
        )
        #expect(places(WallRules.clock(late)) == [1, 2])
        let open = file("Sources/BeianWeb/A.swift", "try AES.GCM.seal(a)", "Route.open(a)", "keys.open(x)")
        #expect(places(WallRules.sealing(open)) == [1, 3])
        let reveals = file("Sources/BeianWeb/A.swift", "a.revealed", "// .revealed")
        #expect(places(WallRules.reveals(reveals, allowed: [:])) == [1])
        #expect(WallRules.reveals(reveals, allowed: ["Sources/BeianWeb/A.swift": "why"]) == [])
    }

    @Test func `where and how SQL is spoken`() {
        let astray = file(
            "Sources/BeianDesk/A.swift",
            "let q = \"SELECT a FROM b\"",
            "// SELECT a FROM b",
            "case SELECT"
        )
        #expect(places(SQLRules.place(astray)) == [1])
        let migration = file(
            "Sources/BeianStore/Migrations/1.sql",
            "a VARCHAR(3),",
            "b TEXT, -- LIKE this",
            "c LIKE 'x'",
            "CAST(a AS b)",
            "a::text"
        )
        #expect(places(SQLRules.dialect(migration)) == [1, 3, 4, 5])
        let query = file("Sources/BeianStore/A.swift", "run(\"SELECT last_insert_rowid()\")", "let like = LIKE")
        #expect(places(SQLRules.dialect(query)) == [1])
    }

    @Test func `personal columns in clear text`() {
        let migration = file(
            "Sources/BeianStore/Migrations/1.sql",
            "CREATE TABLE a (",
            "    mobile TEXT,",
            "    mobile_sealed TEXT,",
            "    mobile_verified_at BIGINT,",
            "    holder_name TEXT,",
            "    stage TEXT",
            ");",
            "ALTER TABLE a ADD COLUMN certificate TEXT;"
        )
        #expect(places(SQLRules.plainPersonalColumns(migration, allowed: [:])) == [2, 5, 8])
        #expect(places(SQLRules.plainPersonalColumns(migration, allowed: ["a.mobile": "why"])) == [5, 8])
    }

    @Test func `operations and their tests`() {
        let source = file(
            "Sources/BeianDesk/Operations/X/Submit.swift",
            "package struct Submit: Operation {",
            "    package static let problems: Set<Problem.Code> = [",
            "        .notFound, .stepNotOpen,",
            "    ]",
            "",
            "    package func run() { throw Problem(.other) }",
            "}",
            "package struct Lost: Operation {",
            "}"
        )
        let declared = PromiseRules.operations(in: [source])
        #expect(declared.map(\.name) == ["Submit", "Lost"])
        #expect(declared.map(\.problems) == [["notFound", "stepNotOpen"], nil])
        #expect(places(declared.flatMap(PromiseRules.ownFile)) == [8])
        let test = file(
            "Tests/DeskTests/X/SubmitTests.swift",
            "await expectProblem(.notFound) { }",
            "// expectProblem(.stepNotOpen)"
        )
        let whole = file(
            "Tests/DeskTests/X/SubmitTests.swift",
            "scene.expectProblem(.notFound, .stepNotOpen) { a(.b) }"
        )
        #expect(PromiseRules.shown(declared[0], by: [whole]) == [])
        #expect(PromiseRules.shown(declared[0], by: [test]).count == 1)
        #expect(PromiseRules.shown(declared[0], by: []).count == 1)
        #expect(PromiseRules.shown(declared[1], by: [test]).count == 1)
    }
}
