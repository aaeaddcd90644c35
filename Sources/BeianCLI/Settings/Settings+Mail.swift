import BeianWire

extension Settings {
    /// The mail server that the settings name.
    ///
    /// - Throws: one sentence when the address cannot be read.
    func mailServer() throws -> MailServer {
        let schemes: [(String, MailServer.Security, Int)] = [
            ("smtps://", .tls, 465), ("smtp+starttls://", .startTLS, 587), ("smtp+plain://", .none, 25),
            ("smtp://", .opportunistic, 25),
        ]
        let text = text(.smtp)
        for (scheme, security, usual) in schemes where text.hasPrefix(scheme) {
            let parts = text.dropFirst(scheme.count).split(separator: ":", omittingEmptySubsequences: false)
            guard let host = parts.first, !host.isEmpty, parts.count <= 2,
                let port = parts.count == 2 ? Int(parts[1]) : usual, (1...65535).contains(port)
            else { break }
            return MailServer(host: String(host), port: port, security: security)
        }
        throw Fault(description: "BEIAN_SMTP is “\(text)”; give smtps://HOST:PORT or smtp://HOST:PORT.")
    }
}
