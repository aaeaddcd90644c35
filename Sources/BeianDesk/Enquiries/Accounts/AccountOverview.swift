package import BeianCore
import BeianStore

/// The account page of a holder (账号概览).
package struct AccountOverview: Enquiry {
    package struct Answer: Sendable, Equatable {
        package let account: Account
        /// With what the holder signs in; the page shows them masked.
        package let addresses: [LoginAddress]
        /// Whether the account is bound to its entity.
        package let isBound: Bool
        /// When a closing account is erased.
        package let erasedAt: Instant?
        /// Whether it can be closed now.
        package let isBusy: Bool
        /// How many sessions live.
        package let sessions: Int
        /// How many tokens live.
        package let tokens: Int
    }

    package static let name = "account.overview"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    package func answer(_ work: Work) throws -> Answer {
        let account = try work.holder()
        return Answer(
            account: account, addresses: try work.db.accounts.addresses(of: account.id),
            isBound: try work.db.accounts.entity(of: account.id)?.isBound ?? false,
            erasedAt: work.erasure(of: account), isBusy: try work.db.accounts.isBusy(account.id),
            sessions: try work.db.sessions.all(of: account.id.text, at: work.now).count,
            tokens: try work.db.tokens.all(of: account.id.text, at: work.now).count)
    }
}
