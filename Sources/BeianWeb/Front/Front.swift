import HTTPTypes
import Hummingbird
import NIOCore

/// What a connection knows about a request before it was read.
struct Arrival: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

/// Where every request comes in and every answer goes out (前台).
struct Front: HTTPResponder {
    let site: Site

    func respond(to request: Request, context: Arrival) async throws -> Response {
        let reception = Reception(
            site: site,
            request: request,
            remote: context.channel.remoteAddress?.ipAddress ?? "127.0.0.1"
        )
        var response = await reception.answer()
        SecurityHeaders.add(to: &response.headers, secure: site.settings.secureCookies)
        if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = reception.reference }
        if response.headers[.connection] == "close" {
            // nobody is left sending what we no longer read
            context.channel.eventLoop.scheduleTask(in: .seconds(1)) { context.channel.close(promise: nil) }
        }
        return request.method == .head ? response.createHeadResponse() : response
    }
}
