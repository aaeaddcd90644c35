package import BeianCore
package import HTTPTypes
import Hummingbird
import Logging

/// An error on its way out: a problem as JSON or as a page, and of anything else only its reference number.
struct Fault {
    let problem: Problem
    let visit: Visit
    let access: WebRoute.Access

    /// What is not a problem is a fault of ours: logged in full, told to nobody.
    init(_ error: any Error, visit: Visit, access: WebRoute.Access) {
        self.visit = visit
        self.access = access
        if let problem = error as? Problem {
            self.problem = problem
            return
        }
        problem = Problem(.internal, parameters: ["reference": visit.reference])
        visit.logger.error("internal fault", metadata: ["error": "\(error)", "path": "\(visit.path)"])
    }

    func response() -> Response {
        if access.isAPI { return decorated(ProblemDocument.response(problem, visit: visit)) }
        if problem.code == .signInRequired { return signIn() }
        let page = ProblemPage(
            problem, words: visit.words, reference: visit.reference, elsewhere: visit.site.settings.address(of: place),
            links: WaysBack(problem, visit).links)
        let context = VisitorContext(visit: visit)
        guard let response = try? context.page(page, status: problem.code.kind.status) else {
            return Response(status: .internalServerError)
        }
        return decorated(response)
    }

    /// Where the holder goes on at a computer.
    private var place: String { visit.method == .get ? visit.path : Links.applications() }

    /// A page that needs somebody signed in leads to the sign-in and back; so does a form that came after the session ended.
    private func signIn() -> Response {
        let asked = visit.rawQuery.isEmpty ? visit.path : "\(visit.path)?\(visit.rawQuery)"
        // Whoever signs out after the session ended has lost nothing.
        let ended = visit.method != .get && visit.path != Links.staffSignOut
        let next = visit.method == .get ? asked : ended ? WaysBack(problem, visit).page : nil
        let address =
            access == .staff ? Links.staffSignIn(next: next, ended: ended) : Links.signIn(next: next, ended: ended)
        return Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    private func decorated(_ response: Response) -> Response {
        var response = response
        if let allow = problem.parameters["allow"], problem.code == .requestMethod { response.headers[.allow] = allow }
        if problem.code.kind == .tooMany { response.headers[.retryAfter] = problem.parameters["wait"] ?? "60" }
        if problem.code.kind == .unavailable { response.headers[.retryAfter] = problem.parameters["wait"] ?? "5" }
        if problem.code.kind == .unauthorised, access.isAPI { response.headers[.wwwAuthenticate] = "Bearer" }
        if problem.code.kind == .timedOut || problem.code.kind == .tooLarge { response.headers[.connection] = "close" }
        return response
    }
}

extension Problem.Kind {
    /// The status with which the web tells it.
    package var status: HTTPResponse.Status {
        switch self {
        case .malformed: .badRequest
        case .invalid: .unprocessableContent
        case .unauthorised: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .stale: .preconditionFailed
        case .preconditionRequired: .preconditionRequired
        case .tooLarge: .contentTooLarge
        case .unsupportedMedia: .unsupportedMediaType
        case .methodNotAllowed: .methodNotAllowed
        case .timedOut: .requestTimeout
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .internal: .internalServerError
        }
    }
}
