package import BeianCore
import BeianStore

/// The account that signs in with exactly this address (按登录名查账号), for operators who help a holder.
package struct AccountByAddress: Enquiry {
    package struct Answer: Sendable, Equatable {
        package let account: Account
        package let addresses: [Masked]
    }

    package static let name = "staff.account-by-address"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package var address: LoginAddress

    package init(_ address: LoginAddress) {
        self.address = address
    }

    package func answer(_ work: Work) throws -> Answer {
        guard let account = try work.db.accounts.find(address) else { throw Problem(.accountNotFound) }
        return Answer(
            account: account, addresses: try work.db.accounts.addresses(of: account.id).map(\.masked))
    }
}
