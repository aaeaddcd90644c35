package import BeianCore
import BeianStore

/// Takes a picture out of the dossier (移除材料).
///
/// Earlier rounds that were handed in keep theirs.
package struct RemoveMaterial: Operation {
    package static let name = "material.remove"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .stepNotOpen, .fieldFrozen, .materialNotFound,
    ]

    package var application: ID<FilingApplication>
    package var material: ID<Material>

    package init(application: ID<FilingApplication>, material: ID<Material>) {
        self.application = application
        self.material = material
    }

    package func run(_ work: Work) throws {
        var application = try work.ownApplication(self.application)
        guard let attached = application.dossier.materials.first(where: { $0.material == material }) else {
            throw Problem(.materialNotFound)
        }
        try work.checkPlace(of: attached.kind, service: attached.service, in: application)

        application.dossier.materials.removeAll { $0.material == material }
        application.updatedAt = work.now
        try work.save(application)
        try work.record(
            .materialRemoved, of: application,
            details: ["kind": attached.kind.rawValue, "material": material.text])
    }
}
