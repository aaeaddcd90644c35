/// The order in which findings are shown (问题顺序): the heavier first, then as the form asks, then the materials.
struct FindingOrder {
    private let ranks: [String: Int]

    init(of dossier: Dossier) {
        var pointers = FieldTable.rows.filter { !$0.field.isOfService }.map { $0.field.pointer() }
        pointers = [DossierCheck.kindPointer] + pointers + [DossierCheck.servicesPointer]
        for index in dossier.services.indices {
            pointers += FieldTable.rows.filter(\.field.isOfService).map { $0.field.pointer(service: index) }
            pointers += RulePlace.ofApp.map { $0.pointer(service: index) }
            pointers.append(DossierCheck.hostingPointer(index))
        }
        pointers.append(DossierCheck.materialsPointer)
        ranks = Dictionary(zip(pointers, pointers.indices)) { first, _ in first }
    }

    /// The findings in their order, each once.
    func sorted(_ findings: [Finding]) -> [Finding] {
        var seen: Set<[String]> = []
        let ordered = findings.enumerated().sorted { left, right in
            let first = (left.element.severity, rank(left.element), left.offset)
            let second = (right.element.severity, rank(right.element), right.offset)
            return first < second
        }.map(\.element)
        return ordered.filter {
            seen.insert([$0.pointer, $0.code, $0.parameters["kind"] ?? "", $0.parameters["service"] ?? ""]).inserted
        }
    }

    private func rank(_ finding: Finding) -> Int { ranks[finding.pointer] ?? ranks.count }
}
