package import BeianCore
import BeianStore

/// Takes an application back to edit it (撤销), as long as it has not left for the administration.
///
/// Hosting stays bound. Source: docs/sources.md PRO-09, STA-01.
package struct WithdrawApplication: Operation {
    package static let name = "application.withdraw"
    package static let askers: Set<Role> = [.applicant]
    package static let steps: Set<Step> = [.withdraw]
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
        try application.advance(.withdraw, as: work.actor, at: work.now)

        application.returnedItems = []
        try work.db.outbox.cancel(.report, of: application.id.text, at: work.now)
        try work.save(application)
        application.version += 1
        try work.record(.following(.withdraw), of: application, from: from)
        return application
    }
}
