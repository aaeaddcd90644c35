package import BeianCore
import BeianStore

/// Shows one personal value in clear to a member of staff (查看明文), recorded with the reason.
///
/// Taking an application reveals nothing. Source: docs/sources.md EX-20 and docs/architecture.md (personal data).
package struct RevealField: Operation {
    package static let name = "review.reveal-field"
    package static let askers: Set<Role> = [.reviewer, .operator]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .fieldNotFound, .serviceNotFound, .fieldsInvalid, .ownApplication, .notPermitted,
    ]

    package var application: ID<FilingApplication>
    package var field: Field
    package var service: ID<ServiceDraft>?
    package var reason: String

    package init(
        application: ID<FilingApplication>, field: Field, service: ID<ServiceDraft>? = nil, reason: String
    ) {
        self.application = application
        self.field = field
        self.service = service
        self.reason = reason
    }

    package func run(_ work: Work) throws -> String {
        let application = try work.handedIn(self.application)
        guard let staff = work.actor.staff else { throw Problem(.notPermitted) }
        guard try work.db.staff.find(staff)?.ownAccount != application.account else { throw Problem(.ownApplication) }
        let index = try service.map { try work.service($0, of: application) } ?? 0
        guard application.dossier.mask(of: field, service: index) != nil, field.isOfService == (service != nil) else {
            throw Problem(.fieldNotFound)
        }
        guard (2...200).contains(reason.count) else { throw Problem.field("#/reason", "reveal.reason-missing") }

        try work.record(
            .fieldRevealed, of: application,
            details: ["field": field.pointer(service: index), "reason": reason])
        return application.dossier.answer(field, service: index)
    }
}
