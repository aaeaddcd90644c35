import BeianCore
import BeianTesting
import Testing

@Suite("Problems")
struct ProblemTests {
    @Test("A name, once released, is never changed or used for something else")
    func names() {
        let lines = Problem.Code.allCases.map { "\($0.rawValue) \($0.kind.rawValue)" }.sorted()
        Golden.expect(lines.joined(separator: "\n") + "\n", named: "problem-codes.txt")
    }

    @Test("Names are words, dots and hyphens", arguments: Problem.Code.allCases)
    func shape(code: Problem.Code) {
        #expect(code.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?/) != nil)
    }

    @Test("A problem of one field names it")
    func field() {
        let problem = Problem.field("#/note", "text.too-long", ["limit": "100"])
        #expect(problem.code == .fieldsInvalid)
        #expect(problem.findings == [Finding(pointer: "#/note", code: "text.too-long", parameters: ["limit": "100"])])
    }
}
