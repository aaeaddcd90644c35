package import BeianCore
import BeianStore

/// Puts a taken application back into the queue (释放).
package struct ReleaseApplication: Operation {
    package static let name = "review.release"
    package static let askers: Set<Role> = [.reviewer]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .stepNotOpen, .ownApplication, .takenByOther, .notTaken, .notPermitted,
    ]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    package func run(_ work: Work) throws {
        var application = try work.takenApplication(self.application, seen: nil)

        application.takenBy = nil
        application.takenAt = nil
        try work.save(application)
        try work.record(.applicationReleased, of: application)
    }
}
