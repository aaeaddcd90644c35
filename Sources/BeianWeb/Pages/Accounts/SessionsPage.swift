import BeianCore
import BeianDesk
import Hummingbird

/// Where the account is signed in, and how to end it (登录设备).
struct SessionsPage: Page {
    static let template = "accounts/sessions"

    /// One browser.
    struct Line: Sendable {
        let device: String
        let network: String
        let since: String
        let seen: String
        let current: Bool
        let end: String?
    }

    let lines: [Line]
    let endOthers: String?
    let back: String

    init(_ sessions: [LiveSession], current: ID<LiveSession>?, words: Words) {
        lines = sessions.map { session in
            let isCurrent = session.id == current
            return Line(
                device: Device.named(session.agent, door: session.door, words: words), network: session.network,
                since: session.createdAt.beijingText, seen: session.seenAt.beijingText, current: isCurrent,
                end: isCurrent ? nil : Links.endSession(session.id))
        }
        endOthers = sessions.count > 1 ? Links.endOtherSessions : nil
        back = Links.account
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let sessions = try await context.answer(OwnSessions())
        return try context.page(
            SessionsPage(sessions, current: try await context.liveSession(), words: context.words))
    }

    @Sendable static func end(_ context: SignedInContext) async throws -> Response {
        _ = try await context.perform(EndSession(session: try context.id()))
        return context.redirect(to: Links.sessions, flash: "accounts.sessions.ended")
    }

    @Sendable static func endOthers(_ context: SignedInContext) async throws -> Response {
        guard let kept = try await context.liveSession() else { throw Problem(.signInRequired) }
        _ = try await context.perform(EndOtherSessions(kept: kept))
        return context.redirect(to: Links.sessions, flash: "accounts.sessions.othersEnded")
    }
}

/// A browser as its holder knows it (设备), read from what it says of itself.
enum Device {
    // swift-format-ignore
    private static let browsers = [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"), ("Chromium", "Chromium"), ("Safari/", "Safari"),
    ]
    // swift-format-ignore
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    static func named(_ agent: String, door: Door, words: Words) -> String {
        let parts = [browsers, systems].compactMap { table in table.first { agent.contains($0.0) }?.1 }
        let name = parts.isEmpty ? words("accounts.sessions.unknown") : parts.joined(separator: " · ")
        return words("accounts.sessions.device", ["name": name, "door": words("accounts.door.\(door.rawValue)")])
    }
}
