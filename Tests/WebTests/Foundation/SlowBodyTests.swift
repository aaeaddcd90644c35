import BeianTesting
import BeianWeb
import BeianWire
import Foundation
import HTTPTypes
import Testing

@Suite("Bodies that are too large, too slow or never come")
struct SlowBodyTests {
    private static let routes: [WebRoute] = [
        .open(.post, "/api/v1/probe") { context in context.json(["bytes": context.visit.body.count]) },
        .signedIn(.post, "/probe/mine", intake: .upload) { context in context.json([context.form.files.count]) },
        .staff(.post, "/staff/probe", intake: .upload) { context in context.json([context.form.files.count]) },
        .client(.put, "/api/v1/probe/mine", intake: .upload) { context in context.json([context.visit.body.count]) },
    ]

    @Test("a body beyond the limit is refused, announced or not")
    func tooLarge() async throws {
        try await LiveSite.run(settings: WebSettings(formLimit: 1000), routes: Self.routes) { site in
            func post(_ bytes: Int, _ headers: [WireHeader] = []) async throws -> WireAnswer {
                let body = [UInt8](repeating: 65, count: bytes)
                return try await HTTPWire().send(
                    WireRequest("POST", site.origin + "/api/v1/probe", headers: headers, body: body)
                )
            }
            #expect(try await post(4000).status == 200)
            let refused = try await post(4001)
            #expect(refused.status == 413)
            #expect(refused.header("Connection") == "close")
            #expect(try await post(4001, [WireHeader("Transfer-Encoding", "chunked")]).status == 413)
        }
    }

    @Test(
        "whoever is nobody is sent away before anything long is read",
        arguments: [
            ("POST /probe/mine", "303", "Location: /sign-in"), ("POST /staff/probe", "303", "Location: /staff/sign-in"),
            ("PUT /api/v1/probe/mine", "401", "sign-in.required"),
        ])
    func stranger(_ asked: String, _ status: String, _ told: String) async throws {
        let answer = try await LiveSite.run(routes: Self.routes) { site in
            try await Wire.talk(
                to: site.port, "\(asked) HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\nnothing more comes")
        }
        #expect(answer.hasPrefix("HTTP/1.1 \(status) ") && answer.contains(told), "\(answer)")
    }

    @Test("a form of somebody whose session has ended is read, and leads to the sign-in")
    func ended() async throws {
        try await LiveSite.run(routes: Self.routes) { site in
            let visitor = WebVisitor(site)
            _ = try await visitor.get("/")
            for (path, place) in [("/probe/mine", "/sign-in"), ("/staff/probe", "/staff/sign-in")] {
                let answer = try await visitor.post(path, [("a", String(repeating: "x", count: 20_000))])
                #expect(answer.status == 303 && answer.header("Location") == place + "?ended=yes")
            }
        }
    }

    @Test("a body that stops coming is answered and cut off")
    func tooSlow() async throws {
        let settings = WebSettings(bodyDeadline: .milliseconds(200))
        let answer = try await LiveSite.run(settings: settings, routes: Self.routes) { site in
            try await Wire.talk(
                to: site.port,
                "POST /api/v1/probe HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{\"a\""
            )
        }
        #expect(answer.hasPrefix("HTTP/1.1 408 "))
        #expect(answer.contains("request.timed-out"))
    }

    @Test("what is no HTTP is refused and cut off", arguments: ["target", "line", "header"])
    func noHTTP(_ broken: String) async throws {
        let answer = try await LiveSite.run(routes: Self.routes) { site in
            let text = [
                "target": "GET /\u{1} HTTP/1.1\r\nHost: x\r\n\r\n", "line": "NONSENSE\r\n\r\n",
                "header": "GET / HTTP/1.1\r\nX-Big: \(String(repeating: "a", count: 40000))\r\n\r\n",
            ]
            return try await Wire.talk(to: site.port, text[broken] ?? "")
        }
        #expect(answer.hasPrefix("HTTP/1.1 400 "))
    }
}

/// Says something to a port byte by byte as given, and listens until the other side hangs up.
private enum Wire {
    struct Fault: Error {}

    static func talk(to port: Int, _ text: String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try exchange(port, text) }) }
        }
    }

    private static func exchange(_ port: Int, _ text: String) throws -> String {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard handle >= 0 else { throw Fault() }
        defer { close(handle) }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let joined = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard joined == 0 else { throw Fault() }
        let bytes = Array(text.utf8)
        guard send(handle, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Fault() }
        var heard: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(handle, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: heard, as: UTF8.self) }
            heard += buffer.prefix(count)
        }
    }
}
