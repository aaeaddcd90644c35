import BeianWire
import Foundation
import Testing

@Suite("The wire over HTTP")
struct HTTPWireTests {
    let wire = HTTPWire()

    @Test("a request goes out as it was given, and the answer comes back with each of its lines")
    func roundTrip() async throws {
        let server = try RawServer(
            answering: .text(
                "HTTP/1.1 201 Created\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 9\r\n\r\n已收到"
            )
        )
        let request = WireRequest(
            "POST",
            server.url + "/a/../b?x=1",
            headers: [WireHeader("X-Empty", ""), WireHeader("Content-Type", "application/json")],
            body: Array(#"{"名":1}"#.utf8)
        )
        let answer = try await wire.send(request)
        #expect(answer.status == 201)
        #expect(answer.headers(named: "set-cookie") == ["a=1", "b=2"])
        #expect(answer.text == "已收到")
        let sent = try #require(server.requests.first)
        #expect(sent.hasPrefix("POST /a/../b?x=1 HTTP/1.1\r\n"))
        #expect(sent.contains("\r\nX-Empty:\r\n"))
        #expect(sent.contains("\r\nContent-Type: application/json\r\n"))
        #expect(!sent.contains("Expect:"))
        #expect(sent.hasSuffix("\r\n\r\n{\"名\":1}"))
    }

    @Test(
        "each method keeps its name, with and without a body",
        arguments: ["PUT", "PATCH", "DELETE", "OPTIONS", "POST"]
    )
    func methods(method: String) async throws {
        let server = try RawServer(answering: .text("HTTP/1.1 204 No Content\r\n\r\n"))
        #expect(try await wire.send(WireRequest(method, server.url + "/")).status == 204)
        #expect(try await wire.send(WireRequest(method, server.url + "/", body: Array("x".utf8))).status == 204)
        #expect(try await wire.send(WireRequest(method, server.url + "/", body: [])).status == 204)
        let sent = server.requests
        #expect(sent.allSatisfy { $0.hasPrefix("\(method) / HTTP/1.1\r\n") })
        #expect(!sent[0].contains("Content-Length"))
        #expect(sent[1].hasSuffix("Content-Length: 1\r\n\r\nx"))
        #expect(sent[2].contains("Content-Length: 0\r\n"))
    }

    @Test("HEAD waits for no body")
    func head() async throws {
        let server = try RawServer(answering: .text("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nETag: \"7\"\r\n\r\n"))
        let answer = try await wire.send(WireRequest("HEAD", server.url + "/", timeoutSeconds: 5))
        #expect(answer.status == 200)
        #expect(answer.header("etag") == "\"7\"")
        #expect(answer.body.isEmpty)
    }

    @Test("a chunked answer is put together, and a 100 before it is not taken for it")
    func chunked() async throws {
        let server = try RawServer(
            answering: .text(
                "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n"
                    + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
            )
        )
        let answer = try await wire.send(WireRequest("GET", server.url + "/"))
        #expect(answer.status == 200)
        #expect(answer.text == "abcde")
        #expect(answer.header("X-Early") == nil)
    }

    @Test("a redirect is answered, not followed")
    func redirect() async throws {
        let server = try RawServer(
            answering: .text("HTTP/1.1 303 See Other\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
        )
        let answer = try await wire.send(WireRequest("GET", server.url + "/a"))
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/b")
        #expect(server.requests.count == 1)
    }

    @Test("a large body goes and a large answer comes")
    func large() async throws {
        let text = String(repeating: "0123456789abcdef", count: 300_000)
        let server = try RawServer(
            answering: .text("HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n" + text)
        )
        let answer = try await wire.send(WireRequest("PUT", server.url + "/", body: Array(text.utf8)))
        #expect(answer.body.count == 4_800_000)
        #expect(try #require(server.requests.first).hasSuffix(text))
    }

    @Test("an answer over the cap is refused")
    func cap() async throws {
        let server = try RawServer(
            answering: .text("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + String(repeating: "x", count: 2000))
        )
        await #expect(throws: WireFault.tooLarge(cap: 1999)) {
            try await wire.send(WireRequest("GET", server.url + "/", bodyCap: 1999))
        }
    }

    @Test("nobody there is unreachable, silence is a timeout, half an answer is broken")
    func faults() async throws {
        #expect(await words(of: WireRequest("GET", "http://127.0.0.1:1/")).hasPrefix("not reachable"))

        let silent = try RawServer(answering: .silence)
        #expect(await words(of: WireRequest("GET", silent.url + "/", timeoutSeconds: 0.3)) == "no answer in time")

        let short = try RawServer(answering: .text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"))
        #expect(await words(of: WireRequest("GET", short.url + "/")).hasPrefix("the connection ended early"))
    }

    @Test("a server that cannot encrypt is not trusted")
    func untrusted() async throws {
        let server = try RawServer(answering: .atOnce("HTTP/1.1 200 OK\r\n\r\n"))
        let request = WireRequest("GET", "https://127.0.0.1:\(server.port)/", timeoutSeconds: 5)
        #expect(await words(of: request).hasPrefix("not trusted"))
    }

    @Test("what would smuggle a header or another protocol is not sent")
    func unusable() async throws {
        let server = try RawServer(answering: .text("HTTP/1.1 200 OK\r\n\r\n"))
        let requests = [
            WireRequest("GET\r\nX: y", server.url + "/"),
            WireRequest("GET", server.url + "/ HTTP/1.1\r\nX: y"),
            WireRequest("GET", server.url + "/", headers: [WireHeader("X", "a\r\nY: b")]),
            WireRequest("GET", server.url + "/", headers: [WireHeader("X: a\r\nY", "b")]),
            WireRequest("GET", "file:///etc/hostname"),
            WireRequest("GET", ""),
        ]
        for request in requests {
            #expect(await words(of: request).hasPrefix("cannot be sent"), "\(request.method) \(request.url)")
        }
        #expect(server.requests.isEmpty)
    }

    @Test("a cancelled task gets its thread back soon")
    func cancelled() async throws {
        let server = try RawServer(answering: .silence)
        let task = Task { await words(of: WireRequest("GET", server.url + "/", timeoutSeconds: 60)) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        let started = ContinuousClock.now
        #expect(await task.value == "given up by the asker")
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test("more requests than threads all come back")
    func many() async throws {
        let server = try RawServer(answering: .text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"))
        let answers = await withTaskGroup(of: String.self) { group in
            for _ in 0..<100 {
                group.addTask { (try? await wire.send(WireRequest("GET", server.url + "/")))?.text ?? "none" }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: "ok", count: 100))
    }

    private func words(of request: WireRequest) async -> String {
        do {
            return "answered with \(try await wire.send(request).status)"
        } catch {
            return "\(error)"
        }
    }
}
