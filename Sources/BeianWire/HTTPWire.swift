import CCurl

/// The one way by which a request leaves the house.
///
/// It follows no redirects, keeps no cookies, reads no proxy from the environment and speaks only HTTP and HTTPS.
package struct HTTPWire: Sendable {
    /// A PEM file of authorities to trust in place of the system's.
    package var authorities: String?
    /// Whether connections are kept open for the next request; a kept one may delay the other side's shutdown.
    package var keepsConnections: Bool

    package init(authorities: String? = nil, keepsConnections: Bool = false) {
        self.authorities = authorities
        self.keepsConnections = keepsConnections
    }

    package func send(_ request: WireRequest) async throws(WireFault) -> WireAnswer {
        if let fault = request.fault { throw fault }

        return try await WireThreads.shared.perform { handle, cancellation in
            exchange(request, on: handle, cancellation)
        }
    }

    private func exchange(
        _ request: WireRequest,
        on handle: CurlHandle,
        _ cancellation: WireCancellation
    ) -> Result<WireAnswer, WireFault> {
        handle.begin(
            protocols: "http,https",
            timeoutSeconds: request.timeoutSeconds,
            authorities: authorities,
            keepsConnection: keepsConnections
        )
        let exchange = CurlExchange(bodyCap: request.bodyCap, cancellation: cancellation)
        handle.attach(exchange)
        handle.set(CURLOPT_URL, request.url)
        handle.set(CURLOPT_PATH_AS_IS, 1)
        setBody(of: request, on: handle)
        let code = withCurlList(request.headerLines) { list in
            handle.set(CURLOPT_HTTPHEADER, list)
            return withExtendedLifetime(exchange) { handle.perform() }
        }
        if let fault = WireFault.of(code, exchange: exchange, cap: request.bodyCap) { return .failure(fault) }
        return .success(WireAnswer(status: handle.responseCode, headers: exchange.headers, body: exchange.body))
    }

    /// The length is set before the bytes, because libcurl copies as many as it was told.
    private func setBody(of request: WireRequest, on handle: CurlHandle) {
        if request.method == "HEAD" {
            handle.set(CURLOPT_NOBODY, 1)
        } else if let body = request.body {
            _ = beian_curl_set_size(handle.raw, CURLOPT_POSTFIELDSIZE_LARGE, body.count)
            if body.isEmpty {
                handle.set(CURLOPT_COPYPOSTFIELDS, "")
            } else {
                body.withUnsafeBytes {
                    _ = beian_curl_set_pointer(handle.raw, CURLOPT_COPYPOSTFIELDS, $0.baseAddress)
                }
            }
        }
        handle.set(CURLOPT_CUSTOMREQUEST, request.method)
    }
}

extension WireRequest {
    /// What keeps this request from being sent as it was meant, if anything.
    fileprivate var fault: WireFault? {
        guard !method.isEmpty, method.utf8.allSatisfy(\.isTokenByte) else { return .unusable("method") }
        guard !url.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return .unusable("address") }
        for header in headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(\.isTokenByte) else {
                return .unusable("name of a header")
            }
            guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                return .unusable("header \(header.name)")
            }
        }
        return nil
    }

    /// The lines in libcurl's form; what libcurl would add by itself and nobody asked for is switched off.
    fileprivate var headerLines: [String] {
        var lines = headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        let names = Set(headers.map { $0.name.lowercased() })
        for unasked in ["Expect", "Content-Type"] where !names.contains(unasked.lowercased()) {
            lines.append("\(unasked):")
        }
        return lines
    }
}

extension UInt8 {
    /// A character of an HTTP token (RFC 9110, 5.6.2).
    fileprivate var isTokenByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}

extension WireThreads {
    /// Does the work on one of the threads and waits without holding one of Swift's.
    func perform<Answer: Sendable>(
        _ work: @escaping @Sendable (CurlHandle, WireCancellation) -> Result<Answer, WireFault>
    ) async throws(WireFault) -> Answer {
        let cancellation = WireCancellation()
        let result: Result<Answer, WireFault> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                run { handle in
                    guard let handle else {
                        return continuation.resume(returning: .failure(.broken("libcurl gives no handle")))
                    }
                    if cancellation.isCancelled { return continuation.resume(returning: .failure(.cancelled)) }
                    continuation.resume(returning: work(handle, cancellation))
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try result.get()
    }
}
