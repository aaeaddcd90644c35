import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// All answers once more, what is to be said about them, the truth commitment, and the way to the reviewers (核对并提交).
struct CheckPage: Page {
    static let template = "applications/check"

    /// The answers of one section.
    struct Group: Sendable {
        /// Where the contents list leads.
        let id: String
        let title: String
        let list: SummaryList
    }

    let errors: ErrorSummary?
    let title: String
    let groups: [Group]
    let findings: FindingList?
    let blocking: String?
    let contacts: String?
    let unmended: NoticeBox?
    let mayCommit: Bool
    let commitment: FormField
    let action: String
    let back: String
    let seen: String

    init(_ full: ApplicationInFull.Answer, context: SignedInContext, problem: Problem? = nil) {
        let words = context.words
        let application = full.application
        let pages = FieldPages(application)
        let told = problem?.code == .commitmentRequired ? problem : nil
        let sheet = FormSheet(context.form, problem: told, words: words)
        title = words.domain(application.dossier.answer(.domain))
        groups = Self.groups(of: full, words: words, withLinks: true)
        let shown = problem?.findings.isEmpty == false && told == nil ? problem?.findings ?? [] : full.findings
        findings = FindingList(
            shown.map { finding in
                let place = pages.name(of: finding, words)
                let address = pages.address(of: finding.pointer)
                let proofs = MaterialSlots.proofs(for: finding, in: application, words)
                return (
                    finding, FindingView(finding, words: words, address: address, place: place, proofs: proofs)
                )
            }, words: words)
        let count = shown.filter { $0.severity == .block }.count
        blocking = count == 0 ? nil : words("applications.check.blocking", ["count": String(count)])
        contacts = full.hasVerifiedContact ? nil : Links.contacts
        unmended = ReturnedItem.unmended(full, words)
        mayCommit = count == 0 && full.hasVerifiedContact && full.steps.contains(.submit)
        commitment = sheet.field("commitment", key: "applications.commitment", .tick)
        action = Links.check(application.id)
        back = Links.application(application.id)
        seen = String(application.version)
        errors = Self.summary(problem, told, sheet, commitment, pages, words)
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        return try context.page(CheckPage(full, context: context))
    }

    @Sendable static func submit(_ context: SignedInContext) async throws -> Response {
        let id: ID<FilingApplication> = try context.id()
        do {
            _ = try await context.perform(
                SubmitApplication(
                    application: id, seen: try context.seen, commitment: context.form["commitment"] == "yes"))
            return context.redirect(to: Links.application(id), flash: "applications.submitted")
        } catch {
            return try await refused(error, id, context)
        }
    }

    /// What stands in the way is told on this page; an entity of another account has an explanation of its own.
    private static func refused(
        _ problem: Problem, _ id: ID<FilingApplication>, _ context: SignedInContext
    ) async throws -> Response {
        let words = context.words
        if problem.code == .entityElsewhere {
            let page = ExplanationPage(
                Problem(problem.code, parameters: problem.parameters), words,
                links: [PageLink(Links.application(id), words("applications.back"))],
                note: problem.parameters["account"].map { words("applications.check.elsewhere", ["account": $0]) })
            return try context.page(page, status: .conflict)
        }
        let isTold = problem.code.kind == .invalid || [.slotsUsed, .changedMeanwhile].contains(problem.code)
        guard isTold else { throw problem }
        let full = try await context.answer(ApplicationInFull(application: id))
        let page = CheckPage(full, context: context, problem: problem)
        return try context.page(page, status: problem.code.kind.status)
    }

    private static func summary(
        _ problem: Problem?, _ told: Problem?, _ sheet: FormSheet, _ commitment: FormField, _ pages: FieldPages,
        _ words: Words
    ) -> ErrorSummary? {
        guard let problem else { return nil }
        guard told == nil else { return sheet.summary([commitment]) }
        guard !problem.findings.isEmpty else {
            let text = words("problem.\(problem.code.rawValue).title", problem.parameters)
            return ErrorSummary([.init(address: "#main", text: text)])
        }
        return ErrorSummary(
            problem.findings.map {
                .init(
                    address: pages.address(of: $0.pointer) ?? "#main",
                    text: FindingView($0, words: words, place: pages.name(of: $0, words)).reason)
            })
    }

    /// Every answer in the order in which it was asked; the owner reads their own data in clear.
    static func groups(of full: ApplicationInFull.Answer, words: Words, withLinks: Bool) -> [Group] {
        let application = full.application
        let maker = AnswerRows(application: application, words: words, withLinks: withLinks)
        let entity = [Section.typeCheck, .entity, .person].map { section in
            Group(
                id: "answers-\(section.rawValue)", title: words("section.\(section.rawValue)"),
                list: SummaryList(maker.rows(section)))
        }
        let sites = application.dossier.services.indices.map { index in
            let rows = [Section.service, .servicePerson].flatMap { maker.rows($0, service: index) }
            return Group(
                id: "answers-site-\(index + 1)", title: application.siteName(index, words),
                list: SummaryList([maker.hosting(index)] + rows))
        }
        let materials = Group(
            id: "answers-materials", title: words("section.materials"),
            list: SummaryList(maker.materials(full.materialNeeds)))
        return entity + sites + [materials]
    }
}

/// Makes the rows of answers, each with the link to change it where it may be changed.
struct AnswerRows {
    let application: FilingApplication
    let words: Words
    let withLinks: Bool

    func rows(_ section: Section, service index: Int = 0) -> [SummaryList.Row] {
        let dossier = application.dossier
        let id = dossier.services.indices.contains(index) ? dossier.services[index].id : nil
        let pages = FieldPages(application)
        let rows = FieldTable.rows(in: section).filter { row in
            let isBlank = dossier.answer(row.field, service: index).isEmpty
            return dossier.asks(row.field, service: index) && !(row.field.isOfCertificate && isBlank)
        }
        return rows.map { row in
            let mayChange = withLinks && application.mayEdit(row.field, service: id)
            let address = mayChange ? pages.address(of: row.field.pointer(service: index)) : nil
            return SummaryList.Row(
                words.label(of: row.field), words.value(dossier.answer(row.field, service: index), of: row.field),
                change: address.map(change))
        }
    }

    func hosting(_ index: Int) -> SummaryList.Row {
        let service = application.dossier.services[index]
        let value =
            switch service.hosting {
            case .instance(let id): id.text
            case .number(let number): words("applications.check.number", ["number": number])
            case nil: words("option.unanswered")
            }
        let mayChange = withLinks && application.mayEdit(ReviewItem(.hosting, service: service.id))
        let link = mayChange ? change(Links.hosting(application.id, service.id)) : nil
        return SummaryList.Row(words("section.hosting"), value, change: link)
    }

    func materials(_ needs: [MaterialNeed]) -> [SummaryList.Row] {
        let shown = needs.filter { $0.isRequired || !application.dossier.attached(for: $0).isEmpty }
        return shown.map { need in
            let count = application.dossier.attached(for: need).count
            let key = count == 0 ? "missing" : "attached"
            let link = withLinks && application.mayAttach(need) ? change(Links.materials(application.id)) : nil
            return SummaryList.Row(
                words("materials.kind.\(need.kind.rawValue)"),
                words("applications.check.\(key)", ["count": String(count)]), change: link)
        }
    }

    private func change(_ address: String) -> PageLink { PageLink(address, words("applications.check.change")) }
}

/// On which page, and at which field of it, something can be changed.
struct FieldPages {
    private let application: FilingApplication
    private var addresses: [String: String] = [:]

    init(_ application: FilingApplication) {
        self.application = application
        for row in FieldTable.rows where !row.field.isOfService && row.section != .typeCheck {
            keep(row, index: 0, service: nil)
        }
        for (index, service) in application.dossier.services.enumerated() {
            for row in FieldTable.rows where row.field.isOfService && (row.section != .typeCheck || index > 0) {
                keep(row, index: index, service: service.id)
            }
            addresses["#/services/\(index)/hosting"] = Links.hosting(application.id, service.id)
        }
        addresses["#/materials"] = Links.materials(application.id)
    }

    /// The page for a pointer; nil where nothing can be changed any more.
    func address(of pointer: String) -> String? { addresses[pointer] }

    /// What a finding is about, as pages call it.
    func name(of finding: Finding, _ words: Words) -> String? {
        if finding.pointer == "#/materials", !finding.kinds.isEmpty { return words.either(finding.kinds) }
        if let field = Field.allCases.first(where: { !$0.isOfService && $0.pointer() == finding.pointer }) {
            return words.label(of: field)
        }
        for index in application.dossier.services.indices where finding.pointer.hasPrefix("#/services/\(index)/") {
            let field = Field.allCases.first { $0.isOfService && $0.pointer(service: index) == finding.pointer }
            let name = field.map { words.label(of: $0) } ?? words("section.hosting")
            return application.siteName(index, words) + words("applications.returned.separator") + name
        }
        return nil
    }

    private mutating func keep(_ row: FieldRow, index: Int, service: ID<ServiceDraft>?) {
        let anchor = "#" + FormSheet.id(row.field.formName(service: index))
        addresses[row.field.pointer(service: index)] =
            Links.section(application.id, row.section, service) + anchor
    }
}
