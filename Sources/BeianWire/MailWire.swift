import CCurl

/// The mail server to which letters are handed (SMTP).
package struct MailServer: Sendable, Equatable {
    /// How the connection is protected.
    package enum Security: String, Sendable, CaseIterable {
        /// Encrypted from the first byte (port 465).
        case tls
        /// Begins in the clear and must become encrypted before anything is said (port 587).
        case startTLS = "starttls"
        /// Encrypted when the server offers it.
        case opportunistic
        /// In the clear; only for a server on the same machine.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?
    /// A PEM file of authorities to trust in place of the system's.
    package var authorities: String?

    package init(
        host: String,
        port: Int,
        security: Security = .startTLS,
        user: String? = nil,
        password: String? = nil,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
    }
}

/// A message and the envelope it travels in.
package struct MailEnvelope: Sendable {
    package var from: String
    package var recipients: [String]
    /// The whole message with `CRLF` line ends.
    package var message: [UInt8]
    /// How we name ourselves to the server.
    package var greeting: String

    package init(from: String, recipients: [String], message: [UInt8], greeting: String = "localhost") {
        self.from = from
        self.recipients = recipients
        self.message = message
        self.greeting = greeting
    }
}

/// The one way by which mail leaves the house.
package struct MailWire: Sendable {
    package var timeoutSeconds: Double

    package init(timeoutSeconds: Double = 60) {
        self.timeoutSeconds = timeoutSeconds
    }

    /// Hands the message over and answers with the server's last code: 250 when it was taken.
    ///
    /// A server that declines does answer, so 4xx and 5xx are returned, not thrown.
    package func send(_ envelope: MailEnvelope, to server: MailServer) async throws(WireFault) -> Int {
        if let fault = envelope.fault ?? server.fault { throw fault }

        let seconds = timeoutSeconds
        return try await WireThreads.shared.perform { handle, cancellation in
            handle.begin(
                protocols: "smtp,smtps",
                timeoutSeconds: seconds,
                authorities: server.authorities,
                keepsConnection: false
            )
            let exchange = CurlExchange(sending: envelope.message, bodyCap: 1 << 16, cancellation: cancellation)
            handle.attach(exchange)
            handle.prepare(server, greeting: envelope.greeting)
            handle.set(CURLOPT_MAIL_FROM, envelope.from)
            handle.set(CURLOPT_UPLOAD, 1)
            let code = withCurlList(envelope.recipients) { list in
                handle.set(CURLOPT_MAIL_RCPT, list)
                return withExtendedLifetime(exchange) { handle.perform() }
            }
            let answer = handle.responseCode
            if answer >= 400, code != CURLE_ABORTED_BY_CALLBACK { return .success(answer) }
            if let fault = WireFault.of(code, exchange: exchange, cap: 1 << 16) { return .failure(fault) }
            return .success(answer)
        }
    }
}

extension CurlHandle {
    fileprivate func prepare(_ server: MailServer, greeting: String) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)/\(greeting)")
        switch server.security {
        case .tls, .startTLS: set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        case .opportunistic: set(CURLOPT_USE_SSL, Int(CURLUSESSL_TRY.rawValue))
        case .none: set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        }
        if let user = server.user { set(CURLOPT_USERNAME, user) }
        if let password = server.password { set(CURLOPT_PASSWORD, password) }
    }
}

extension MailEnvelope {
    /// Commands are lines, so nothing of the envelope may hold a space, a bracket or a line break.
    fileprivate var fault: WireFault? {
        guard !recipients.isEmpty else { return .unusable("no recipient") }
        for address in [from] + recipients where !Self.isPlain(address) || !address.contains("@") {
            return .unusable("mail address")
        }
        return Self.isPlain(greeting) && !greeting.contains("/") ? nil : .unusable("greeting")
    }

    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E }
    }
}

extension MailServer {
    fileprivate var fault: WireFault? {
        let fits = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x2D, 0x2E, 0x30...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            default: false
            }
        }
        return fits && !host.isEmpty && (1...65535).contains(port) ? nil : .unusable("mail server")
    }
}
