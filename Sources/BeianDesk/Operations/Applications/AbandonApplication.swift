package import BeianCore
import BeianStore

/// Gives an application up for good (放弃).
///
/// Everything it held is free again.
package struct AbandonApplication: Operation {
    package static let name = "application.abandon"
    package static let askers: Set<Role> = [.applicant]
    package static let steps: Set<Step> = [.abandon]
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
        try application.advance(.abandon, as: work.actor, at: work.now)

        try work.letGo(of: application)
        try work.save(application)
        application.version += 1
        try work.record(.following(.abandon), of: application, from: from)
        return application
    }
}
