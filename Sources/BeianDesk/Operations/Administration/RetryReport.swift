package import BeianCore
import BeianStore

/// Reports once more after a failure that was not the applicant's (重新报送).
package struct RetryReport: Operation {
    package static let name = "report.retry"
    package static let askers: Set<Role> = [.operator]
    package static let steps: Set<Step> = [.retry]
    package static let problems: Set<Problem.Code> = [.applicationNotFound, .stepNotOpen]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.application(self.application)
        let from = application.stage
        try application.advance(.retry, as: work.actor, at: work.now)

        try work.save(application)
        application.version += 1
        try work.queueReport(of: application)
        try work.record(.following(.retry), of: application, from: from)
        return application
    }
}
