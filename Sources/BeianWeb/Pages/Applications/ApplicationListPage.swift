import BeianCore
import BeianDesk
import Hummingbird

/// The account's applications, newest first (我的备案申请).
struct ApplicationListPage: Page {
    static let template = "applications/list"
    private static let length = 20

    /// One application in the list.
    struct Line: Sendable {
        let address: String
        let domains: String
        let entity: String
        let number: String
        let stage: Tag
        let turn: String
        let deadline: String?
        let isFinal: Bool
    }

    let lines: [Line]
    let empty: EmptyState?
    let path: Bool
    let start: String
    let pages: Pagination?

    init(_ found: [ApplicationsOfAccount.Line], before: ID<FilingApplication>?, clerk: Clerk) {
        let words = clerk.words
        lines = found.map { line in
            let application = line.application
            let view = StageView(application, line.deadline, clerk)
            let domains = application.dossier.services.map { words.domain($0.answers[.domain]) }.filter { !$0.isEmpty }
            let name = application.dossier.entity[.entityName]
            return Line(
                address: Links.application(application.id),
                domains: domains.joined(separator: words("option.listSeparator")),
                entity: name.isEmpty ? words("applications.list.noName") : name, number: application.id.text,
                stage: Tag(view.name, Tone(rawValue: view.tone) ?? .plain), turn: view.turn, deadline: view.deadline,
                isFinal: view.isFinal)
        }
        let isEmpty = found.isEmpty && before == nil
        empty =
            isEmpty
            ? EmptyState(
                title: words("applications.empty.title"), text: words("applications.empty.text"),
                link: PageLink(Links.startApplication, words("applications.start.button"))) : nil
        path = isEmpty
        start = Links.startApplication
        pages = Pagination(
            first: before == nil ? nil : Links.applications(),
            next: found.count < Self.length ? nil : found.last.map { Links.applications(before: $0.application.id) })
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let before: ID<FilingApplication>? = try context.mark("before")
        let found = try await context.answer(ApplicationsOfAccount(before: before, limit: Self.length))
        return try context.page(ApplicationListPage(found, before: before, clerk: Clerk(context)))
    }
}

extension WebContext {
    /// The place in a list from which the page goes on; nil at the start.
    ///
    /// What is no id is refused as such.
    func mark<Subject: Identified>(_ name: String, of: Subject.Type = Subject.self) throws(Problem) -> ID<Subject>? {
        guard let text = query.find(name), !text.isEmpty else { return nil }
        guard text.utf8.count <= 80, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
            throw Problem(.requestMalformed)
        }
        return ID(text)
    }
}
