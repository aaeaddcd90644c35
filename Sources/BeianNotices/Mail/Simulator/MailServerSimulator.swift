import BeianCore
package import BeianDesk
import Foundation
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// A pretend mail server (模拟邮箱) with an inbox page.
///
/// It speaks SMTP as a real server would, so that the demo and the tests take the same road, but delivers nothing. It
/// listens on loopback only and says on everything it answers that it is a simulator.
package struct MailServerSimulator: PassingSimulator {
    /// Somebody wanted the pretend server to be seen from outside.
    package struct NotLoopback: Error, CustomStringConvertible {
        package let host: String
        package var description: String { "The mail simulator listens on loopback only, not on \(host)." }
    }

    /// The ports that were taken.
    package struct Ports: Sendable, Equatable {
        /// Where mail is handed in.
        package let mail: Int
        /// Where the inbox page is read.
        package let inbox: Int
    }

    package let inbox: MailInbox
    private let host: String
    private let port: Int
    private let inboxPort: Int
    private let page: MailInboxPage
    package let logger: Logger
    private let clock: any TimeSource
    private var whenListening: @Sendable (Ports) async -> Void

    /// Port 0 takes a free one; `whenListening` is told which.
    package init(
        host: String = "127.0.0.1", port: Int = 0, inboxPort: Int = 0, inbox: MailInbox = MailInbox(),
        logger: Logger, clock: any TimeSource, whenListening: @escaping @Sendable (Ports) async -> Void = { _ in }
    ) throws {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else { throw NotLoopback(host: host) }
        self.host = host
        self.port = port
        self.inboxPort = inboxPort
        self.inbox = inbox
        page = try MailInboxPage()
        self.logger = logger
        self.clock = clock
        self.whenListening = whenListening
    }

    /// The same server, which tells its ports to one more.
    package func listeningAlso(_ other: @escaping @Sendable (Ports) async -> Void) -> Self {
        var copy = self
        let first = whenListening
        copy.whenListening = { ports in
            await first(ports)
            await other(ports)
        }
        return copy
    }

    /// Serves until the task is cancelled or the group of services shuts down.
    package func run() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let mailPort = server.channel.localAddress?.port ?? port
        let whenListening = whenListening
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(host, port: inboxPort), serverName: "Beian-Mail-Simulator"),
            onServerRunning: { channel in
                await whenListening(Ports(mail: mailPort, inbox: channel.localAddress?.port ?? 0))
            },
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                do {
                    try await cancelWhenGracefulShutdown { try await accept(server) }
                } catch is CancellationError {
                    logger.debug("no more senders are heard")
                }
            }
            try await group.waitForAll()
        }
    }

    private func accept(_ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            try await server.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask {
                        do {
                            try await talk(connection)
                        } catch {
                            logger.debug("a sender went away", metadata: ["error": "\(error)"])
                        }
                    }
                }
            }
            group.cancelAll()
        }
    }

    /// One sender, from the greeting to the goodbye.
    private func talk(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var conversation = MailConversation()
            try await outbound.write(ByteBuffer(string: MailConversation.greeting + "\r\n"))
            for try await bytes in inbound {
                for move in conversation.hear(bytes.readableBytesView) {
                    switch move {
                    case .say(let reply): try await outbound.write(ByteBuffer(string: reply + "\r\n"))
                    case .take(let cover, let mail): await inbox.take(cover, mail, at: clock.now)
                    case .hangUp: return
                    }
                }
            }
        }
    }

    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: SimulatorMark("mail-server"))
        router.get("/") { request, _ in await inboxPage(request) }
        router.get("/inbox.css") { _, _ in
            Response(status: .ok, headers: [.contentType: "text/css; charset=utf-8"], body: .init(page.style))
        }
        router.get("/messages") { request, _ in try await list(request) }
        return router
    }

    private func inboxPage(_ request: Request) async -> Response {
        let address = request.uri.queryParameters["to"].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        let asked = request.uri.queryParameters["language"].flatMap { Language(rawValue: String($0)) }
        let browser = request.headers[.acceptLanguage]?.lowercased().hasPrefix("en") == true
        let html = page.html(
            await inbox.messages(to: address), address: address, language: asked ?? (browser ? .english : .chinese))
        return Response(status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(html))
    }

    private func list(_ request: Request) async throws -> Response {
        let address = request.uri.queryParameters["to"].map(String.init)
        let body = try JSONEncoder().encode(MailInboxAnswer(messages: await inbox.messages(to: address)))
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}

private struct MailInboxAnswer: Encodable {
    let messages: [SimulatedMail]
    let simulated = true
}

extension ResponseBody {
    fileprivate init(_ text: String) {
        self.init(byteBuffer: ByteBuffer(string: text))
    }
}
