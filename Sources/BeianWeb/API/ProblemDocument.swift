package import BeianCore
import HTTPTypes
package import Hummingbird

/// A problem as `application/problem+json` (RFC 9457): what it is, where each fault lies, why, and how to mend it.
package struct ProblemDocument: Encodable {
    struct Fault: Encodable, Sendable {
        let pointer: String
        let code: String
        let severity: String
        let rule: String?
        let reason: String
        let remedy: String?
        let source: String?
        let confidence: String?

        init(_ finding: Finding, words: Words) {
            let told = FindingView(finding, words: words)
            pointer = finding.pointer
            code = finding.code
            severity = finding.severity.rawValue
            rule = finding.rule
            reason = told.reason
            remedy = told.remedy
            source = told.source
            confidence = finding.confidence?.rawValue
        }
    }

    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: String
    let code: String
    let reference: String
    let parameters: [String: String]
    let errors: [Fault]

    init(_ problem: Problem, visit: Visit) {
        let words = visit.words
        type = (visit.site.settings.origin ?? "") + Links.problem(problem.code)
        title = words("problem.\(problem.code.rawValue).title", problem.parameters)
        status = problem.code.kind.status.code
        detail = words("problem.\(problem.code.rawValue).what", problem.parameters)
        instance = visit.path
        code = problem.code.rawValue
        reference = visit.reference
        parameters = problem.parameters
        errors = problem.findings.map { Fault($0, words: words) }
    }

    /// The problem as an answer of the API.
    package static func response(_ problem: Problem, visit: Visit) -> Response {
        let status = problem.code.kind.status
        return JSON.response(
            ProblemDocument(problem, visit: visit),
            status: status,
            mediaType: "application/problem+json",
            headers: [.cacheControl: "no-store", .contentLanguage: visit.language.rawValue]
        )
    }
}
