import BeianCore
import HTTPTypes
package import Hummingbird
import NIOCore

/// A page: the values of one template, all text already chosen (页面).
package protocol Page: Sendable {
    /// The name of its template, such as `applications/list`.
    static var template: String { get }
}

extension WebContext {
    /// A page as an answer.
    ///
    /// The notice of the last step is shown once, and never above an error.
    package func page(_ page: some Page, status: HTTPResponse.Status = .ok) throws -> Response {
        var frame = frame
        // What went well before is not said above what went wrong now.
        if status.code >= 400 { frame.flash = nil }
        let text = try site.templates.render(type(of: page).template, page, frame: frame, language: language)
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .contentLanguage: language.rawValue,
            .vary: "Cookie, Accept-Language",
        ]
        if visit.formSecret != visit.cookies[.visitor], session == nil {
            keep(.visitor, visit.formSecret, in: &headers)
        }
        if visit.cookies[.flash] != nil { drop(.flash, in: &headers) }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// Leads the browser on after a form was taken (303); `flash` is the key of what the next page says first.
    package func redirect(to address: String, flash: String? = nil, values: [String: String] = [:]) -> Response {
        var headers: HTTPFields = [.location: address, .cacheControl: "no-store"]
        if let flash {
            let text = Flash(key: flash, values: values).sealed(key: site.settings.signingKey)
            keep(.flash, text, age: 60, in: &headers)
        }
        return Response(status: .seeOther, headers: headers)
    }

    /// A file as an answer that is never guessed at nor cached, such as a material.
    package func file(_ bytes: [UInt8], mediaType: String, name: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: mediaType, .cacheControl: "no-store, private"]
        if let name { headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Percent.encoded(name))" }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Puts the secret of a new session into the browser.
    package func signedIn(_ response: Response, secret: String, as jar: Cookies.Jar) -> Response {
        var response = response
        keep(jar, secret, in: &response.headers)
        drop(.visitor, in: &response.headers)
        return response
    }

    /// Takes the secret of a session out of the browser.
    package func signedOut(_ response: Response, of jar: Cookies.Jar) -> Response {
        var response = response
        drop(jar, in: &response.headers)
        return response
    }

    private func keep(_ jar: Cookies.Jar, _ value: String, age: Int? = nil, in headers: inout HTTPFields) {
        let text = Cookies.setting(jar, to: value, age: age, secure: site.settings.secureCookies)
        headers.append(.init(name: .setCookie, value: text))
    }

    private func drop(_ jar: Cookies.Jar, in headers: inout HTTPFields) {
        let text = Cookies.removing(jar, secure: site.settings.secureCookies)
        headers.append(.init(name: .setCookie, value: text))
    }
}

extension WebContext {
    /// The token of every form on this page.
    package var formToken: String { ForgeryGuard(key: site.settings.signingKey).token(for: visit.formSecret) }

    /// What surrounds the page.
    package var frame: Frame {
        let words = words
        let flash = visit.cookies[.flash].flatMap { Flash.opened($0, key: site.settings.signingKey) }
        let staff = if case .staff = session?.holder { true } else { false }
        let items = Navigation.items(for: session?.holder)
        return Frame(
            language: language.rawValue,
            provider: site.settings.providerName,
            demo: site.settings.demo,
            css: site.assets.address("site.css"),
            js: site.assets.address("site.js"),
            icon: Links.icon,
            home: Links.home,
            entries: items.map { item in
                let current = visit.path == item.address || visit.path.hasPrefix(item.address + "/")
                return Frame.Entry(address: item.address, text: words(item.key), current: current)
            },
            hasMenu: items.count > 2,
            tongues: Language.allCases.map { tongue in
                Frame.Tongue(
                    code: tongue.rawValue,
                    name: words("layout.language.\(tongue.rawValue)"),
                    address: address(in: tongue),
                    current: tongue == language
                )
            },
            languageForm: session == nil ? nil : Links.language,
            here: here + (visit.method == .get ? Links.query(pairs) : ""),
            person: session?.name,
            signIn: Links.signIn(),
            signUp: Links.signUp,
            signOut: staff ? Links.staffSignOut : Links.signOut,
            flash: flash.map { words($0.key, $0.values) },
            csrf: formToken
        )
    }

    /// This page in another language.
    private func address(in language: Language) -> String {
        here + Links.query(pairs + [("lang", language.rawValue)])
    }

    private var pairs: [(String, String?)] {
        visit.query.fields.filter { $0.name != "lang" }.map { ($0.name, Optional($0.value)) }
    }

    /// Where this page is read; a form that was not taken may stand at an address that only takes forms.
    private var here: String {
        guard visit.method != .get else { return visit.path }
        let segments = visit.path.split(separator: "/").map(String.init)
        if case .found = site.table.match(.get, segments) { return visit.path }
        return Links.home
    }
}
