/// Answers as a program sends them (资料报文中的填报项): an object whose members have the paths of the fields.
///
/// Only what is sent is there; `null` empties an answer.
package enum DossierAnswers {
    /// The answers that an object holds; members of wrong types are findings of the object.
    ///
    /// - Parameters:
    ///   - object: the entity or the service.
    ///   - fields: the fields that may be answered.
    package static func read(_ object: JSONObject, _ fields: [Field]) -> [Field: String] {
        var answers: [Field: String] = [:]
        var inner: [String: JSONObject] = [:]
        for field in fields {
            let steps = field.path.split(separator: "/").map(String.init)
            guard steps.count == 2 else {
                answers[field] = answer(in: object, field.path, FieldTable.row(of: field).kind)
                continue
            }
            guard let part = inner[steps[0]] ?? object.object(steps[0]) else { continue }
            inner[steps[0]] = part
            answers[field] = answer(in: part, steps[1], FieldTable.row(of: field).kind)
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
