import BeianCore
import HTTPTypes
import Hummingbird
import Logging

/// Stands before every handler: turns strangers away, puts faults into words, and closes every answer with its headers.
struct Reception: RouterMiddleware {
    typealias Context = BasicRequestContext

    let secret: String
    let log: Logger

    func handle(
        _ request: Request,
        context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try admit(request)
            response = try await next(request, context)
        } catch {
            response = words(for: error, request)
        }
        for (name, value) in Self.headers { response.headers[name] = value }
        return response
    }

    private func admit(_ request: Request) throws {
        if request.uri.path.hasPrefix("/v1/") {
            let shown = request.headers[.authorization] ?? ""
            guard Self.areSame(shown, "Bearer " + secret) else {
                throw Turned(status: .unauthorized, code: "secret.wrong", detail: "The secret is missing or wrong.")
            }
        } else if request.method == .post, let site = request.headers[Self.fetchSite],
            !["same-origin", "none"].contains(site)
        {
            throw Turned(status: .forbidden, code: "form.foreign", detail: "This form came from another site.")
        }
    }

    private func words(for error: any Error, _ request: Request) -> Response {
        switch error {
        case let turned as Turned: answer(turned, request)
        case let complaint as ReportComplaint:
            Answering.json(
                WireComplaint(code: complaint.code, detail: complaint.detail),
                HTTPResponse.Status(code: complaint.status)
            )
        case let fault as any HTTPResponseError where fault.status.kind == .clientError:
            answer(
                Turned(
                    status: fault.status,
                    code: "http.\(fault.status.code)",
                    detail: fault.status == .notFound ? "There is nothing at this address." : "This cannot be answered."
                ),
                request
            )
        default: broken(error, request)
        }
    }

    private func broken(_ error: any Error, _ request: Request) -> Response {
        log.error(
            "the simulated administration failed",
            metadata: ["path": "\(request.uri.path)", "error": "\(error)"]
        )
        let sorry = Turned(
            status: .internalServerError,
            code: "internal",
            detail: "The simulated administration failed."
        )
        return answer(sorry, request)
    }

    private func answer(_ turned: Turned, _ request: Request) -> Response {
        guard !Asking.wantsJSON(request) else {
            return Answering.json(WireComplaint(code: turned.code, detail: turned.detail), turned.status)
        }
        let wording = Asking.wording((try? Asking.query(request)) ?? [:])
        let back: HTML = "<p><a href=\"/verify?\(wording.query)\">\(wording("返回", "Back"))</a></p>"
        let page = Page(
            wording: wording,
            title: wording("无法处理", "This does not work"),
            path: "/verify",
            body: "<p>\(sentence(wording, turned))</p>\(back)",
            hasErrors: true
        )
        return Answering.page(page, turned.status)
    }

    private func sentence(_ wording: Wording, _ turned: Turned) -> String {
        let chinese =
            switch turned.status {
            case .notFound: "没有这个页面。"
            case .forbidden: "这个表单来自其他网站，未予受理。"
            case .contentTooLarge: "提交的内容太长。"
            case .internalServerError: "模拟管局出错了，请稍后再试。"
            default: "无法读取提交的内容。"
            }
        return wording(chinese, turned.detail)
    }

    /// Takes as long for a near miss as for a wild guess.
    private static func areSame(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (.cacheControl, "no-store"),
        (HTTPField.Name("Referrer-Policy") ?? .referer, "same-origin"),
        (.connection, "close"),
    ]
}
