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
        entity = body.object("entity").map { Self.answers(in: $0, fields.filter { !$0.isOfService }) } ?? [:]
        var seen: Set<String> = []
        services = (body.objects("services") ?? []).map { service in
            let id = areNew ? "" : service.requiredText("id")
            if !areNew, !seen.insert(id).inserted { service.refuse("id", "value.not-a-choice") }
            return SaveDossier.Service(
                id: ID(id), answers: Self.answers(in: service, fields.filter(\.isOfService)))
        }
    }

    private static func answers(in object: JSONObject, _ fields: [Field]) -> [Field: String] {
        var answers: [Field: String] = [:]
        let personal = fields.filter { $0.path.hasPrefix("person/") }
        for field in fields where !field.path.hasPrefix("person/") {
            answers[field] = answer(in: object, field.path, FieldTable.row(of: field).kind)
        }
        guard !personal.isEmpty, let person = object.object("person") else { return answers }
        for field in personal {
            let key = String(field.path.dropFirst("person/".count))
            answers[field] = answer(in: person, key, FieldTable.row(of: field).kind)
        }
        return answers
    }

    private static func answer(in object: JSONObject, _ key: String, _ kind: FieldKind) -> String? {
        guard object.has(key) else { return nil }
        switch kind {
        case .yesNo: return object.bool(key).map { $0 ? "yes" : "no" } ?? ""
        case .contents, .languages:
            let codes = object.texts(key) ?? []
            if codes.contains(where: { $0.isEmpty || $0.contains(";") }) { object.refuse(key, "value.not-a-choice") }
            return codes.joined(separator: ";")
        default: return object.text(key) ?? ""
        }
    }
}
