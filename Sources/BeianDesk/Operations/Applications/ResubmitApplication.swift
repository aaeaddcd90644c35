package import BeianCore
import BeianStore

/// Hands the same data in once more after a failed SMS check (重新提交), without a second review.
///
/// Source: docs/sources.md SMS-08.
package struct ResubmitApplication: Operation {
    package static let name = "application.resubmit"
    package static let askers: Set<Role> = [.applicant]
    package static let steps: Set<Step> = [.resubmit]
    package static let problems: Set<Problem.Code> = [.applicationNotFound, .changedMeanwhile, .stepNotOpen]

    package var application: ID<FilingApplication>
    package var seen: Version?

    package init(application: ID<FilingApplication>, seen: Version?) {
        self.application = application
        self.seen = seen
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.ownApplication(self.application, seen: seen)
        let from = application.stage
        try application.advance(.resubmit, as: work.actor, at: work.now)

        try work.save(application)
        application.version += 1
        try work.queueReport(of: application)
        try work.record(.following(.resubmit), of: application, from: from)
        return application
    }
}
