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
                who: who(event, words))
        }
        return try context.page(AccountHistoryPage(lines: lines, back: Links.account))
    }

    /// The part that somebody played; a member of staff is not named.
    ///
    /// Whoever proved password or code was the holder, although nobody was signed in yet at that moment; a failed try may
    /// have been anybody's.
    private static func who(_ event: Event, _ words: Words) -> String {
        let key: String
        switch event.actor.split(separator: " ").first.flatMap({ Role(rawValue: String($0)) }) {
        case .applicant: key = "you"
        case .visitor:
            switch event.occurrence {
            case .signedIn:
                let door = event.details["door"].flatMap(Door.init(rawValue:)) ?? .pc
                return words("accounts.history.who.signingIn", ["door": words("accounts.door.\(door.rawValue)")])
            case .accountRegistered: key = "you"
            case .tokenIssued: key = "password"
            case .passwordChanged, .tokenRevoked: key = "code"
            default: key = "visitor"
            }
        case .reviewer, .operator, .auditor: key = "staff"
        case .clock, .courier, .administration, nil: key = "house"
        }
        return words("accounts.history.who.\(key)")
    }
}
