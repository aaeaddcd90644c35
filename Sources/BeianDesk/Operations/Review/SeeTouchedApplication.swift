package import BeianCore
import BeianStore

/// Notes that an operator saw to an application which a changed rule book touches (已处理规则变更影响).
///
/// It leaves the list; nothing changes for the application itself.
package struct SeeTouchedApplication: Operation {
    package static let name = "rulebook.see-touched"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.applicationNotFound]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    package func run(_ work: Work) throws {
        let application = try work.application(application)
        guard try work.db.touchedApplications.see(application.id, at: work.now) else {
            throw Problem(.applicationNotFound)
        }
        try work.record(.applicationTouchSeen, of: application)
    }
}
