import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// One section of an application to fill in (填报页).
struct SectionPage: Page {
    static let template = "applications/section"

    /// Some questions, under a heading of their own or none.
    struct Group: Sendable {
        let legend: String?
        let lead: String
        let fields: [FormField]
    }

    let errors: ErrorSummary?
    let title: String
    let subtitle: String
    let lead: String
    let action: String
    let back: String
    let seen: String
    let groups: [Group]
    let frozen: SummaryList?
    let frozenNote: String
    /// What is stored now, when somebody else saved meanwhile.
    let stored: SummaryList?
    let isConflict: Bool
    /// Why nothing can be saved here any more, when the application moved on meanwhile.
    let closed: NoticeBox?
    /// What was typed and could not be saved.
    let lost: SummaryList?
    let isEditable: Bool
    /// Where on the page something is said about an answer that is stored.
    let remarked: Remarked?
    /// What is to be said about answers that cannot be changed here.
    let findings: FindingList?

    /// The answers about which something heavier than a note is said, with the way to each.
    struct Remarked: Sendable {
        let title: String
        let links: [PageLink]
        /// How heavy the heaviest is.
        let tone: String
    }

    init(
        _ form: SectionForm, sent: Form? = nil, problem: Problem? = nil, typed: [Field: String]? = nil,
        findings found: [Finding] = []
    ) {
        let words = form.words
        let application = form.application
        let sheet = FormSheet(sent ?? Form(), problem: problem?.code == .changedMeanwhile ? nil : problem, words: words)
        let isDomain = form.section == .typeCheck && form.service != nil
        title = isDomain ? words("topic.domain") : words("section.\(form.section.rawValue)")
        let name = form.service.map { _ in application.siteName(form.index, words) }
        subtitle = name ?? words.domain(application.dossier.answer(.domain))
        lead = words("applications.section.lead.\(isDomain ? "domain" : form.section.rawValue)")
        action = Links.section(application.id, form.section, form.service)
        back = Links.application(application.id)
        seen = String(application.version)
        let fields = form.fields(sheet, wasSent: sent != nil, findings: found)
        groups = form.groups(fields)
        let rows = form.frozen
        frozen = rows.isEmpty ? nil : SummaryList(rows)
        frozenNote = Self.whyFrozen(form, isCheck: form.section == .typeCheck && !isDomain)
        let differences = typed.map { form.differences(from: $0) } ?? []
        stored = differences.isEmpty ? nil : SummaryList(differences)
        closed = problem.flatMap { Self.closed($0, application, words) }
        isConflict = problem?.code == .changedMeanwhile && closed == nil
        let unsaved = sent.map { form.lost(in: $0) } ?? []
        lost = unsaved.isEmpty ? nil : SummaryList(unsaved)
        isEditable = !fields.isEmpty
        remarked = Self.remarked(fields, words)
        findings = form.remarksOnFrozen(in: found)
        let told = sheet.summary(fields)
        let moved = closed?.title ?? (isConflict ? words("applications.section.conflict.title") : nil)
        errors = moved.map { ErrorSummary([.init(address: "#main", text: $0)]) } ?? told
    }

    /// Why answers cannot be changed now, and what would open them.
    private static func whyFrozen(_ form: SectionForm, isCheck: Bool) -> String {
        let (application, words) = (form.application, form.words)
        guard application.stage.facts.editable == .nothing else {
            return words(isCheck ? "applications.section.frozenCheck" : "applications.section.frozen")
        }
        let key = application.steps(for: .applicant).contains(.withdraw) ? "withdraw" : "stage"
        return words(
            "applications.section.frozenNow.\(key)",
            ["stage": words("stage.applicant.\(application.stage.rawValue)")])
    }

    /// What happened and what can be done, when the stage allows no change any more.
    private static func closed(_ problem: Problem, _ application: FilingApplication, _ words: Words) -> NoticeBox? {
        let isLate = problem.code == .changedMeanwhile && application.stage.facts.editable == .nothing
        guard isLate || problem.code == .stepNotOpen else { return nil }
        let mayWithdraw = application.steps(for: .applicant).contains(.withdraw)
        return NoticeBox(
            title: words("applications.section.closed.title"),
            text: words(
                "applications.section.closed.\(mayWithdraw ? "withdraw" : "text")",
                ["stage": words("stage.applicant.\(application.stage.rawValue)")]),
            tone: .warn, link: PageLink(Links.application(application.id), words("applications.back")))
    }

    private static func remarked(_ fields: [FormField], _ words: Words) -> Remarked? {
        let told = fields.filter { $0.findings?.shown.isEmpty == false }
        let links = told.map { PageLink("#\($0.id)", $0.label) }
        let faulty = told.count { $0.findings?.isBlocking == true }
        let key = faulty == 0 ? "remarked" : faulty == told.count ? "faulty" : "faultyAndRemarked"
        let title = words(
            "applications.section.\(key)", ["count": String(links.count), "faulty": String(faulty)])
        let tone = faulty == 0 ? Tone.warn : .bad
        return links.isEmpty ? nil : Remarked(title: title, links: links, tone: tone.rawValue)
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let (form, full) = try await form(context)
        return try context.page(SectionPage(form, findings: full.findings))
    }

    @Sendable static func save(_ context: SignedInContext) async throws -> Response {
        let (form, full) = try await form(context)
        let typed = form.answers(in: context.form)
        let contradictions = form.contradictions(in: context.form)
        guard contradictions.isEmpty else {
            return try await refused(Problem(.fieldsInvalid, contradictions), form, typed, context)
        }
        do {
            let saved = try await context.perform(
                SaveSection(
                    application: form.application.id, seen: try context.seen, section: form.section,
                    service: form.service, answers: typed))
            let now = try await context.answer(ApplicationInFull(application: saved.id))
            let known = remarks(on: form, in: full)
            // A mere note holds nobody up.
            let isNew = remarks(on: form, in: now).contains { $0.severity != .note && !known.contains($0) }
            return next(after: form, saved: saved, hasRemarks: isNew, context)
        } catch {
            return try await refused(error, form, typed, context)
        }
    }

    /// Keeps what was typed: beside what is stored now when somebody else saved meanwhile, else with its faults.
    private static func refused(
        _ problem: Problem, _ form: SectionForm, _ typed: [Field: String], _ context: SignedInContext
    ) async throws -> Response {
        if [.changedMeanwhile, .stepNotOpen].contains(problem.code) {
            let (now, _) = try await Self.form(context)
            let page = SectionPage(now, sent: context.form, problem: problem, typed: typed)
            return try context.page(page, status: problem.code.kind.status)
        }
        guard problem.code.kind == .invalid else { throw problem }
        return try context.page(SectionPage(form, sent: context.form, problem: problem), status: .unprocessableContent)
    }

    private static func form(
        _ context: SignedInContext
    ) async throws -> (form: SectionForm, full: ApplicationInFull.Answer) {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let form = try SectionForm(
            full.application, section: context.parameter("section"), service: context.query.find("service"),
            words: context.words)
        return (form, full)
    }

    /// Something that was said about an answer, by which it is known again after the next saving.
    private struct Remark: Hashable {
        let pointer: String
        let code: String
        let severity: Finding.Severity
        let answer: String
    }

    private static func remarks(on form: SectionForm, in full: ApplicationInFull.Answer) -> Set<Remark> {
        let dossier = full.application.dossier
        let remarks = form.remarks(in: full.findings).map { finding in
            let row = form.rows.first { $0.field.pointer(service: form.index) == finding.pointer }
            return Remark(
                pointer: finding.pointer, code: finding.code, severity: finding.severity,
                answer: row.map { dossier.answer($0.field, service: form.index) } ?? "")
        }
        return Set(remarks)
    }

    /// Back to the task list, unless an answer opened further questions on this page or gave rise to a finding.
    private static func next(
        after form: SectionForm, saved: FilingApplication, hasRemarks: Bool, _ context: SignedInContext
    ) -> Response {
        let words = context.words
        let section = words("section.\(form.section.rawValue)")
        let here = Links.section(saved.id, form.section, form.service)
        guard !hasRemarks else {
            return context.redirect(to: here, flash: "applications.section.remarks", values: ["section": section])
        }
        if form.section == .typeCheck, let service = form.service {
            return context.redirect(
                to: Links.section(saved.id, .service, service), flash: "applications.section.domainSaved")
        }
        let before = Set(form.rows.map(\.field))
        let opened = FieldTable.rows(in: form.section).contains { row in
            !before.contains(row.field) && saved.dossier.demands(row.field, service: form.index)
                && saved.dossier.answer(row.field, service: form.index).isEmpty
        }
        if opened { return context.redirect(to: here, flash: "applications.section.more") }
        return context.redirect(
            to: Links.application(saved.id), flash: "applications.section.saved", values: ["section": section])
    }
}

extension SignedInContext {
    /// The version of the application that the form was made for.
    var seen: Version {
        get throws(Problem) {
            guard let seen = Version(form["seen"]) else { throw Problem(.requestMalformed) }
            return seen
        }
    }
}

extension FilingApplication {
    /// How a website is called on pages: its number and domain.
    func siteName(_ index: Int, _ words: Words) -> String {
        let domain = dossier.answer(.domain, service: index)
        let shown = domain.isEmpty ? words("applications.site.noDomain") : words.domain(domain)
        return words("applications.site.name", ["number": String(index + 1), "domain": shown])
    }
}
