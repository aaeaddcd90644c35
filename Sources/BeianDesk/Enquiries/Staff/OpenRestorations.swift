package import BeianCore
package import BeianStore

/// The requests to restore access to which a second operator has not agreed yet (待同意的找回申请).
package struct OpenRestorations: Enquiry {
    package struct Entry: Sendable, Equatable {
        package let id: ID<Restoration>
        package let account: ID<Account>
        /// The new address.
        package let address: Masked
        package let reason: String
        package let askedBy: String
        package let askedAt: Instant
        /// Whether the one who asks may agree.
        package let mayAgree: Bool
    }

    package static let name = "staff.restorations"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = []

    package init() {}

    package func answer(_ work: Work) throws -> [Entry] {
        try work.db.restorations.open().map { request in
            Entry(
                id: request.id, account: request.account, address: request.address.masked, reason: request.reason,
                askedBy: request.askedBy, askedAt: request.askedAt,
                mayAgree: work.actor.role == .operator && request.askedBy != work.actor.signature)
        }
    }
}
