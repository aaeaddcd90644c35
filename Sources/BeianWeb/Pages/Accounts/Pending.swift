import BeianCore
import Foundation
import Hummingbird

/// An address that waits for its code between two pages (待验证的地址).
///
/// It travels in a signed cookie and not in the address line, because it is personal data.
struct Pending: Codable, Equatable, Sendable {
    /// What the code is for.
    enum Purpose: String, Codable, Sendable {
        case signUp = "sign-up"
        case reset
        case changeAddress = "change-address"
    }

    let purpose: Purpose
    let kind: LoginKind
    let text: String
    /// The site at which somebody signs up.
    var site: AccountSite?
    /// The present address that agrees to the change.
    var confirmedAt: LoginKind?

    /// For as long as the longest code holds.
    static let seconds = 1800

    init(_ purpose: Purpose, _ address: LoginAddress, site: AccountSite? = nil, confirmedAt: LoginKind? = nil) {
        self.purpose = purpose
        kind = address.kind
        text = address.text
        self.site = site
        self.confirmedAt = confirmedAt
    }

    var address: LoginAddress { LoginAddress(kind: kind, text: text) }

    /// The cookie's value.
    func signed(key: [UInt8]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let json = try? encoder.encode(self) else { return "" }
        let text = Secret.base64URL(Array(json))
        return "\(text).\(Secret.signature("pending|\(text)", key: key))"
    }

    /// Reads a cookie's value; nil when it was not signed by us.
    init?(signed text: String, key: [UInt8]) {
        let halves = text.split(separator: ".").map(String.init)
        guard halves.count == 2, Secret.same(halves[1], Secret.signature("pending|\(halves[0])", key: key)),
            let bytes = Secret.bytes(base64URL: halves[0]),
            let read = try? JSONDecoder().decode(Pending.self, from: Foundation.Data(bytes))
        else { return nil }
        self = read
    }
}

extension WebContext {
    /// The address that waits for a code of this purpose.
    func pending(_ purpose: Pending.Purpose) -> Pending? {
        let found = visit.cookies[.pending].flatMap { Pending(signed: $0, key: site.settings.signingKey) }
        return found?.purpose == purpose ? found : nil
    }

    /// Remembers an address until its code is entered.
    func remembering(_ pending: Pending, _ response: Response) -> Response {
        setting(pending.signed(key: site.settings.signingKey), age: Pending.seconds, response)
    }

    /// Forgets the address once its code was used.
    func forgetting(_ response: Response) -> Response { setting("", age: 0, response) }

    private func setting(_ value: String, age: Int, _ response: Response) -> Response {
        var response = response
        let cookie = Cookies.setting(.pending, to: value, age: age, secure: site.settings.secureCookies)
        response.headers.append(.init(name: .setCookie, value: cookie))
        return response
    }
}
