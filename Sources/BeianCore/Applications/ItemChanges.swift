/// What of an item differs from what was handed in before (审核项变化), as reviewers and applicants are told it.
package struct ItemChanges: Equatable, Sendable {
    /// The fields with another answer.
    package let fields: [Field]
    /// Whether the service is hosted on something else.
    package let isHostedElsewhere: Bool
    /// The pictures that are new.
    package let added: [AttachedMaterial]
    /// The pictures that were taken away.
    package let removed: [AttachedMaterial]

    /// Whether answers and pictures are as they were.
    package var isEmpty: Bool { fields.isEmpty && !isHostedElsewhere && added.isEmpty && removed.isEmpty }
}

extension Dossier {
    /// The pictures that prove an item (审核项材料): its own, and those of which it is a copy.
    package func proofs(of item: ReviewItem) -> [AttachedMaterial] {
        materials.filter { picture in
            if picture.kind.topic == item.topic { return !picture.kind.isOfService || picture.service == item.service }
            switch item.topic {
            case .identity: return isIndividual && [.personFront, .personBack].contains(picture.kind)
            case .person: return picture.kind == .entityCertificate && entity[.isLegalRepresentative] == "yes"
            default: return false
            }
        }
    }

    /// What of an item differs from what was handed in before; of a service that was not there before, everything answered.
    package func changes(of item: ReviewItem, since before: Dossier) -> ItemChanges {
        let (now, then) = (place(of: item), before.place(of: item))
        let fields = item.fields.filter { answer($0, service: now) != before.answer($0, service: then) }
        let (kept, held) = (Set(materials.map(\.material)), Set(before.materials.map(\.material)))
        return ItemChanges(
            fields: fields, isHostedElsewhere: item.topic == .hosting && hosting(now) != before.hosting(then),
            added: proofs(of: item).filter { !held.contains($0.material) },
            removed: before.proofs(of: item).filter { !kept.contains($0.material) })
    }

    /// Of a service that is not in the dossier, a place without answers.
    private func place(of item: ReviewItem) -> Int {
        item.service.map { index(of: $0) ?? services.count } ?? 0
    }

    private func hosting(_ index: Int) -> HostingChoice? {
        services.indices.contains(index) ? services[index].hosting : nil
    }
}
