import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// The account's instances, and whether each can carry a filing (我的实例).
struct InstancesPage: Page {
    static let template = "service-identification/instances"
    private static let length = 50

    /// An instance with the form that issues a number for it.
    struct Line: Sendable {
        let instance: StartPage.Eligibility
        let product: String
        let billing: String
        let mayIssue: Bool
        let note: FormField
        let id: String
    }

    let lines: [Line]
    let empty: EmptyState?
    let issue: String
    let numbers: String
    let pages: Pagination?

    init(_ found: [InstancesOfAccount.Line], isFirst: Bool, words: Words) {
        let sheet = FormSheet(words: words)
        lines = found.map { line in
            let note = sheet.field(
                "note.\(line.instance.id.text)", key: "service-identification.note", required: false, width: .middle,
                autocomplete: "off", max: 100)
            return Line(
                instance: StartPage.eligibility(line, words),
                product: words.option("product", line.instance.product.rawValue),
                billing: words.option("billing", line.instance.billing.rawValue),
                mayIssue: line.obstacles.isEmpty, note: note, id: line.instance.id.text)
        }
        let isEmpty = found.isEmpty && isFirst
        empty =
            isEmpty
            ? EmptyState(
                title: words("service-identification.empty.title"), text: words("service-identification.empty.text"))
            : nil
        issue = Links.serviceNumbers()
        numbers = Links.serviceNumbers()
        pages = Pagination(
            first: isFirst ? nil : Links.instances(),
            next: found.count < Self.length ? nil : found.last.map { Links.instances(after: $0.instance.id) })
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let after: ID<HostedInstance>? = try context.mark("after")
        let found = try await context.answer(InstancesOfAccount(after: after, limit: length))
        return try context.page(InstancesPage(found, isFirst: after == nil, words: context.words))
    }
}

/// The service identification numbers that the account issued (我的备案服务号).
struct ServiceNumbersPage: Page {
    static let template = "service-identification/numbers"
    private static let length = 20

    /// A number and how it stands.
    struct Line: Sendable {
        let number: String
        let instance: String
        let note: String?
        let state: Tag
        let stateHint: String
        let issuedAt: String
        let machine: String
        let revoke: String?
    }

    let lines: [Line]
    let empty: EmptyState?
    let instances: String
    let pages: Pagination?

    init(_ found: [ServiceIdentificationNumber], isFirst: Bool, words: Words) {
        lines = found.map { number in
            let tone: Tone =
                switch number.state {
                case .issued: .info
                case .bound: .warn
                case .consumed: .good
                case .revoked: .plain
                }
            let key = "service-identification.state.\(number.state.rawValue)"
            return Line(
                number: number.number, instance: number.instance.text, note: number.note.isEmpty ? nil : number.note,
                state: Tag(words("\(key).name"), tone), stateHint: words("\(key).hint"),
                issuedAt: number.issuedAt.beijingText, machine: number.issuedAt.description,
                revoke: number.state == .issued ? Links.revokeServiceNumber(number.id) : nil)
        }
        let isEmpty = found.isEmpty && isFirst
        empty =
            isEmpty
            ? EmptyState(
                title: words("service-identification.noNumbers.title"),
                text: words("service-identification.noNumbers.text"),
                link: PageLink(Links.instances(), words("service-identification.toInstances"))) : nil
        instances = Links.instances()
        pages = Pagination(
            first: isFirst ? nil : Links.serviceNumbers(),
            next: found.count < Self.length ? nil : found.last.map { Links.serviceNumbers(before: $0.id) })
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let before: ID<ServiceIdentificationNumber>? = try context.mark("before")
        let found = try await context.answer(ServiceNumbersOfAccount(before: before, limit: length))
        return try context.page(ServiceNumbersPage(found, isFirst: before == nil, words: context.words))
    }

    @Sendable static func issue(_ context: SignedInContext) async throws -> Response {
        let instance = context.form["instance"]
        let issued = try await context.perform(
            IssueServiceIdentificationNumber(instance: ID(instance), note: context.form["note.\(instance)"]))
        return context.redirect(
            to: Links.serviceNumbers(), flash: "service-identification.issued", values: ["number": issued.number])
    }
}

/// Asks before a number is revoked, and revokes it (撤销备案服务号).
struct RevokePage: Page {
    static let template = "service-identification/revoke"

    let confirmation: Confirmation
    let title: String

    @Sendable static func ask(_ context: SignedInContext) async throws -> Response {
        let id: ID<ServiceIdentificationNumber> = try context.id()
        // One past the id, so that the page of the list that begins with it comes back.
        let found = try await context.answer(ServiceNumbersOfAccount(before: ID(id.text + "~"), limit: 1)).first
        guard let number = found, number.id == id, number.state != .revoked else { throw Problem(.numberNotFound) }
        let words = context.words
        let title = words("service-identification.revoke.title")
        let confirmation = Confirmation(
            title: title, text: words("service-identification.revoke.text", ["number": number.number]),
            warning: words("service-identification.revoke.warning"), address: Links.revokeServiceNumber(id),
            button: words("service-identification.revoke.button"), danger: true, back: Links.serviceNumbers())
        return try context.page(RevokePage(confirmation: confirmation, title: title))
    }

    @Sendable static func revoke(_ context: SignedInContext) async throws -> Response {
        try await context.perform(RevokeServiceIdentificationNumber(number: context.id()))
        return context.redirect(to: Links.serviceNumbers(), flash: "service-identification.revoked")
    }
}
