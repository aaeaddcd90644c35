package import BeianCore
import BeianStore

/// A picture that lies in the vault and waits to be put in its place (已存入的图片).
package struct StoredPicture: Sendable, Equatable {
    package let file: String
    package let digest: String
    package let header: ImageHeader
    package let length: Int

    package init(file: String, digest: String, header: ImageHeader, length: Int) {
        self.file = file
        self.digest = digest
        self.header = header
        self.length = length
    }
}

/// Puts an uploaded picture in its place in the dossier (上传材料).
///
/// The bytes were stored before; here only what is known of them. A kind that takes one picture has its old one replaced.
/// Source: docs/sources.md §6.
package struct AttachMaterial: Operation {
    package static let name = "material.attach"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .stepNotOpen, .serviceNotFound, .fieldFrozen, .fieldsInvalid,
    ]

    package var application: ID<FilingApplication>
    package var kind: MaterialKind
    package var service: ID<ServiceDraft>?
    package var picture: StoredPicture

    package init(
        application: ID<FilingApplication>, kind: MaterialKind, service: ID<ServiceDraft>? = nil,
        picture: StoredPicture
    ) {
        self.application = application
        self.kind = kind
        self.service = service
        self.picture = picture
    }

    package func run(_ work: Work) throws -> Material {
        var application = try work.ownApplication(self.application)
        try work.checkPlace(of: kind, service: service, in: application)
        let attached = application.dossier.attached(for: MaterialNeed(kind: kind, service: service))
        guard kind.limit == 1 || attached.count < kind.limit else {
            throw Problem.field("#/materials", "material.too-many", ["limit": String(kind.limit)])
        }

        let material = Material(
            id: work.newID(), account: application.account, mediaType: picture.header.mediaType,
            width: picture.header.width, height: picture.header.height, length: picture.length, uploadedAt: work.now)
        try work.db.materials.add(material, file: picture.file, digest: picture.digest)
        if kind.limit == 1 {
            application.dossier.materials.removeAll { $0.kind == kind && $0.service == service }
        }
        application.dossier.materials.append(
            AttachedMaterial(kind: kind, service: service, material: material.id))
        application.updatedAt = work.now
        try work.save(application)
        try work.record(
            .materialAttached, of: application, details: ["kind": kind.rawValue, "material": material.id.text])
        return material
    }
}

extension Work {
    /// Whether a material of a kind may be put in or taken out now.
    package func checkPlace(
        of kind: MaterialKind, service: ID<ServiceDraft>?, in application: FilingApplication
    ) throws {
        try checkEditable(application)
        guard kind.isOfService == (service != nil) else {
            throw Problem.field("#/materials", kind.isOfService ? "material.service-missing" : "material.no-service")
        }
        if let service { _ = try self.service(service, of: application) }
        let asked = try materialNeeds(of: application, knowing: ruleContext(of: application)).first {
            $0.kind == kind && $0.service == service
        }
        guard application.mayAttach(asked ?? MaterialNeed(kind: kind, service: service)) else {
            throw Problem(.fieldFrozen, [Finding(pointer: "#/materials", code: "field.frozen")])
        }
    }
}
