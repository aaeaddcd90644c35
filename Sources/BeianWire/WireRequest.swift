/// One header line, its name as it was written.
package struct WireHeader: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What is asked of another house over HTTP.
package struct WireRequest: Sendable {
    package var method: String
    package var url: String
    package var headers: [WireHeader]
    /// Nil sends no body at all, an empty one sends a length of nought.
    package var body: [UInt8]?
    /// The whole exchange, from the first packet to the last, must be over by then.
    package var timeoutSeconds: Double
    /// An answer longer than this is refused, so that nobody can fill our memory.
    package var bodyCap: Int

    package init(
        _ method: String = "GET",
        _ url: String,
        headers: [WireHeader] = [],
        body: [UInt8]? = nil,
        timeoutSeconds: Double = 30,
        bodyCap: Int = 16 << 20
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeoutSeconds = timeoutSeconds
        self.bodyCap = bodyCap
    }
}

/// What the other house answered.
package struct WireAnswer: Sendable, Equatable {
    package var status: Int
    /// All header lines in their order; a name may come more than once.
    package var headers: [WireHeader]
    package var body: [UInt8]

    package init(status: Int, headers: [WireHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first line of that name, in any letter case.
    package func header(_ name: String) -> String? {
        headers(named: name).first
    }

    /// Each line of that name, in any letter case (there are several `Set-Cookie`).
    package func headers(named name: String) -> [String] {
        let wanted = name.lowercased()
        return headers.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    /// The body as UTF-8, with replacement characters where it is none.
    package var text: String {
        String(decoding: body, as: UTF8.self)
    }
}

/// Why there is no answer.
///
/// The cases differ in what the sender may assume: after `unusable`, `unreachable` and `untrusted` nothing was handed
/// over; after the others the other house may have acted, so only a repeat with the same reference is safe.
package enum WireFault: Error, Equatable, Sendable {
    /// The request itself cannot be sent: a broken address, a line break in a header.
    case unusable(String)
    /// Nobody listens there, or the name is unknown.
    case unreachable(String)
    /// The other side cannot prove who it is, or refuses to encrypt.
    case untrusted(String)
    /// No end within the time allowed.
    case timedOut
    /// The answer is longer than the cap of the request.
    case tooLarge(cap: Int)
    /// The connection ended in the middle.
    case broken(String)
    /// The task that asked was cancelled.
    case cancelled
}

extension WireFault: CustomStringConvertible {
    /// One sentence for a log; it never holds what was sent.
    package var description: String {
        switch self {
        case .unusable(let why): "cannot be sent: \(why)"
        case .unreachable(let why): "not reachable: \(why)"
        case .untrusted(let why): "not trusted: \(why)"
        case .timedOut: "no answer in time"
        case .tooLarge(let cap): "the answer is longer than \(cap) bytes"
        case .broken(let why): "the connection ended early: \(why)"
        case .cancelled: "given up by the asker"
        }
    }
}
