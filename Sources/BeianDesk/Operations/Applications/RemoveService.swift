package import BeianCore
import BeianStore

/// Takes a website out of a draft, with its materials (移除网站).
///
/// The first one, typed at the type check, stays.
package struct RemoveService: Operation {
    package static let name = "application.remove-service"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .serviceNotFound, .fieldFrozen,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?
    package var service: ID<ServiceDraft>

    package init(application: ID<FilingApplication>, seen: Version?, service: ID<ServiceDraft>) {
        self.application = application
        self.seen = seen
        self.service = service
    }

    package func run(_ work: Work) throws {
        var application = try work.ownApplication(self.application, seen: seen)
        guard application.stage.facts.editable == .everything else {
            throw Problem(.stepNotOpen, parameters: ["stage": application.stage.rawValue, "step": "edit"])
        }
        let index = try work.service(service, of: application)
        guard index > 0 else {
            throw Problem(.fieldFrozen, [Finding(pointer: "#/services/0", code: "field.frozen")])
        }

        application.dossier.services.remove(at: index)
        application.dossier.materials.removeAll { $0.service == service }
        application.updatedAt = work.now
        try work.save(application)
        try work.record(.serviceRemoved, of: application, details: ["service": service.text])
    }
}
