import BeianCore
import BeianDesk

extension ReviewSheet {
    /// The pictures beside an item: its own, and those of which it is a copy.
    func proofs(_ item: ReviewItem) -> [ReviewCard.Proof] {
        let added = changes(item)?.added ?? []
        return dossier.proofs(of: item).map { picture in
            ReviewCard.Proof(
                caption: words("materials.kind.\(picture.kind.rawValue)"),
                address: Links.staffMaterial(picture.material, of: file.application.id),
                isNew: added.contains(picture))
        }
    }

    /// The pictures that were taken away since the last round.
    func removed(_ item: ReviewItem) -> [String] {
        (changes(item)?.removed ?? []).map { words("materials.kind.\($0.kind.rawValue)") }
    }

    /// The letters as they can be made from the answers, to be compared with those that were handed in.
    func letters() -> [PageLink] {
        let id = file.application.id
        return LetterPage.kinds.flatMap { kind -> [PageLink] in
            let name = words("materials.kind.\(kind.rawValue)")
            guard kind.isOfService else { return [PageLink(Links.staffLetter(kind, of: id, nil), name)] }
            return dossier.services.map { service in
                let domain = words.domain(service.answers[.domain])
                return PageLink(
                    Links.staffLetter(kind, of: id, service.id),
                    words("parts.errors.item", ["label": name, "reason": domain]))
            }
        }
    }

    /// Where a website is hosted, as the inventory knows it.
    func hostingRows(
        _ index: Int, _ before: (dossier: Dossier, index: Int)?, isChanged: Bool
    ) -> [ReviewCard.Row] {
        guard dossier.services.indices.contains(index) else { return [] }
        let service = dossier.services[index]
        let old = before.flatMap {
            $0.dossier.services.indices.contains($0.index) ? $0.dossier.services[$0.index] : nil
        }
        var rows = [
            row(
                words("review.hosting.choice"), choice(service.hosting),
                before: isChanged ? choice(old?.hosting) : nil)
        ]
        guard let instance = file.instances[service.id] else { return rows }
        rows += [
            row(words("review.hosting.instance"), "\(instance.id) · \(instance.model)"),
            row(words("review.hosting.region"), instance.region),
            row(words("review.hosting.addresses"), instance.publicIPs.joined(separator: words("option.listSeparator"))),
            row(
                words("review.hosting.term"),
                words(
                    "review.hosting.termText",
                    [
                        "from": "\(instance.boughtOn)", "until": "\(instance.validUntil)",
                        "billing": words("option.billing.\(instance.billing.rawValue)"),
                    ])),
            row(
                words("review.hosting.owner"),
                words(
                    instance.owner == file.application.account
                        ? "review.hosting.sameAccount" : "review.hosting.otherAccount"
                )),
        ]
        return rows
    }

    private func choice(_ hosting: HostingChoice?) -> String {
        switch hosting {
        case nil: words("option.unanswered")
        case .instance(let id): words("review.hosting.ownInstance", ["instance": id.text])
        case .number(let number): words("review.hosting.number", ["number": number])
        }
    }

    private func row(_ label: String, _ value: String, before: String? = nil) -> ReviewCard.Row {
        ReviewCard.Row(
            label: label, value: value, before: before, isChanged: before != nil, isPersonal: false, revealed: nil,
            findings: nil)
    }
}
