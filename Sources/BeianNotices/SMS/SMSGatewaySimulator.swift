import BeianCore
package import BeianDesk
import Foundation
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// A pretend SMS gateway (模拟短信网关) with an inbox page.
///
/// It speaks as a real gateway would, so that the demo and the tests take the same road, but sends nothing. It listens
/// on loopback only and says on everything it answers that it is a simulator.
package struct SMSGatewaySimulator: PassingSimulator {
    /// Somebody wanted the pretend gateway to be seen from outside.
    package struct NotLoopback: Error, CustomStringConvertible {
        package let host: String
        package var description: String { "The SMS simulator listens on loopback only, not on \(host)." }
    }

    package let inbox: SMSInbox
    private let host: String
    private let port: Int
    private let token: String?
    private let page: InboxPage
    package let logger: Logger
    private let clock: any TimeSource
    private var whenListening: @Sendable (Int) async -> Void

    /// Port 0 takes a free one; `whenListening` is told which.
    package init(
        host: String = "127.0.0.1",
        port: Int = 0,
        token: String? = nil,
        inbox: SMSInbox,
        logger: Logger,
        clock: any TimeSource,
        whenListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else { throw NotLoopback(host: host) }
        self.host = host
        self.port = port
        self.token = token
        self.inbox = inbox
        self.page = try InboxPage()
        self.logger = logger
        self.clock = clock
        self.whenListening = whenListening
    }

    /// The same gateway, which tells its port to one more.
    package func listeningAlso(_ other: @escaping @Sendable (Int) async -> Void) -> Self {
        var copy = self
        let first = whenListening
        copy.whenListening = { port in
            await first(port)
            await other(port)
        }
        return copy
    }

    /// Serves until the task is cancelled or the group of services shuts down.
    package func run() async throws {
        let whenListening = whenListening
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(host, port: port), serverName: "Beian-SMS-Simulator"),
            onServerRunning: { channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: logger
        )
        try await application.run()
    }

    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SimulatorMark("sms-gateway"))
        router.get("/") { request, _ in try await inboxPage(request) }
        router.get("/inbox.css") { _, _ in
            Response(status: .ok, headers: [.contentType: "text/css; charset=utf-8"], body: .init(page.style))
        }
        router.get("/messages") { request, _ in try await list(request) }
        router.post("/messages") { request, _ in try await take(request) }
        return router
    }

    private func inboxPage(_ request: Request) async throws -> Response {
        let number = request.uri.queryParameters["to"].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        let asked = request.uri.queryParameters["language"].flatMap { Language(rawValue: String($0)) }
        let browser = request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") == true
        let html = page.html(
            await inbox.messages(to: number),
            number: number,
            language: asked ?? (browser ? .english : .chinese)
        )
        return Response(status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(html))
    }

    private func list(_ request: Request) async throws -> Response {
        let number = request.uri.queryParameters["to"].map(String.init)
        return try json(InboxAnswer(messages: await inbox.messages(to: number)), .ok)
    }

    private func take(_ request: Request) async throws -> Response {
        if let token, request.headers[.authorization] != "Bearer \(token)" { throw HTTPError(.unauthorized) }
        let body = try await request.body.collect(upTo: 16 << 10)
        guard let message = try? JSONDecoder().decode(SMSMessage.self, from: Data(body.readableBytesView)) else {
            throw HTTPError(.badRequest, message: "reference, to, text and signature are needed")
        }
        guard message.isSendable else { throw HTTPError(.unprocessableContent, message: "cannot be sent") }
        let (sms, isNew) = try await inbox.take(message, at: clock.now)
        return try json(TakenAnswer(id: sms.id), isNew ? .created : .ok)
    }

    private func json(_ answer: some Encodable, _ status: HTTPResponse.Status) throws -> Response {
        let body = try JSONEncoder().encode(answer)
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}

private struct TakenAnswer: Encodable {
    let id: String
    let simulated = true
}

private struct InboxAnswer: Encodable {
    let messages: [SimulatedSMS]
    let simulated = true
}

extension SMSMessage {
    /// What a real gateway would refuse at once.
    fileprivate var isSendable: Bool {
        let digits = to.hasPrefix("+") ? to.dropFirst() : to[...]
        return (6...15).contains(digits.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
            && (1...1000).contains(text.count) && !signature.isEmpty && (1...100).contains(reference.utf8.count)
    }
}

extension ResponseBody {
    fileprivate init(_ text: String) {
        self.init(byteBuffer: ByteBuffer(string: text))
    }
}
