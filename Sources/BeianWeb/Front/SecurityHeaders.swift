import HTTPTypes

/// What every answer says to browsers about how little it may do (安全响应头).
package enum SecurityHeaders {
    /// Only our own files, no inline script or style, in nobody's frame.
    package static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:", "connect-src 'self'",
        "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")

    private static let headers: [(String, String)] = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]

    /// Adds them; with TLS also that browsers come by TLS only.
    static func add(to fields: inout HTTPFields, secure: Bool) {
        for (name, value) in headers {
            if let name = HTTPField.Name(name), !fields.contains(name) { fields[name] = value }
        }
        if secure { fields[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }
}
