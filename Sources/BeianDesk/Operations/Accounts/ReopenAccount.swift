package import BeianCore
import BeianStore

/// Takes the closing of an account back (撤销注销), while it is not erased.
package struct ReopenAccount: Operation {
    package static let name = "account.reopen"
    package static let askers: Set<Role> = [.applicant]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    /// An account that is open already stays so.
    package func run(_ work: Work) throws {
        var account = try work.holder()
        guard account.status == .closing else { return work.leaveUnrecorded() }

        account.status = .open
        account.closedAt = nil
        try work.db.accounts.save(account)
        try work.record(.accountReopened, of: Subject(account.id), account: account.id)
    }
}
