import BeianCore
import BeianDesk
import Hummingbird

/// Pictures that prove the answers, by a program (备案材料接口).
enum MaterialsAPI {
    /// Puts a picture in its place; a kind that takes one has its old one replaced.
    @Sendable static func put(_ context: ClientContext) async throws -> Response {
        let id = try context.id("id", of: FilingApplication.self)
        let kind = try kind(context)
        let service = try context.place("service", of: ServiceDraft.self)
        let type = (context.visit.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard type == "image/jpeg" || type == "image/png" else { throw Problem(.requestMediaType) }
        let material = try await context.site.desk.upload(
            context.visit.body, as: kind, of: service, to: id, actor: context.actor)
        return context.json(
            MaterialDocument(material, kind: kind, service: service), status: .created,
            location: Links.apiMaterial(id, kind, material.id))
    }

    /// The picture itself; it cannot be masked, so that the token needs the scope for personal data.
    @Sendable static func show(_ context: ClientContext) async throws -> Response {
        let (_, attached) = try await attached(context)
        guard context.seesPersonal else {
            throw Problem(.scopeMissing, parameters: ["scope": Scope.personal.rawValue])
        }
        let picture = try await context.site.desk.picture(attached.material, as: context.actor)
        return context.file(picture.bytes, mediaType: picture.material.mediaType)
    }

    /// Takes a picture out.
    @Sendable static func remove(_ context: ClientContext) async throws -> Response {
        let (id, attached) = try await attached(context)
        try await context.perform(RemoveMaterial(application: id, material: attached.material))
        return context.nothing()
    }

    private static func kind(_ context: ClientContext) throws -> MaterialKind {
        guard let kind = MaterialKind(rawValue: context.parameter("kind")) else { throw Problem(.requestNotFound) }
        return kind
    }

    private static func attached(
        _ context: ClientContext
    ) async throws -> (ID<FilingApplication>, AttachedMaterial) {
        let id = try context.id("id", of: FilingApplication.self)
        let kind = try kind(context)
        let material = try context.id("material", of: Material.self)
        let materials = try await context.answer(ApplicationInFull(application: id)).application.dossier.materials
        guard let found = materials.first(where: { $0.kind == kind && $0.material == material }) else {
            throw Problem(.materialNotFound)
        }
        return (id, found)
    }
}

/// A picture as programs see it.
struct MaterialDocument: Encodable, Sendable {
    let id: String
    let kind: String
    let service: String?
    let mediaType: String
    let width: Int
    let height: Int
    let length: Int
    let uploadedAt: String

    init(_ material: Material, kind: MaterialKind, service: ID<ServiceDraft>?) {
        id = material.id.text
        self.kind = kind.rawValue
        self.service = service?.text
        mediaType = material.mediaType
        width = material.width
        height = material.height
        length = material.length
        uploadedAt = material.uploadedAt.description
    }
}
