import BeianCore
import HTTPTypes

/// Makes sure that a form was filled in on our own page (防跨站请求伪造).
///
/// Each form carries a token that only this browser can have been given; besides, the browser itself says whence the
/// request comes, when it does.
struct ForgeryGuard: Sendable {
    static let field = "_token"
    static let header = HTTPField.Name("X-CSRF-Token")

    let key: [UInt8]

    /// The token of the forms that one session or visitor gets.
    func token(for secret: String) -> String { Secret.signature("form|\(secret)", key: key) }

    /// Refuses what another site made the browser send.
    func check(_ request: HTTPRequest, form: Form, secret: String?) throws(Problem) {
        guard let secret, sameSite(request) else { throw Problem(.requestForged) }
        var given = form.exact(Self.field)
        if given.isEmpty, let header = Self.header { given = request.headerFields[header] ?? "" }
        guard Secret.same(given, token(for: secret)) else { throw Problem(.requestForged) }
    }

    private func sameSite(_ request: HTTPRequest) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headerFields[name] {
            guard site == "same-origin" || site == "none" else { return false }
        }
        guard let origin = request.headerFields[.origin] else { return true }
        guard let authority = request.authority else { return false }
        return origin == "https://\(authority)" || origin == "http://\(authority)"
    }
}
