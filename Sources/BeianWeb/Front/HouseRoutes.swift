import BeianCore
import HTTPTypes
import Hummingbird
import NIOCore

/// What every server answers besides its trade: that it lives, that it is ready, and its static files.
enum HouseRoutes {
    @Sendable static func health(_ context: VisitorContext) async throws -> Response { text("ok", .ok) }

    @Sendable static func readiness(_ context: VisitorContext) async throws -> Response {
        await context.site.isReady() ? text("ready", .ok) : text("not ready", .serviceUnavailable)
    }

    @Sendable static func icon(_ context: VisitorContext) async throws -> Response {
        try context.site.assets.response("favicon.svg", noneMatch: context.visit.headers[.ifNoneMatch])
    }

    @Sendable static func asset(_ context: VisitorContext) async throws -> Response {
        try context.site.assets.response(
            context.parameter("name"),
            noneMatch: context.visit.headers[.ifNoneMatch]
        )
    }

    private static func text(_ text: String, _ status: HTTPResponse.Status) -> Response {
        let headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
