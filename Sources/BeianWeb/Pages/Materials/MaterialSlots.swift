import BeianCore
import BeianDesk

/// Makes the places on the page of materials (材料栏): what is asked for, why, what would do instead, and what is there.
struct MaterialSlots {
    let application: FilingApplication
    /// What is to be said about materials.
    let findings: [Finding]
    let sheet: FormSheet
    let words: Words

    func slot(_ need: MaterialNeed) -> MaterialsPage.Slot {
        let kind = need.kind
        let attached = application.dossier.attached(for: need)
        let isOpen = application.mayAttach(need)
        let name = words("materials.kind.\(kind.rawValue)")
        let index = need.service.flatMap(application.dossier.index(of:))
        let takesMore = kind.limit == 1 || attached.count < kind.limit
        let own = attached.isEmpty ? findings.filter { isAbout(need, $0) } : []
        let hasLetter = isOpen && LetterPage.kinds.contains(kind)
        return MaterialsPage.Slot(
            id: MaterialsPage.anchor(need), title: name, hint: words.find("materials.hint.\(kind.rawValue)"),
            owner: index.map { application.siteName($0, words) }, state: state(need, attached, own),
            findings: FindingList(own, words: words), choice: alternatives(need, own),
            letter: hasLetter
                ? PageLink(
                    Links.letter(kind, of: application.id, need.service), words("materials.letter", ["kind": name]))
                : nil,
            pictures: attached.enumerated().map { place, picture in
                MaterialsPage.Picture(
                    address: Links.material(picture.material),
                    text: words("materials.picture", ["kind": name, "number": String(place + 1)]),
                    remove: isOpen ? Links.removeMaterial(application.id, picture.material) : nil)
            },
            action: isOpen && takesMore ? Links.materials(application.id, kind: kind, service: need.service) : nil,
            file: sheet.field(
                MaterialsPage.field(need), key: "materials.file", .file(accept: "image/jpeg,image/png")),
            button: words(attached.isEmpty || kind.limit > 1 ? "materials.upload" : "materials.replace", ["kind": name])
        )
    }

    static let pointer = "#/materials"

    /// Where the proofs are uploaded that would do instead of changing an answer; none for a finding about a material.
    static func proofs(for finding: Finding, in application: FilingApplication, _ words: Words) -> [PageLink] {
        guard finding.pointer != pointer, application.stage.facts.editable != .nothing else { return [] }
        let service = finding.parameters["service"].map { ID<ServiceDraft>($0) }
        return finding.kinds.map { kind in
            let need = MaterialNeed(kind: kind, service: kind.isOfService ? service : nil)
            let address = Links.materials(application.id) + "#" + MaterialsPage.anchor(need)
            return PageLink(address, words("materials.kind.\(kind.rawValue)"))
        }
    }

    private func isAbout(_ need: MaterialNeed, _ finding: Finding) -> Bool {
        guard finding.kinds.contains(need.kind) else { return false }
        return !need.kind.isOfService || finding.parameters["service"] == need.service?.text
    }

    /// Whether it has to be there, is one of several, or is only advised.
    private func state(_ need: MaterialNeed, _ attached: [AttachedMaterial], _ own: [Finding]) -> Tag {
        guard attached.isEmpty else { return Tag(words("materials.state.attached"), .good) }
        if need.isRequired { return Tag(words("materials.state.required"), .warn) }
        if !own.isEmpty, own.allSatisfy({ $0.pointer != Self.pointer }) {
            return Tag(words("materials.state.instead"), .info)
        }
        if own.contains(where: { $0.severity == .block && $0.kinds.count > 1 }) {
            return Tag(words("materials.state.either"), .warn)
        }
        let isAdvised = own.contains { $0.severity == .warn }
        return Tag(words("materials.state.\(isAdvised ? "advised" : "optional")"), isAdvised ? .info : .plain)
    }

    /// The other materials that would do, with the way to each.
    private func alternatives(_ need: MaterialNeed, _ own: [Finding]) -> MaterialsPage.Alternatives? {
        var others: [MaterialKind] = []
        for kind in own.flatMap(\.kinds) where kind != need.kind && !others.contains(kind) { others.append(kind) }
        guard !others.isEmpty else { return nil }
        return MaterialsPage.Alternatives(
            others: others.map { kind in
                let other = MaterialNeed(kind: kind, service: kind.isOfService ? need.service : nil)
                return PageLink("#" + MaterialsPage.anchor(other), words("materials.kind.\(kind.rawValue)"))
            })
    }
}
