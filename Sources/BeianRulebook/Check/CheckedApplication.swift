package import BeianCore

/// An application as `beian check` reads it (待检申请): the dossier in the API's form, and what else is known.
package struct CheckedApplication: Sendable {
    /// What is applied for.
    package let kind: ApplicationKind
    /// The answers.
    package let dossier: Dossier
    /// What the store or an outside look-up would answer.
    package let context: RuleContext

    /// Reads an application.
    ///
    /// - Parameters:
    ///   - body: the application's JSON object.
    ///   - names: reads domain names.
    /// - Throws: `fields.invalid` with every member that is unknown or of a wrong type.
    package init(
        _ body: JSONObject, names: @escaping @Sendable (String) -> Result<DomainName, DomainName.Fault>
    ) throws(Problem) {
        body.pass(over: Self.silentMembers)
        kind = body.choice("kind", of: ApplicationKind.self) ?? .firstFiling
        let fields = FieldTable.rows.map(\.field)
        let entity = body.object("entity").map { DossierAnswers.read($0, fields.filter { !$0.isOfService }) } ?? [:]
        let objects = body.objects("services") ?? []
        let services = objects.enumerated().map { index, object in
            Self.service(object, number: index + 1, fields.filter(\.isOfService))
        }
        for (index, service) in services.enumerated() where services[..<index].contains(where: { $0.id == service.id })
        {
            objects[index].refuse("id", "value.repeated")
        }
        let materials = (body.objects("materials") ?? []).flatMap { Self.material($0, services: services) }
        dossier = Dossier(entity: Answers(entity), services: services, materials: materials)
        var context = CheckContext.read(body.object("context"), services: services, names: names)
        for (index, object) in objects.enumerated() {
            guard let app = object.object("app") else { continue }
            context.services[index].merge(AppFacts.read(app)) { $1 }
        }
        context.tellsMaterials = body.has("materials")
        self.context = context
        try body.finish()
    }

    // Members that the API tells and that mean nothing to the rules.
    private static let silentMembers = [
        "$schema", "comment", "id", "product", "stage", "stageSince", "turn", "deadline", "round", "version",
        "createdAt", "updatedAt", "steps", "returnedItems", "findings", "verdicts", "history", "result",
    ]

    private static func service(_ object: JSONObject, number: Int, _ fields: [Field]) -> ServiceDraft {
        object.pass(over: ["app"])
        var service = ServiceDraft(id: ID(object.text("id") ?? "svc_\(number)"))
        service.kind = object.choice("kind", of: ServiceKind.self) ?? .website
        service.answers = Answers(DossierAnswers.read(object, fields))
        if let hosting = object.object("hosting") {
            if let instance = hosting.text("instance") { service.hosting = .instance(ID(instance)) }
            if let number = hosting.text("number") { service.hosting = .number(number) }
        }
        return service
    }

    private static func material(_ object: JSONObject, services: [ServiceDraft]) -> [AttachedMaterial] {
        let id = object.text("id") ?? "mat_1"
        let named = object.text("service")
        guard let kind = object.requiredChoice("kind", of: MaterialKind.self) else { return [] }
        if let named, !services.contains(where: { $0.id.text == named }) {
            object.refuse("service", "context.no-service")
        }
        guard kind.isOfService else { return [AttachedMaterial(kind: kind, service: nil, material: ID(id))] }
        let owners = named.map { [ID<ServiceDraft>($0)] } ?? services.map(\.id)
        return owners.map { AttachedMaterial(kind: kind, service: $0, material: ID(id)) }
    }
}

extension Rulebook {
    /// Everything that is found in an application that is checked outside of the store, worst first.
    package func inspect(_ application: CheckedApplication, policy: Policy, on day: Day) -> [Finding] {
        let judged = inspect(
            application.dossier, kind: application.kind, context: application.context, policy: policy, on: day)
        let isToCome = application.context.handedInOn.map { $0 > day } ?? false
        // On the day that is asked about it was not handed in yet.
        let toCome = Finding(pointer: "#/context/handedInOn", code: "context.handed-in-to-come")
        let found = isToCome ? [toCome] + judged : judged
        guard !application.context.tellsMaterials else { return found }
        // What is asked for by itself is left open; an answer that only a proof would excuse is found all the same.
        return found.filter { $0.code != DossierCheck.Fault.materialMissing.rawValue }
    }
}
