import BeianCore
import BeianDesk

/// The answers in a body that has the shape of a dossier (资料报文): `{"entity": {…, "person": {…}}, "services": [{…}]}`.
///
/// Only what is sent is changed; `null` empties an answer.
struct DossierBody {
    let entity: [Field: String]
    let services: [SaveDossier.Service]

    /// Reads the answers of some sections, or of all; members that do not belong there are findings.
    ///
    /// - Parameters:
    ///   - body: the body, whose `finish()` tells what was wrong.
    ///   - sections: the sections that may be sent.
    ///   - areNew: whether the services have no ids yet.
    init(_ body: JSONObject, sections: Set<Section> = Set(Section.allCases), areNew: Bool = false) {
        let fields = FieldTable.rows.filter { sections.contains($0.section) }.map(\.field)
        entity = body.object("entity").map { DossierAnswers.read($0, fields.filter { !$0.isOfService }) } ?? [:]
        var seen: Set<String> = []
        services = (body.objects("services") ?? []).map { service in
            let id = areNew ? "" : service.requiredText("id")
            if !areNew, !seen.insert(id).inserted { service.refuse("id", "value.not-a-choice") }
            return SaveDossier.Service(
                id: ID(id), answers: DossierAnswers.read(service, fields.filter(\.isOfService)))
        }
    }
}
