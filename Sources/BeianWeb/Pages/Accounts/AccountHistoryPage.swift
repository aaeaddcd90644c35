import BeianCore
import BeianDesk
import Hummingbird

/// What happened to the account, so that its holder notices what they did not do (账号记录).
struct AccountHistoryPage: Page {
    static let template = "accounts/history"

    /// One event.
    struct Line: Sendable {
        let at: String
        let machine: String
        let what: String
        let who: String
    }

    let lines: [Line]
    let back: String

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let words = context.words
        let lines = try await context.answer(AccountHistory()).compactMap { event -> Line? in
            // What has no words is a matter of the house and not of the holder.
            guard let what = words.find("accounts.history.what.\(event.occurrence.rawValue)") else { return nil }
            return Line(
                at: event.at.beijingText, machine: event.at.description, what: what,
                who: words("accounts.history.who.\(who(event.actor))"))
        }
        return try context.page(AccountHistoryPage(lines: lines, back: Links.account))
    }

    /// The part that somebody played; a member of staff is not named.
    private static func who(_ signature: String) -> String {
        switch signature.split(separator: " ").first.flatMap({ Role(rawValue: String($0)) }) {
        case .applicant: "you"
        case .visitor: "visitor"
        case .reviewer, .operator, .auditor: "staff"
        case .clock, .courier, .administration, nil: "house"
        }
    }
}
