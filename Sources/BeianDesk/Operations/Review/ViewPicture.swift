package import BeianCore
import BeianStore

/// Opens a picture of an application to a member of staff (查看材料), recorded once an hour for each who looks.
///
/// Only what was handed in can be looked at: neither a draft, nor what an applicant is still changing.
package struct ViewPicture: Operation {
    package static let name = "review.view-picture"
    package static let askers: Set<Role> = [.reviewer, .operator, .auditor]
    package static let problems: Set<Problem.Code> = [.applicationNotFound, .materialNotFound]

    package var application: ID<FilingApplication>
    package var material: ID<Material>

    package init(application: ID<FilingApplication>, material: ID<Material>) {
        self.application = application
        self.material = material
    }

    package func run(_ work: Work) throws -> PictureInVault.Answer {
        let application = try work.handedIn(self.application)
        guard let attached = application.dossier.materials.first(where: { $0.material == material }),
            let found = try work.db.materials.find(material), let file = try work.db.materials.file(of: material)
        else { throw Problem(.materialNotFound) }

        if try wasJustSeen(work) {
            work.leaveUnrecorded()
        } else {
            try work.record(
                .materialViewed, of: application, details: ["kind": attached.kind.rawValue, "material": material.text])
        }
        return PictureInVault.Answer(
            material: found, file: file, key: try work.db.fileKey(owner: found.account.text))
    }

    /// Whether the same person saw the same picture within the hour: a page that is read again is one look.
    private func wasJustSeen(_ work: Work) throws -> Bool {
        try work.db.events.all(of: Subject(application)).contains { event in
            event.occurrence == .materialViewed && event.actor == work.actor.signature
                && event.details["material"] == material.text && event.at > work.now - .seconds(3600)
        }
    }
}
