package import BeianCore

/// The JSON Schema of what `beian check` reads (检查文件的 JSON Schema), drawn from the tables of fields and facts.
package enum CheckSchema {
    /// The whole schema.
    package static var schema: JSONValue {
        .object([
            "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
            "title": .text("An application as `beian check` reads it"),
            "type": .text("object"),
            "additionalProperties": .bool(true),
            "properties": .object([
                "kind": choice(
                    ApplicationKind.allCases.map(\.rawValue), "What is applied for; first-filing if absent."),
                "entity": answers(ofService: false),
                "services": list(of: service),
                "materials": list(of: material),
                "context": context,
            ]),
        ])
    }

    /// The schema of the `context` alone.
    package static var context: JSONValue {
        var service = properties(of: .service)
        service["id"] = text("The service that is meant; without it the place in the list tells.")
        service["person"] = object(properties(of: .servicePerson), "The service's person in charge.")
        return object(
            [
                "handedInOn": day("The day on which the application was first handed in."),
                "approvedSuffixes": list(
                    of: text("A top-level domain in ASCII, approved beyond the book's; what is in neither is refused.")
                ),
                "entity": object(properties(of: .entity), "The entity."),
                "person": object(properties(of: .person), "The entity's person in charge."),
                "materials": object(properties(of: .materials), "The pictures."),
                "services": list(of: object(service, "One service.")),
            ], "What the provider's own store or an outside look-up would answer; what is absent is unknown.")
    }

    private static func properties(of part: CheckContext.Part) -> [String: JSONValue] {
        Dictionary(
            uniqueKeysWithValues: CheckContext.members.filter { $0.part == part }.map { member in
                let name = member.fact.name
                let meaning = "\(name.chinese) (\(name.english))"
                let isHome = CheckContext.homes.contains(member.fact)
                return (member.key, isHome ? division(meaning) : schema(of: member.fact.type, meaning))
            })
    }

    private static func schema(of type: FactType, _ meaning: String) -> JSONValue {
        switch type {
        case .text: text(meaning)
        case .number: count(meaning)
        case .yesNo: typed("boolean", meaning)
        case .day: day(meaning)
        case .choice(let codes): choice(codes.sorted(), meaning)
        case .codes(let codes): list(of: choice(codes.sorted(), meaning))
        }
    }

    private static func answers(ofService: Bool) -> JSONValue {
        var members: [String: JSONValue] = [:]
        var inner: [String: [String: JSONValue]] = [:]
        for row in FieldTable.rows where row.field.isOfService == ofService {
            let steps = row.field.path.split(separator: "/").map(String.init)
            if steps.count == 2 {
                inner[steps[0], default: [:]][steps[1]] = schema(of: row.kind)
            } else {
                members[row.field.path] = schema(of: row.kind)
            }
        }
        for (name, properties) in inner { members[name] = object(properties, nil) }
        return object(members, nil)
    }

    private static var service: JSONValue {
        guard case .object(var service) = answers(ofService: true), case .object(var members)? = service["properties"]
        else { return .null }
        members["id"] = text("The service's id; `svc_1`, `svc_2` … if absent.")
        members["kind"] = choice(ServiceKind.allCases.map(\.rawValue), "What kind of service; website if absent.")
        members["hosting"] = object(
            ["instance": text("An instance."), "number": text("A service identification number.")], nil)
        members["app"] = app
        service["properties"] = .object(members)
        return .object(service)
    }

    private static var app: JSONValue {
        let platform = object(
            [
                "platform": choice(AppPlatform.allCases.map(\.rawValue), "The operating system."),
                "name": text("The name shown there."), "package": text("Package name or bundle id."),
                "fingerprint": text("Android MD5, iOS SHA-1, HarmonyOS signature value; hexadecimal."),
                "publicKey": text("The public key."),
            ], nil)
        return object(
            [
                "name": text("The app's name."), "icon": typed("boolean", "Whether the icon is given."),
                "platforms": list(of: platform),
            ], "An app's own answers.")
    }

    private static var material: JSONValue {
        object(
            [
                "kind": choice(MaterialKind.allCases.map(\.rawValue), "What it shows."),
                "service": text("The service it belongs to; all of them if absent."), "id": text("The picture."),
            ], nil)
    }

    private static func schema(of kind: FieldKind) -> JSONValue {
        switch kind {
        case .yesNo: typed("boolean", nil)
        case .province: choice(Province.allCases.map(\.rawValue), nil)
        case .nature: choice(EntityNature.allCases.map(\.rawValue), nil)
        case .entityDocument, .personDocument: choice(DocumentKind.allCases.map(\.rawValue), nil)
        case .contents: list(of: choice(ServiceContent.allCases.map(\.rawValue), nil))
        case .languages: list(of: choice(SiteLanguage.allCases.map(\.rawValue), nil))
        case .preApproval: choice(["none"] + PreApproval.allCases.map(\.rawValue), nil)
        case .accessMethod: choice(AccessMethod.allCases.map(\.rawValue), nil)
        case .day: day(nil)
        case .dayOrLongTerm: text("A day such as 2030-12-31, or long-term.")
        default: text(nil)
        }
    }

    private static func typed(
        _ type: String, _ meaning: String?, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        var schema = more
        schema["type"] = .text(type)
        schema["description"] = meaning.map { .text($0) }
        return .object(schema)
    }

    private static func text(_ meaning: String?) -> JSONValue { typed("string", meaning) }

    private static func count(_ meaning: String) -> JSONValue {
        let counts = CheckContext.counts
        return typed(
            "integer", meaning,
            ["minimum": .number(Double(counts.lowerBound)), "maximum": .number(Double(counts.upperBound))])
    }

    private static func division(_ meaning: String) -> JSONValue {
        typed("string", meaning, ["pattern": .text("^[0-9]{6}$")])
    }

    private static func day(_ meaning: String?) -> JSONValue { typed("string", meaning, ["format": .text("date")]) }

    private static func choice(_ codes: [String], _ meaning: String?) -> JSONValue {
        typed("string", meaning, ["enum": .list(codes.map { .text($0) })])
    }

    private static func list(of items: JSONValue) -> JSONValue {
        .object(["type": .text("array"), "items": items])
    }

    private static func object(_ properties: [String: JSONValue], _ meaning: String?) -> JSONValue {
        typed("object", meaning, ["properties": .object(properties), "additionalProperties": .bool(false)])
    }
}
