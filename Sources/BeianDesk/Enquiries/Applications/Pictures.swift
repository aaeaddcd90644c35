package import BeianCore
package import BeianStore

/// Whether a material may be put in its place now, and the key with which to store it.
package struct PlaceForMaterial: Enquiry {
    package static let name = "material.place"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .stepNotOpen, .serviceNotFound, .fieldFrozen, .fieldsInvalid,
    ]

    package var application: ID<FilingApplication>
    package var kind: MaterialKind
    package var service: ID<ServiceDraft>?

    package init(application: ID<FilingApplication>, kind: MaterialKind, service: ID<ServiceDraft>?) {
        self.application = application
        self.kind = kind
        self.service = service
    }

    package func answer(_ work: Work) throws -> FileKey {
        let application = try work.ownApplication(application)
        try work.checkPlace(of: kind, service: service, in: application)
        return try work.db.fileKey(owner: application.account.text)
    }
}

/// Where a picture lies in the vault, for its owner; staff ask with `ViewPicture`, which leaves a line.
package struct PictureInVault: Enquiry {
    package static let name = "material.picture"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.materialNotFound]

    /// A picture, its file and the key that opens it.
    package struct Answer: Sendable {
        package let material: Material
        package let file: String
        package let key: FileKey
    }

    package var material: ID<Material>

    package init(material: ID<Material>) {
        self.material = material
    }

    package func answer(_ work: Work) throws -> Answer {
        guard let found = try work.db.materials.find(material), let file = try work.db.materials.file(of: material),
            found.account == work.actor.account
        else { throw Problem(.materialNotFound) }
        return Answer(material: found, file: file, key: try work.db.fileKey(owner: found.account.text))
    }
}
