import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire

/// The site over the house of a scene, with its sessions looked up as the running server does.
enum StaffSite {
    static func run(
        _ scene: Scene, settings: WebSettings = WebSettings(),
        resultHealth: @escaping ResultHealth = { nil }, _ body: @Sendable (LiveSite) async throws -> Void
    ) async throws {
        let desk = scene.desk
        try await LiveSite.run(
            desk: desk, settings: settings,
            sessions: { digest, address in
                let visitor = Actor.visitor(.pc, address: address)
                guard let found = try await desk.answer(CurrentSession(digest: digest), as: visitor) else { return nil }
                let holder: Session.Holder =
                    switch found.holder {
                    case .account(let account): .account(account)
                    case .staff(let member): .staff(member)
                    }
                return Session(
                    digest: digest, holder: holder, name: found.name, passwordIsOneTime: found.passwordIsOneTime)
            }, resultHealth: resultHealth, body)
    }

    /// A member of staff with a browser, signed in.
    static func visitor(_ site: LiveSite, _ colleague: Colleague, in scene: Scene) async throws -> WebVisitor {
        let session = try await scene.staffSignIn(colleague)
        return WebVisitor(site, headers: [WireHeader("Cookie", "staff=\(session.secret)")])
    }

    /// A holder with a browser, signed in.
    static func visitor(_ site: LiveSite, _ holder: Holder, in scene: Scene) async throws -> WebVisitor {
        let session = try await scene.signIn(holder)
        return WebVisitor(site, headers: [WireHeader("Cookie", "session=\(session.secret)")])
    }
}

/// The form of the review page, as a browser would send it.
struct VerdictForm {
    var seen: String
    private var marks: [String: String] = [:]

    /// Reads the version from the page.
    init(_ page: String) {
        let mark = "name=\"seen\" value=\""
        let start = page.firstRange(of: mark)?.upperBound ?? page.endIndex
        seen = String(page[start...].prefix { $0 != "\"" })
    }

    /// Says that items are in order.
    mutating func pass(_ items: [ReviewItem]) {
        for item in items { marks["verdicts.\(item.key)"] = "pass" }
    }

    /// Says that an item needs change.
    mutating func change(_ item: ReviewItem, _ reason: String, _ remark: String = "") {
        marks["verdicts.\(item.key)"] = "change"
        marks["reasons.\(item.key)"] = reason
        marks["remarks.\(item.key)"] = remark
    }

    /// What is sent.
    func fields(_ more: [(String, String)] = []) -> [(String, String)] {
        [("seen", seen)] + marks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + more
    }
}
