package import BeianCore
import BeianDesk
import BeianRulebook
import BeianStore

/// An application in a scene, with everything around it (场景中的申请).
package struct Filing: Sendable {
    package let id: ID<FilingApplication>
    package let holder: Holder
    package let instance: ID<HostedInstance>
    /// Its services, in their order.
    package let services: [ID<ServiceDraft>]
}

extension Scene {
    /// The rule book that comes with the program.
    static let book = Result { () throws(RulebookFault) in try BeianRulebook.load(folder: nil) }

    /// A scene with the real rule book.
    package static func withBook(policy: Policy = Scene.policy) async throws -> Scene {
        try await Scene(policy: policy, rulebook: book.get())
    }

    /// A sound company of its own: another certificate and other domains than every other in the scene, as far as the public
    /// examples reach.
    package func company(services count: Int = 1) throws -> Dossier {
        let codes = [
            "91350100M000100Y43", "91110000600037341L", "91310115591693856A", "91110000802100433B",
            "91440300708461136T", "91330106673959654P",
        ]
        let number = nextCompany()
        var dossier = SampleDossier.company(services: count)
        dossier.entity[.documentNumber] = codes[number % codes.count]
        for index in dossier.services.indices {
            let domain = "qingshan\(number)-\(index)-demo.cn"
            dossier.services[index].answers[.domain] = domain
            dossier.services[index].answers[.homeURL] = "www.\(domain)"
        }
        return dossier
    }

    /// An instance that can carry filings, in the inventory of a holder.
    @discardableResult
    package func instance(
        of holder: Holder, slots: Int = 5, product: FilingProduct = .hosting, _ changes: [String: String] = [:]
    ) async throws -> ID<HostedInstance> {
        let number = next()
        let today = clock.now.beijingDay
        let row = [
            "id": "ins-demo\(number)", "owner": holder.id.text, "product": product.rawValue, "model": "ecs.c7.large",
            "province": Province.fujian.rawValue, "region": "cn-demo-1", "publicIPs": "203.0.113.\(number % 250 + 1)",
            "billing": "subscription", "boughtOn": today.adding(days: -10).description,
            "validUntil": today.adding(days: 400).description, "slots": String(product == .hosting ? slots : 1),
        ].merging(changes) { $1 }
        try await perform(ImportInstances(rows: [InstanceRow(row)]), as: .console)
        return ID(row["id"] ?? "")
    }

    /// An application with the type check only.
    package func started(
        by holder: Holder? = nil, dossier: Dossier? = nil, product: FilingProduct = .hosting
    ) async throws -> FilingApplication {
        let owner = if let holder { holder } else { try await account() }
        let dossier = if let dossier { dossier } else { try company() }
        return try await perform(
            StartApplication(product: product, answers: answers(dossier, .typeCheck)), as: owner.actor)
    }

    /// A draft in which everything is filled in, ready to be handed in.
    package func draft(
        by holder: Holder? = nil, dossier: Dossier? = nil, hosting: HostingChoice? = nil
    ) async throws -> Filing {
        let owner = if let holder { holder } else { try await account() }
        let dossier = if let dossier { dossier } else { try company() }
        if try await !answer(SetupState(), as: owner.actor).isComplete { try await verifiedContact(of: owner) }
        let instance = try await instance(of: owner)
        let application = try await started(by: owner, dossier: dossier)
        var services = application.dossier.services.map(\.id)
        for index in dossier.services.indices.dropFirst() {
            services.append(try await perform(AddService(application: application.id, seen: nil), as: owner.actor))
            try await save(application.id, .typeCheck, dossier, index, services[index], by: owner, only: [.domain])
        }
        for section in [Section.entity, .person] {
            try await save(application.id, section, dossier, 0, nil, by: owner)
        }
        for (index, service) in services.enumerated() {
            try await save(application.id, .service, dossier, index, service, by: owner)
            try await save(application.id, .servicePerson, dossier, index, service, by: owner)
            try await perform(
                ChooseHosting(
                    application: application.id, seen: nil, service: service, choice: hosting ?? .instance(instance)),
                as: owner.actor)
        }
        for material in dossier.materials {
            let service = material.service.flatMap(dossier.index(of:)).map { services[$0] }
            _ = try await desk.upload(
                TestPicture.png(), as: material.kind, of: service, to: application.id, actor: owner.actor)
        }
        return Filing(id: application.id, holder: owner, instance: instance, services: services)
    }

    /// Hands an application in.
    @discardableResult
    package func submit(_ filing: Filing) async throws -> FilingApplication {
        try await perform(
            SubmitApplication(application: filing.id, seen: nil, commitment: true), as: filing.holder.actor)
    }

    /// An application at a stage: a draft that took the shortest way there through the life cycle, step by step.
    package func application(
        at stage: Stage, by holder: Holder? = nil, dossier: Dossier? = nil, hosting: HostingChoice? = nil
    ) async throws -> Filing {
        let filing = try await draft(by: holder, dossier: dossier, hosting: hosting)
        for row in try Self.way(to: stage) { try await take(row, with: filing) }
        let reached = try await stored(filing).stage
        guard reached == stage else { throw SceneFault("\(filing.id) is at \(reached), not at \(stage)") }
        return filing
    }

    /// The application as the store holds it.
    package func stored(_ filing: Filing) async throws -> FilingApplication {
        try await read { try $0.applications.get(filing.id) }
    }

    /// The answers of one section of a dossier.
    package func answers(_ dossier: Dossier, _ section: Section, service index: Int = 0) -> [Field: String] {
        var answers: [Field: String] = [:]
        for row in FieldTable.rows(in: section) { answers[row.field] = dossier.answer(row.field, service: index) }
        return answers
    }

    private func save(
        _ application: ID<FilingApplication>, _ section: Section, _ dossier: Dossier, _ index: Int,
        _ service: ID<ServiceDraft>?, by holder: Holder, only: Set<Field>? = nil
    ) async throws {
        let answers = answers(dossier, section, service: index).filter { only?.contains($0.key) ?? true }
        try await perform(
            SaveSection(application: application, seen: nil, section: section, service: service, answers: answers),
            as: holder.actor)
    }

    /// The rows of the shortest way from the draft of a first filing to a stage.
    package static func way(to stage: Stage) throws -> [Lifecycle.Row] {
        let route = Route(of: .firstFiling)
        var ways: [Stage: [Lifecycle.Row]] = [.draft: []]
        var open: [Stage] = [.draft]
        while !open.isEmpty {
            let from = open.removeFirst()
            for row in Lifecycle.rows where row.from == from && row.only.holds(for: route) && ways[row.to] == nil {
                ways[row.to] = (ways[from] ?? []) + [row]
                open.append(row.to)
            }
        }
        guard let way = ways[stage] else { throw SceneFault("no way leads to \(stage)") }
        return way
    }
}
