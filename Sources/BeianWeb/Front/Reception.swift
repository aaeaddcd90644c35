import BeianCore
import HTTPTypes
import Hummingbird
import Logging

/// Takes one request in: reads it, finds out who asks and in what language, and hands it to its route.
struct Reception: Sendable {
    let site: Site
    let request: Request
    let remote: String
    let reference = "req_" + Secret.digest(of: Secret.bytes(16)).prefix(20)

    private var settings: WebSettings { site.settings }

    private var logger: Logger {
        var logger = site.logger
        logger[metadataKey: "request"] = "\(reference)"
        return logger
    }

    /// The answer, whatever happens on the way.
    func answer() async -> Response {
        var visit = arriving
        var access: WebRoute.Access = request.uri.path.hasPrefix("/api/") ? .open : .visitor
        do {
            let target = try Target(request.head.path ?? "")
            visit = reading(target)
            let (route, parameters) = try find(target)
            access = route.access
            visit = try await identified(visit, route, parameters)
            try await admit(visit, route)
            // Known by now is who asks: what is wrong with the body is told inside their own frame.
            visit = try await read(visit, route)
            let answer = try await route.respond(visit)
            return closing(finished(answer, visit))
        } catch {
            let fault = Fault(error, visit: visit, access: access)
            let response = finished(fault.response(), visit)
            let unread = request.method != .get && request.method != .head && visit.body.isEmpty
            return unread ? ending(response) : response
        }
    }

    private func find(_ target: Target) throws -> (WebRoute, [String: String]) {
        let method = request.method == .head ? HTTPRequest.Method.get : request.method
        switch site.table.match(method, target.segments) {
        case .found(let route, let parameters): return (route, parameters)
        case .otherMethods(let methods):
            let allowed = Set(methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : []))
            throw Problem(.requestMethod, parameters: ["allow": allowed.sorted().joined(separator: ", ")])
        case .nothing: throw Problem(.requestNotFound)
        }
    }

    /// A body that was announced and never read would be drained for as long as it pleases the sender.
    private func ending(_ response: Response) -> Response {
        let empty = request.headers[.contentLength].map { $0 == "0" } ?? (request.headers[.transferEncoding] == nil)
        guard !empty else { return response }
        var response = response
        response.headers[.connection] = "close"
        return response
    }

    private func closing(_ response: Response) -> Response {
        request.method == .get || request.method == .head ? ending(response) : response
    }

    /// Remembers the chosen language, and takes away the notice that has been shown.
    private func finished(_ response: Response, _ visit: Visit) -> Response {
        var response = response
        if let chosen = chosenLanguage(visit.query), visit.cookies[.language] != chosen.rawValue {
            let cookie = Cookies.setting(
                .language,
                to: chosen.rawValue,
                age: 31_536_000,
                secure: settings.secureCookies
            )
            response.headers.append(.init(name: .setCookie, value: cookie))
        }
        logger.info(
            "\(request.method.rawValue) \(visit.path) \(response.status.code)",
            metadata: ["client": "\(visit.address)"]
        )
        return response
    }
}

extension Reception {
    /// What is known before the address was read.
    private var arriving: Visit { visit(path: "/", query: Form(), rawQuery: "") }

    private func reading(_ target: Target) -> Visit {
        visit(path: target.path, query: target.query, rawQuery: target.rawQuery)
    }

    private func chosenLanguage(_ query: Form) -> Language? {
        query.find("lang").flatMap { Language(rawValue: $0) ?? Preferences.language($0) }
    }

    private func visit(path: String, query: Form, rawQuery: String) -> Visit {
        let cookies = Cookies(headers: request.headers, secure: settings.secureCookies)
        let chosen = chosenLanguage(query) ?? cookies[.language].flatMap { Language(rawValue: $0) }
        let forwarded = HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }
        let hint = HTTPField.Name("Sec-CH-UA-Mobile").flatMap { request.headers[$0] }
        return Visit(
            site: site,
            reference: reference,
            method: request.method == .head ? .get : request.method,
            path: path,
            parameters: [:],
            query: query,
            rawQuery: rawQuery,
            headers: request.headers,
            body: [],
            form: Form(),
            language: chosen ?? Preferences.language(accepting: request.headers[.acceptLanguage]),
            address: NetworkRange.client(remote: remote, forwarded: forwarded, proxies: settings.trustedProxies),
            door: Preferences.door(mobileHint: hint, userAgent: request.headers[.userAgent]),
            cookies: cookies,
            accountSession: nil,
            staffSession: nil,
            tokenActor: nil,
            formSecret: cookies[.visitor] ?? Secret.make(),
            logger: logger
        )
    }

    /// The visit with who asks.
    private func identified(_ visit: Visit, _ route: WebRoute, _ parameters: [String: String]) async throws -> Visit {
        var account: Session?
        var staff: Session?
        var token: Actor?
        if route.access.isAPI {
            token = try await bearer(visit)
        } else if !visit.path.hasPrefix("/assets/") {
            account = try await session(.session, visit)
            staff = try await session(.staff, visit)
        }
        let own = route.access == .staff ? staff ?? account : account ?? staff
        let jar: Cookies.Jar = own?.digest == staff?.digest ? .staff : .session
        let secret = own == nil ? visit.cookies[.visitor] : visit.cookies[jar]
        return visit.with(
            parameters: parameters,
            account: account,
            staff: staff,
            token: token,
            secret: secret ?? visit.formSecret,
            language: chosenLanguage(visit.query) ?? visit.cookies[.language].flatMap { Language(rawValue: $0) }
                ?? own?.language ?? visit.language,
            door: route.access.isAPI ? .api : visit.door
        )
    }

    /// Sends away who may not come in by the route, before anything long is read for them.
    ///
    /// Of a form so much is read that the browser gets to hear the answer.
    private func admit(_ visit: Visit, _ route: WebRoute) async throws {
        let isWelcome =
            switch route.access {
            case .visitor, .open: true
            case .signedIn: visit.accountSession != nil
            case .staff: visit.staffSession != nil
            case .client: visit.tokenActor != nil
            }
        guard !isWelcome else { return }
        if request.method != .get, request.method != .head {
            let reader = BodyReader(limit: settings.formLimit, deadline: settings.bodyDeadline)
            _ = try? await reader.read(request)
        }
        throw Problem(.signInRequired)
    }

    /// The visit with what was sent; forged, oversized and late bodies end here.
    private func read(_ visit: Visit, _ route: WebRoute) async throws -> Visit {
        guard request.method != .get, request.method != .head else { return visit }
        let upload = route.intake == .upload
        let reader = BodyReader(
            limit: upload ? settings.uploadLimit : settings.formLimit * (route.access.isAPI ? 4 : 1),
            deadline: settings.bodyDeadline
        )
        let body = try await reader.read(request)
        guard !route.access.isAPI else { return visit.with(body: body, form: Form()) }
        let form = try read(body, upload: upload)
        let isNobody = visit.accountSession == nil && visit.staffSession == nil
        let secret = isNobody ? visit.cookies[.visitor] : visit.formSecret
        try ForgeryGuard(key: settings.signingKey).check(request.head, form: form, secret: secret)
        return visit.with(body: body, form: form)
    }

    private func read(_ body: [UInt8], upload: Bool) throws(Problem) -> Form {
        let type = request.headers[.contentType] ?? ""
        if upload, let boundary = Multipart.boundary(of: type) { return try Multipart.read(body, boundary: boundary) }
        guard !body.isEmpty else { return Form() }
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw Problem(.requestMediaType) }
        return try Form(urlEncoded: body)
    }

    private func session(_ jar: Cookies.Jar, _ visit: Visit) async throws -> Session? {
        guard let secret = visit.cookies[jar], !secret.isEmpty, secret.utf8.count <= 64 else { return nil }
        guard let session = try await site.sessions(Secret.digest(of: secret), visit.address) else { return nil }
        switch (jar, session.holder) {
        case (.session, .account), (.staff, .staff): return session
        default: return nil
        }
    }

    private func bearer(_ visit: Visit) async throws -> Actor? {
        guard let header = request.headers[.authorization] else { return nil }
        let halves = header.split(separator: " ", maxSplits: 1)
        guard halves.count == 2, halves[0].lowercased() == "bearer", halves[1].utf8.count <= 256 else {
            throw Problem(.signInRequired)
        }
        guard let actor = try await site.tokens(Secret.digest(of: String(halves[1])), visit.address) else {
            throw Problem(.signInRequired)
        }
        return actor
    }
}
