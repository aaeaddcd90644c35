import CCurl

extension WireFault {
    /// The table from libcurl's codes to what a sender may conclude; nil when all went well.
    static func of(_ code: CURLcode, exchange: CurlExchange, cap: Int) -> WireFault? {
        switch code {
        case CURLE_OK:
            nil
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            .unusable(words(code))
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
            .unreachable(words(code))
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            .untrusted(words(code))
        case CURLE_OPERATION_TIMEDOUT:
            .timedOut
        case CURLE_ABORTED_BY_CALLBACK:
            .cancelled
        case CURLE_WRITE_ERROR where exchange.overflowed:
            .tooLarge(cap: cap)
        default:
            .broken(words(code))
        }
    }

    private static func words(_ code: CURLcode) -> String {
        curl_easy_strerror(code).map { String(cString: $0) } ?? "curl \(code.rawValue)"
    }
}
