package import BeianCore
import BeianStore

/// Says where a website is hosted (选择实例或填写备案服务号).
///
/// Either an instance of the account's own or a service identification number issued in another account. The choice is
/// checked now, so that nobody learns late that an instance is not eligible; the slot is taken at submission.
package struct ChooseHosting: Operation {
    package static let name = "application.choose-hosting"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .serviceNotFound, .fieldFrozen, .instanceNotFound,
        .instanceNotEligible, .numberNotUsable,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?
    package var service: ID<ServiceDraft>
    package var choice: HostingChoice

    package init(
        application: ID<FilingApplication>, seen: Version?, service: ID<ServiceDraft>, choice: HostingChoice
    ) {
        self.application = application
        self.seen = seen
        self.service = service
        self.choice = choice
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.ownApplication(self.application, seen: seen)
        try work.checkEditable(application)
        let index = try work.service(service, of: application)
        guard application.mayEdit(ReviewItem(.hosting, service: service)) else {
            throw Problem(.fieldFrozen, [Finding(pointer: "#/services/\(index)/hosting", code: "field.frozen")])
        }
        _ = try work.usable(choice, for: service, of: application)

        application.dossier.services[index].hosting = choice
        application.updatedAt = work.now
        try work.save(application)
        application.version += 1
        try work.record(
            .sectionSaved, of: application, details: ["section": Section.hosting.rawValue, "service": service.text])
        return application
    }
}
