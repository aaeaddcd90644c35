package import BeianCore
import BeianStore

extension Desk {
    /// Takes an uploaded picture in: checks its header, stores it sealed, and puts it in its place (上传材料).
    ///
    /// The rights are asked before anything is stored, and the file is removed again when the operation is refused.
    ///
    /// - Throws: `materialTooLarge`, `materialUnreadable`, or what `AttachMaterial` throws.
    package func upload(
        _ bytes: [UInt8], as kind: MaterialKind, of service: ID<ServiceDraft>?,
        to application: ID<FilingApplication>, actor: Actor
    ) async throws(Problem) -> Material {
        guard bytes.count <= ImageHeader.largestFile else { throw Problem(.materialTooLarge) }
        let header: ImageHeader
        do {
            header = try ImageHeader(bytes)
        } catch {
            throw Problem(.materialUnreadable, [Finding(pointer: "#/materials", code: error.code)])
        }
        let key = try await answer(PlaceForMaterial(application: application, kind: kind, service: service), as: actor)
        let stored: StoredPicture
        do {
            let file = try await vault.store(bytes, key: key)
            stored = StoredPicture(
                file: file, digest: vault.digest(bytes), header: header, length: bytes.count)
        } catch {
            throw Problem(.unavailable)
        }
        do {
            return try await perform(
                AttachMaterial(application: application, kind: kind, service: service, picture: stored), as: actor)
        } catch {
            try? await vault.remove(stored.file)
            throw error
        }
    }
}

extension Desk {
    /// The bytes of a picture, for its owner (查看材料).
    package func picture(
        _ material: ID<Material>, as actor: Actor
    ) async throws(Problem) -> (material: Material, bytes: [UInt8]) {
        try await opened(try await answer(PictureInVault(material: material), as: actor))
    }

    /// The bytes of a picture of an application that was handed in, for staff; each look is recorded (查看材料).
    package func picture(
        _ material: ID<Material>, of application: ID<FilingApplication>, as actor: Actor
    ) async throws(Problem) -> (material: Material, bytes: [UInt8]) {
        try await opened(try await perform(ViewPicture(application: application, material: material), as: actor))
    }

    private func opened(_ place: PictureInVault.Answer) async throws(Problem) -> (material: Material, bytes: [UInt8]) {
        do {
            return (place.material, try await vault.read(place.file, key: place.key))
        } catch {
            throw Problem(.materialNotFound)
        }
    }
}

extension ImageHeader {
    /// The type under which the picture is served.
    package var mediaType: String { kind.mediaType }
    /// The largest file that is taken.
    ///
    /// Source: docs/sources.md IMG-01.
    package static let largestFile = 4 << 20
}
