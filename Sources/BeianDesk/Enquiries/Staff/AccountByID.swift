package import BeianCore
import BeianStore

/// The account with an id (按编号查账号), for operators who help a holder.
package struct AccountByID: Enquiry {
    package static let name = "staff.account-by-id"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package var account: ID<Account>

    package init(_ account: ID<Account>) {
        self.account = account
    }

    package func answer(_ work: Work) throws -> AccountByAddress.Answer {
        let account = try work.db.accounts.get(account)
        return AccountByAddress.Answer(
            account: account, addresses: try work.db.accounts.addresses(of: account.id).map(\.masked))
    }
}
