import CCurl

/// One easy handle of libcurl; it stays on the thread that made it.
struct CurlHandle {
    let raw: UnsafeMutableRawPointer

    init(raw: UnsafeMutableRawPointer) {
        self.raw = raw
    }

    func set(_ option: CURLoption, _ value: Int) {
        _ = beian_curl_set_long(raw, option, value)
    }

    func set(_ option: CURLoption, _ value: String) {
        _ = beian_curl_set_text(raw, option, value)
    }

    func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) {
        _ = beian_curl_set_list(raw, option, list)
    }

    /// Forgets the last errand and sets what holds for each: no signals, no proxy from the environment, only the
    /// protocols named.
    func begin(protocols: String, timeoutSeconds: Double, authorities: String?, keepsConnection: Bool) {
        curl_easy_reset(raw)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROXY, "")
        set(CURLOPT_PROTOCOLS_STR, protocols)
        set(CURLOPT_FOLLOWLOCATION, 0)
        let milliseconds = max(1, Int(min(timeoutSeconds, 86_400) * 1000))
        set(CURLOPT_TIMEOUT_MS, milliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 10_000))
        if let authorities { set(CURLOPT_CAINFO, authorities) }
        if !keepsConnection {
            set(CURLOPT_FRESH_CONNECT, 1)
            set(CURLOPT_FORBID_REUSE, 1)
        }
    }

    /// Lets the exchange receive and give what goes over the wire, and end it when it was cancelled.
    func attach(_ exchange: CurlExchange) {
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        _ = beian_curl_set_transfer(raw, CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
            CurlExchange.of(context).takeBody(UnsafeRawBufferPointer(start: buffer, count: size * count))
        }
        _ = beian_curl_set_pointer(raw, CURLOPT_WRITEDATA, context)
        _ = beian_curl_set_transfer(raw, CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
            CurlExchange.of(context).takeHeader(UnsafeRawBufferPointer(start: buffer, count: size * count))
        }
        _ = beian_curl_set_pointer(raw, CURLOPT_HEADERDATA, context)
        _ = beian_curl_set_transfer(raw, CURLOPT_READFUNCTION) { buffer, size, count, context in
            CurlExchange.of(context).giveBody(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        _ = beian_curl_set_pointer(raw, CURLOPT_READDATA, context)
        set(CURLOPT_NOPROGRESS, 0)
        _ = beian_curl_set_progress(raw) { context, _, _, _, _ in
            CurlExchange.of(context).cancellation.isCancelled ? 1 : 0
        }
        _ = beian_curl_set_pointer(raw, CURLOPT_XFERINFODATA, context)
    }

    /// Does the errand; the thread waits.
    func perform() -> CURLcode {
        curl_easy_perform(raw)
    }

    /// The last answer code of the other side, 0 when it said none.
    var responseCode: Int {
        var code = 0
        _ = beian_curl_get_long(raw, CURLINFO_RESPONSE_CODE, &code)
        return code
    }
}

/// Builds libcurl's list of lines and frees it.
func withCurlList<Answer>(
    _ lines: [String],
    _ body: (UnsafeMutablePointer<curl_slist>?) -> Answer
) -> Answer {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines { list = curl_slist_append(list, line) }
    defer { curl_slist_free_all(list) }
    return body(list)
}
