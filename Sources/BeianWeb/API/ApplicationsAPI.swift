import BeianCore
import BeianDesk
import Hummingbird

/// Applications from draft to number, by a program (备案申请接口).
enum ApplicationsAPI {
    /// The account's applications, newest first.
    @Sendable static func list(_ context: ClientContext) async throws -> Response {
        let limit = try context.pageLimit()
        let lines = try await context.answer(ApplicationsOfAccount(before: context.place("before"), limit: limit))
        let personal = context.seesPersonal
        return context.json(
            context.listing(
                lines.map { ApplicationDocument($0.application, deadline: $0.deadline, personal: personal) },
                limit: limit, from: "before", last: lines.last?.application.id.text))
    }

    /// Starts an application with the filing type check.
    @Sendable static func start(_ context: ClientContext) async throws -> Response {
        let body = try context.jsonBody()
        let product = body.choice("product", of: FilingProduct.self) ?? .hosting
        let dossier = DossierBody(body, sections: [.typeCheck], areNew: true)
        if dossier.services.count > 1 { body.refuse("services", "json.wrong-type", ["type": "list of one"]) }
        try body.finish()
        let answers = dossier.entity.merging(dossier.services.first?.answers ?? [:]) { $1 }
        let calendar = context.site.desk.house.calendar
        let personal = context.seesPersonal
        return try await context.create(StartApplication(product: product, answers: answers)) {
            Created(
                ApplicationDocument($0, deadline: $0.deadline(by: calendar), personal: personal),
                location: Links.apiApplication($0.id), version: $0.version)
        }
    }

    /// One application with its findings, verdicts, history and result.
    @Sendable static func show(_ context: ClientContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let version = full.application.version
        if context.hasSeen(version) { return Response(status: .notModified) }
        return context.json(
            ApplicationDocument(
                full, personal: context.seesPersonal, words: context.words,
                rejections: context.site.desk.house.rulebook.rejections),
            version: version)
    }

    /// Saves answers all over the draft at once.
    @Sendable static func save(_ context: ClientContext) async throws -> Response {
        let seen = try context.seenVersion()
        let id = try context.id("id", of: FilingApplication.self)
        let body = try context.jsonBody()
        let dossier = DossierBody(body)
        try body.finish()
        return answer(
            try await context.perform(
                SaveDossier(application: id, seen: seen, entity: dossier.entity, services: dossier.services)),
            context)
    }

    /// Hands the application in.
    @Sendable static func submit(_ context: ClientContext) async throws -> Response {
        let seen = try context.seenVersion()
        let id = try context.id("id", of: FilingApplication.self)
        let body = try context.jsonBody()
        let commitment = body.bool("commitment") ?? false
        try body.finish()
        return answer(
            try await context.perform(SubmitApplication(application: id, seen: seen, commitment: commitment)), context)
    }

    /// Takes the application back to edit it.
    @Sendable static func withdraw(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        return answer(try await context.perform(WithdrawApplication(application: id, seen: seen)), context)
    }

    /// Gives the application up.
    @Sendable static func abandon(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        return answer(try await context.perform(AbandonApplication(application: id, seen: seen)), context)
    }

    /// Hands the same data in once more after a failed SMS check.
    @Sendable static func resubmit(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        return answer(try await context.perform(ResubmitApplication(application: id, seen: seen)), context)
    }

    /// Opens the data for changes after a failed SMS check.
    @Sendable static func amend(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        return answer(try await context.perform(AmendApplication(application: id, seen: seen)), context)
    }

    /// Adds a website.
    @Sendable static func addService(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        return try await context.create(AddService(application: id, seen: seen)) {
            Created(["id": $0.text], location: Links.apiApplication(id), version: seen + 1)
        }
    }

    /// Takes a website out.
    @Sendable static func removeService(_ context: ClientContext) async throws -> Response {
        let (id, seen) = try step(context)
        try await context.perform(RemoveService(application: id, seen: seen, service: context.id("service")))
        return context.nothing(version: seen + 1)
    }

    /// Says where a website is hosted.
    @Sendable static func host(_ context: ClientContext) async throws -> Response {
        let seen = try context.seenVersion()
        let id = try context.id("id", of: FilingApplication.self)
        let service = try context.id("service", of: ServiceDraft.self)
        let body = try context.jsonBody()
        let instance = body.text("instance")
        let number = body.text("number")
        if (instance == nil) == (number == nil) {
            body.refuse("instance", "json.missing")
        }
        try body.finish()
        let choice = instance.map { HostingChoice.instance(ID($0)) } ?? .number(number ?? "")
        return answer(
            try await context.perform(ChooseHosting(application: id, seen: seen, service: service, choice: choice)),
            context)
    }

    private static func step(_ context: ClientContext) throws -> (ID<FilingApplication>, Version) {
        let seen = try context.seenVersion()
        let id = try context.id("id", of: FilingApplication.self)
        try context.jsonBody().finish()
        return (id, seen)
    }

    private static func answer(_ application: FilingApplication, _ context: ClientContext) -> Response {
        let deadline = application.deadline(by: context.site.desk.house.calendar)
        return context.json(
            ApplicationDocument(application, deadline: deadline, personal: context.seesPersonal),
            version: application.version)
    }
}
