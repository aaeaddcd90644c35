/// What an operation promises in its declaration is kept by a test of the same name.
enum PromiseRules {
    /// An operation, as its source declares it.
    struct Declared {
        var name: String
        var file: SourceFile
        var line: Int
        /// The cases of `Problem.Code` in its `problems`; nil when it declares none.
        var problems: [String]?
    }

    /// The operations of the desk: every type in `Operations/` that says it is one.
    static func operations(in files: [SourceFile]) -> [Declared] {
        files.filter { $0.isUnder("Sources/BeianDesk/Operations/") }.flatMap { file -> [Declared] in
            let code = file.code.joined(separator: "\n")
            let types = code.matches(of: /\bstruct\s+(\w+)\s*:\s*[^{]*\bOperation\b[^{]*\{/.wordBoundaryKind(.simple))
            return types.enumerated().map { place, type in
                let end = place + 1 < types.count ? types[place + 1].range.lowerBound : code.endIndex
                let line = code[..<type.range.lowerBound].count { $0 == "\n" } + 1
                return Declared(
                    name: String(type.1),
                    file: file,
                    line: line,
                    problems: problems(in: code[type.range.upperBound..<end])
                )
            }
        }
    }

    /// An operation has a file of its own name.
    static func ownFile(_ operation: Declared) -> [Offence] {
        operation.file.name == operation.name + ".swift"
            ? [] : [Offence(operation.file.path, operation.line, "\(operation.name) has no file of its own name")]
    }

    /// Each declared problem is shown by the operation's tests: `expectProblem(.code)`.
    static func shown(_ operation: Declared, by tests: [SourceFile]) -> [Offence] {
        let wanted = operation.name + "Tests.swift"
        guard let problems = operation.problems else {
            return [
                Offence(operation.file.path, operation.line, "\(operation.name) declares no problems, not even none")
            ]
        }
        guard let test = tests.first(where: { $0.isUnder("Tests/DeskTests/") && $0.name == wanted }) else {
            return [Offence(operation.file.path, operation.line, "there is no \(wanted) in Tests/DeskTests")]
        }
        let code = test.code.joined(separator: "\n")
        let expected = Set(
            code.matches(of: /\bexpectProblem\(\s*((?:\.\w+[\s,]*)+)/.wordBoundaryKind(.simple)).flatMap {
                codes(in: String($0.1))
            }
        )
        return problems.filter { !expected.contains($0) }.map {
            Offence(test.path, 0, "never shows expectProblem(.\($0)), which \(operation.name) declares")
        }
    }

    /// The codes in `static let problems … = […]`, or in a computed one.
    private static func problems(in body: Substring) -> [String]? {
        guard let start = body.firstMatch(of: /static\s+(?:let|var)\s+problems\s*:\s*Set<Problem\.Code>\s*(?:=|\{)/)
        else {
            return nil
        }
        let rest = body[start.range.upperBound...]
        let end = rest.firstRange(of: /\n\s*\n|\n\s*(?:package|public|private|static|var|let|func|init|\/\/)/)?
            .lowerBound
        return codes(in: String(rest[..<(end ?? rest.endIndex)]))
    }

    private static func codes(in text: String) -> [String] {
        text.matches(of: /(?:^|[^\w\]\)])(?:Problem\.Code)?\.`?([a-z]\w*)`?(?!\w*\()/).map { String($0.1) }
    }
}
