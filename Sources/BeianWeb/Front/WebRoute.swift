package import HTTPTypes
package import Hummingbird

/// One line of the table of routes: a method, a path and who answers (路由).
package struct WebRoute: Sendable {
    /// Who may come in by it.
    package enum Access: String, Sendable, CaseIterable {
        /// Anybody, with a browser.
        case visitor
        /// The holder of an account, with a browser.
        case signedIn
        /// A member of staff, with a browser.
        case staff
        /// Anybody, with a program.
        case open
        /// A program with a token.
        case client

        /// Whether it answers JSON to programs and knows no cookies.
        package var isAPI: Bool { self == .open || self == .client }
    }

    /// What body it takes.
    package enum Intake: Sendable, Equatable {
        /// A form, or JSON for the API.
        case plain
        /// Files: a multipart form, or one raw file for the API.
        case upload
    }

    /// The method.
    package let method: HTTPRequest.Method
    /// The path; `{name}` stands for one part of it.
    package let path: String
    /// Who may come in.
    package let access: Access
    /// What body it takes.
    package let intake: Intake
    let respond: @Sendable (Visit) async throws -> Response

    /// A page for anybody.
    package static func visitor(
        _ method: HTTPRequest.Method,
        _ path: String,
        intake: Intake = .plain,
        _ handler: @escaping @Sendable (VisitorContext) async throws -> Response
    ) -> WebRoute {
        WebRoute(method: method, path: path, access: .visitor, intake: intake) { try await handler(.init(visit: $0)) }
    }

    /// A page for the holder of an account.
    package static func signedIn(
        _ method: HTTPRequest.Method,
        _ path: String,
        intake: Intake = .plain,
        _ handler: @escaping @Sendable (SignedInContext) async throws -> Response
    ) -> WebRoute {
        WebRoute(method: method, path: path, access: .signedIn, intake: intake) { try await handler(.init($0)) }
    }

    /// A page for staff; whoever has a one-time password changes it before anything else.
    package static func staff(
        _ method: HTTPRequest.Method,
        _ path: String,
        intake: Intake = .plain,
        _ handler: @escaping @Sendable (StaffContext) async throws -> Response
    ) -> WebRoute {
        WebRoute(method: method, path: path, access: .staff, intake: intake) { visit in
            let context = try StaffContext(visit)
            let isOpen = [Links.staffPassword, Links.staffSignOut].contains(path)
            if context.session?.passwordIsOneTime == true, !isOpen {
                return context.redirect(to: Links.staffPassword)
            }
            return try await handler(context)
        }
    }

    /// An address of the API that needs no token.
    package static func open(
        _ method: HTTPRequest.Method,
        _ path: String,
        intake: Intake = .plain,
        _ handler: @escaping @Sendable (VisitorContext) async throws -> Response
    ) -> WebRoute {
        WebRoute(method: method, path: path, access: .open, intake: intake) { try await handler(.init(visit: $0)) }
    }

    /// An address of the API that needs a token.
    package static func client(
        _ method: HTTPRequest.Method,
        _ path: String,
        intake: Intake = .plain,
        _ handler: @escaping @Sendable (ClientContext) async throws -> Response
    ) -> WebRoute {
        WebRoute(method: method, path: path, access: .client, intake: intake) { try await handler(.init($0)) }
    }
}

/// Finds the route for a path.
struct RouteTable: Sendable {
    enum Match: Sendable {
        case found(WebRoute, parameters: [String: String])
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    private struct Line: Sendable {
        let pattern: [String]
        let route: WebRoute
    }

    private let lines: [Int: [Line]]

    init(_ routes: [WebRoute]) {
        lines = Dictionary(
            grouping: routes.map { Line(pattern: Self.parts($0.path), route: $0) },
            by: \.pattern.count
        )
    }

    /// A fixed path wins over one with `{name}`, in the order of the table otherwise.
    func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
        let fitting = lines[segments.count, default: []].compactMap { line in
            Self.parameters(line.pattern, segments).map { (line.route, $0) }
        }.sorted { $0.1.count < $1.1.count }
        guard let nearest = fitting.first else { return .nothing }
        let same = fitting.filter { $0.1.count == nearest.1.count }
        if let match = same.first(where: { $0.0.method == method }) { return .found(match.0, parameters: match.1) }
        return .otherMethods(same.map(\.0.method))
    }

    private static func parts(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }

    private static func parameters(_ pattern: [String], _ segments: [String]) -> [String: String]? {
        var parameters: [String: String] = [:]
        for (part, segment) in zip(pattern, segments) {
            if part.hasPrefix("{") {
                guard !segment.isEmpty else { return nil }
                parameters[String(part.dropFirst().dropLast())] = segment
            } else if part != segment {
                return nil
            }
        }
        return parameters
    }
}
