import CCurl
import Synchronization

/// Says to a running exchange that nobody waits for it any more.
final class WireCancellation: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .relaxed) }

    func cancel() {
        flag.store(true, ordering: .relaxed)
    }
}

/// What one exchange has sent and received so far.
final class CurlExchange {
    let cancellation: WireCancellation
    private let bodyCap: Int
    private let toSend: [UInt8]
    private var sent = 0
    private(set) var headers: [WireHeader] = []
    private(set) var body: [UInt8] = []
    private(set) var overflowed = false

    init(sending toSend: [UInt8] = [], bodyCap: Int, cancellation: WireCancellation) {
        self.toSend = toSend
        self.bodyCap = bodyCap
        self.cancellation = cancellation
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> CurlExchange {
        guard let context else { preconditionFailure("libcurl lost the exchange it was given") }
        return Unmanaged<CurlExchange>.fromOpaque(context).takeUnretainedValue()
    }

    /// A shorter count than was offered makes libcurl stop.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= bodyCap else {
            overflowed = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// A new status line begins the answer anew: what came before was a `100 Continue`.
    func takeHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            headers = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            headers.append(WireHeader(String(line[..<colon]), value.trimmed))
        }
        return bytes.count
    }

    func giveBody(_ room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(room.count, toSend.count - sent)
        room.copyBytes(from: toSend[sent..<sent + count])
        sent += count
        return count
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
