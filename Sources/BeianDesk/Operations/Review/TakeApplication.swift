package import BeianCore
import BeianStore

/// Takes an application out of the queue before acting on it (领取).
///
/// It lapses after 30 minutes without acting.
package struct TakeApplication: Operation {
    package static let name = "review.take"
    package static let askers: Set<Role> = [.reviewer]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .stepNotOpen, .ownApplication, .takenByOther, .notPermitted,
    ]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    package func run(_ work: Work) throws {
        var application = try work.application(self.application)
        try work.checkReviewable(application)
        let holder = work.holder(of: application)
        guard holder == nil || holder == work.actor.staff else { throw Problem(.takenByOther) }

        application.takenBy = work.actor.staff
        application.takenAt = work.now
        try work.save(application)
        try work.record(.applicationTaken, of: application)
    }
}
