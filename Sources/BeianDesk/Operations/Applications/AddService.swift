package import BeianCore
import BeianStore

/// Adds a website to a draft (添加网站).
///
/// Each website has one domain. An organisation files up to ten in one application, an individual one.
/// Source: docs/sources.md PRO-07, SVC-14.
package struct AddService: Operation {
    package static let name = "application.add-service"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .serviceLimit,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?

    package init(application: ID<FilingApplication>, seen: Version?) {
        self.application = application
        self.seen = seen
    }

    package func run(_ work: Work) throws -> ID<ServiceDraft> {
        var application = try work.ownApplication(self.application, seen: seen)
        guard application.stage.facts.editable == .everything else {
            throw Problem(.stepNotOpen, parameters: ["stage": application.stage.rawValue, "step": "edit"])
        }
        let limit = application.dossier.isIndividual ? 1 : work.policy.servicesPerApplication
        guard application.dossier.services.count < limit else {
            throw Problem(.serviceLimit, parameters: ["limit": String(limit)])
        }

        let service = ServiceDraft(id: work.newID())
        application.dossier.services.append(service)
        application.updatedAt = work.now
        try work.save(application)
        try work.record(.serviceAdded, of: application, details: ["service": service.id.text])
        return service.id
    }
}
