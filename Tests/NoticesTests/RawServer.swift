import Foundation
import Synchronization

/// A server that says exactly what a test tells it to, and keeps what it was told.
final class RawServer: Sendable {
    /// What is answered to a request.
    enum Answer: Sendable {
        case text(String)
        /// Speaks before it is spoken to.
        case atOnce(String)
        /// Says nothing until the other side leaves.
        case silence
    }

    private final class Heard: Sendable {
        let requests = Mutex<[String]>([])
    }

    let port: Int
    private let listener: Int32
    private let heard = Heard()

    var url: String { "http://127.0.0.1:\(port)" }
    /// Every request so far, head and body.
    var requests: [String] { heard.requests.withLock { $0 } }

    init(answering answer: Answer) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let heard = heard
        Thread { Self.serve(listener, answer, heard) }.start()
    }

    deinit {
        // The serving thread closes it: a number closed here could be another server's by the time it is accepted on.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// One connection after the other, one request on each.
    private static func serve(_ listener: Int32, _ answer: Answer, _ heard: Heard) {
        defer { close(listener) }
        while case let connection = accept(listener, nil, nil), connection >= 0 {
            defer { close(connection) }
            if case .atOnce(let text) = answer {
                write(text, to: connection)
                continue
            }
            let request = read(connection)
            heard.requests.withLock { $0.append(request) }
            switch answer {
            case .text(let text), .atOnce(let text): write(text, to: connection)
            case .silence: _ = read(connection)
            }
        }
    }

    /// Reads until the head and the announced body are there, or the other side leaves.
    private static func read(_ connection: Int32) -> String {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return text }
            text += String(decoding: buffer[..<count], as: UTF8.self)
            guard let head = text.range(of: "\r\n\r\n") else { continue }
            let announced = text.firstMatch(of: /(?i)content-length: *([0-9]+)/).flatMap { Int($0.output.1) } ?? 0
            if text[head.upperBound...].utf8.count >= announced { return text }
        }
    }

    private static func write(_ text: String, to connection: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
