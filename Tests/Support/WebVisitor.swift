package import BeianWeb
package import BeianWire

/// Somebody with a browser, as far as a test needs one: keeps cookies, sends back the token of the last form.
package actor WebVisitor {
    private let site: LiveSite
    private let headers: [WireHeader]
    private var cookies: [String: String]
    private var token = ""

    package init(_ site: LiveSite, cookies: [String: String] = [:], headers: [WireHeader] = []) {
        self.site = site
        self.cookies = cookies
        self.headers = headers
    }

    /// A cookie as it stands now.
    package func cookie(_ name: String) -> String? { cookies[name] }

    /// Opens a page.
    package func get(_ path: String, headers: [WireHeader] = []) async throws -> WireAnswer {
        try await ask("GET", path, headers: headers, body: nil)
    }

    /// Sends a form with the token of the last page.
    package func post(
        _ path: String,
        _ fields: [(String, String)] = [],
        headers: [WireHeader] = [],
        token given: String? = nil
    ) async throws -> WireAnswer {
        let pairs = fields + [("_token", given ?? token)]
        let text = pairs.map { "\(Links.encoded($0.0))=\(Links.encoded($0.1))" }.joined(separator: "&")
        let type = WireHeader("Content-Type", "application/x-www-form-urlencoded")
        return try await ask("POST", path, headers: [type] + headers, body: Array(text.utf8))
    }

    /// Sends a form with files.
    package func post(
        _ path: String,
        _ fields: [(String, String)] = [],
        files: [Form.File]
    ) async throws -> WireAnswer {
        var body: [UInt8] = []
        for (name, value) in fields + [("_token", token)] {
            body += Array("--form-edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            let head =
                "--form-edge\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
            body += Array("\(head)Content-Type: \(file.mediaType)\r\n\r\n".utf8) + file.bytes + [13, 10]
        }
        body += Array("--form-edge--\r\n".utf8)
        let type = WireHeader("Content-Type", "multipart/form-data; boundary=form-edge")
        return try await ask("POST", path, headers: [type], body: body)
    }

    /// Any request, with this visitor's cookies.
    package func ask(
        _ method: String,
        _ path: String,
        headers more: [WireHeader] = [],
        body: [UInt8]?
    ) async throws -> WireAnswer {
        var all = headers + more
        if !cookies.isEmpty {
            let text = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
            all.append(WireHeader("Cookie", text))
        }
        let answer = try await HTTPWire().send(WireRequest(method, site.origin + path, headers: all, body: body))
        for header in answer.headers(named: "Set-Cookie") { keep(header) }
        let mark = "name=\"_token\" value=\""
        if let found = answer.text.firstRange(of: mark) {
            token = String(answer.text[found.upperBound...].prefix { $0 != "\"" })
        }
        return answer
    }

    private func keep(_ header: String) {
        let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        guard let name = pair.first.map(String.init) else { return }
        let value = pair.count > 1 ? String(pair[1]) : ""
        cookies[name] = value.isEmpty ? nil : value
    }
}
