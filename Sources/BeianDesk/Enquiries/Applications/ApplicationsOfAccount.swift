package import BeianCore
import BeianStore

/// The applications of the account that asks, newest first (我的备案申请).
package struct ApplicationsOfAccount: Enquiry {
    package static let name = "application.list"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = []

    package var before: ID<FilingApplication>?
    package var limit: Int

    package init(before: ID<FilingApplication>? = nil, limit: Int = 20) {
        self.before = before
        self.limit = min(max(limit, 1), 100)
    }

    /// One application with the deadline of its stage.
    package struct Line: Sendable {
        package let application: FilingApplication
        package let deadline: StageDeadline?
    }

    package func answer(_ work: Work) throws -> [Line] {
        try work.db.applications.all(of: work.ownAccount(), before: before, limit: limit)
            .map { Line(application: $0, deadline: $0.deadline(by: work.calendar)) }
    }
}
