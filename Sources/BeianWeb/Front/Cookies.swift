import Foundation
import HTTPTypes

/// The cookies that we set: few, bound to this host, out of the reach of scripts.
package struct Cookies: Sendable {
    /// What a cookie keeps.
    package enum Jar: String, CaseIterable, Sendable {
        /// The session of an account's holder.
        case session
        /// The session of a member of staff.
        case staff
        /// Who fills in a form without being signed in.
        case visitor
        /// The language that was chosen.
        case language = "lang"
        /// What the last step left to be said.
        case flash
        /// The address that waits for its code.
        case pending
    }

    private let values: [String: String]
    private let secure: Bool

    /// Reads the cookies of a request.
    init(headers: HTTPFields, secure: Bool) {
        var values: [String: String] = [:]
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                guard halves.count == 2 else { continue }
                let name = halves[0].trimmingCharacters(in: .whitespaces)
                values[name] = values[name] ?? halves[1].trimmingCharacters(in: .whitespaces)
            }
        }
        self.values = values
        self.secure = secure
    }

    /// The value of a cookie.
    package subscript(_ jar: Jar) -> String? { values[Self.name(jar, secure: secure)] }

    /// The `__Host-` prefix lets no other host and no plain connection set it.
    private static func name(_ jar: Jar, secure: Bool) -> String { (secure ? "__Host-" : "") + jar.rawValue }

    /// A header that sets a cookie; without an age it goes with the browser's session.
    package static func setting(_ jar: Jar, to value: String, age: Int? = nil, secure: Bool) -> String {
        var text = "\(name(jar, secure: secure))=\(value); Path=/; HttpOnly; SameSite=Lax"
        if let age { text += "; Max-Age=\(age)" }
        return secure ? text + "; Secure" : text
    }

    /// A header that removes a cookie.
    package static func removing(_ jar: Jar, secure: Bool) -> String { setting(jar, to: "", age: 0, secure: secure) }
}
