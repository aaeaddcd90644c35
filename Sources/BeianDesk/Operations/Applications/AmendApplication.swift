package import BeianCore
import BeianStore

/// Opens the data for changes after a failed SMS check (修改资料), such as a wrong mobile number.
///
/// Everything but the type check may be changed; the reviewers look again.
package struct AmendApplication: Operation {
    package static let name = "application.amend"
    package static let askers: Set<Role> = [.applicant]
    package static let steps: Set<Step> = [.amend]
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
        try application.advance(.amend, as: work.actor, at: work.now)

        application.returnedItems = application.dossier.allItems.map(\.key)
        try work.save(application)
        application.version += 1
        try work.record(.following(.amend), of: application, from: from)
        return application
    }
}
