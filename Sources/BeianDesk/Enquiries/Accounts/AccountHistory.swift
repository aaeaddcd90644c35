package import BeianCore
import BeianStore

/// What happened to the account (账号记录), the latest first, a hundred at most.
package struct AccountHistory: Enquiry {
    package static let name = "account.history"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    package func answer(_ work: Work) throws -> [Event] {
        Array(try work.db.events.all(of: Subject(work.holder().id)).suffix(100).reversed())
    }
}
