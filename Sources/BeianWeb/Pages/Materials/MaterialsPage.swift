import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// The materials of an application: what is asked for, what is there, and a place to upload each (备案材料).
struct MaterialsPage: Page {
    static let template = "materials/materials"

    /// A picture that is there.
    struct Picture: Sendable {
        let address: String
        let text: String
        let remove: String?
    }

    /// Materials of which one will do.
    struct Alternatives: Sendable {
        let others: [PageLink]
    }

    /// One thing that is asked for.
    struct Slot: Sendable {
        let id: String
        let title: String
        let hint: String?
        let owner: String?
        let state: Tag
        /// What rules say about it, with their sentence and source.
        let findings: FindingList?
        /// The materials any of which will do, where there are several.
        let choice: Alternatives?
        /// Where the letter is made from the answers, when it is one.
        let letter: PageLink?
        let pictures: [Picture]
        /// Where a picture is sent; nil when none can be added.
        let action: String?
        let file: FormField
        let button: String
    }

    let errors: ErrorSummary?
    let title: String
    let slots: [Slot]
    /// What is to be said of the pictures as a whole.
    let findings: FindingList?
    let back: String
    let check: String

    init(_ full: ApplicationInFull.Answer, context: SignedInContext, problem: Problem? = nil) {
        let words = context.words
        let application = full.application
        title = words.domain(application.dossier.answer(.domain))
        let sheet = FormSheet(problem: problem, words: words)
        let about = full.findings.filter { $0.pointer == MaterialSlots.pointer || !$0.kinds.isEmpty }
        let maker = MaterialSlots(application: application, findings: about, sheet: sheet, words: words)
        let made = full.materialNeeds.map(maker.slot)
        slots = made
        findings = FindingList(about.filter(\.kinds.isEmpty), words: words)
        errors = problem == nil ? nil : sheet.summary(made.map(\.file))
        back = Links.application(application.id)
        check = Links.check(application.id)
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        return try context.page(MaterialsPage(full, context: context))
    }

    @Sendable static func upload(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let application = full.application
        guard let kind = context.query.find("kind").flatMap(MaterialKind.init(rawValue:)) else {
            throw Problem(.requestNotFound)
        }
        let service = context.query.find("service").flatMap { text in
            application.dossier.services.first { $0.id.text == text }?.id
        }
        let need = MaterialNeed(kind: kind, service: service)
        do {
            guard let file = context.form.file(Self.field(need)) else {
                throw Problem.field("#/materials", "material.no-file")
            }
            _ = try await context.site.desk.upload(
                file.bytes, as: kind, of: service, to: application.id, actor: context.actor)
            return context.redirect(
                to: Links.materials(application.id) + "#" + Self.anchor(need), flash: "materials.uploaded",
                values: ["kind": context.words("materials.kind.\(kind.rawValue)")])
        } catch let problem as Problem where problem.code.kind == .invalid || problem.code == .materialTooLarge {
            let told = problem.findings.isEmpty ? Problem.field("#/materials", problem.code.rawValue) : problem
            let pointer = "#/" + Self.field(need).split(separator: ".").joined(separator: "/")
            let now = try await context.answer(ApplicationInFull(application: application.id))
            let page = MaterialsPage(now, context: context, problem: told.moved(from: "#/materials", to: pointer))
            return try context.page(page, status: problem.code.kind.status)
        }
    }

    @Sendable static func remove(_ context: SignedInContext) async throws -> Response {
        let id: ID<FilingApplication> = try context.id()
        try await context.perform(RemoveMaterial(application: id, material: context.id("material")))
        return context.redirect(to: Links.materials(id), flash: "materials.removed")
    }

    /// The name of the file's field: its own for each slot, because ids must not stand twice on a page.
    static func field(_ need: MaterialNeed) -> String {
        (["picture", need.kind.rawValue] + (need.service.map { [$0.text] } ?? [])).joined(separator: ".")
    }

    static func anchor(_ need: MaterialNeed) -> String {
        (["need", need.kind.rawValue] + (need.service.map { [$0.text] } ?? [])).joined(separator: "-")
    }
}

/// A picture as it was uploaded, for its owner (查看材料).
enum MaterialFile {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let found = try await context.site.desk.picture(try context.id(of: Material.self), as: context.actor)
        var response = context.file(found.bytes, mediaType: found.material.mediaType)
        response.headers[.contentDisposition] = "inline"
        if let name = HTTPField.Name("Content-Security-Policy") {
            response.headers[name] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        }
        return response
    }
}
