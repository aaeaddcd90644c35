import BeianCore
import Hummingbird

/// What happened and what to do about it, for each problem (问题说明页).
struct ProblemPage: Page {
    static let template = "problems/problem"

    let title: String
    let what: String
    let todo: String
    let code: String
    let reference: String?
    let findings: [FindingView]
    /// The address to open on a computer, when this door is closed.
    let elsewhere: String?
    /// Back to the form and to the application with which it occurred.
    let links: [PageLink]

    /// The explanation of a problem, or the page of one that has just occurred.
    init(
        _ problem: Problem, words: Words, reference: String? = nil, elsewhere: String? = nil, links: [PageLink] = []
    ) {
        self.links = links
        let key = "problem.\(problem.code.rawValue)"
        title = words("\(key).title", problem.parameters)
        what = words("\(key).what", problem.parameters)
        todo = words("\(key).todo", problem.parameters)
        code = problem.code.rawValue
        self.reference = reference.map { problem.parameters["reference"] ?? $0 }
        self.elsewhere = problem.code == .doorClosed ? elsewhere : nil
        findings = problem.findings.map { FindingView($0, words: words) }
    }

    @Sendable static func show(_ context: VisitorContext) async throws -> Response {
        guard let code = Problem.Code(rawValue: context.parameter("code")) else { throw Problem(.requestNotFound) }
        return try context.page(ProblemPage(Problem(code), words: context.words))
    }
}
