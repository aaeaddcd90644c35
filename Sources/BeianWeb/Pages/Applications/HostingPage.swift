import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// Where a website is hosted: an instance of one's own, or a service identification number (接入信息).
struct HostingPage: Page {
    static let template = "applications/hosting"
    private static let length = 100
    private static let numberField = "number"

    let errors: ErrorSummary?
    let subtitle: String
    let choice: FormField
    let number: FormField
    let blocked: [StartPage.Eligibility]
    let hasBlocked: Bool
    let pages: Pagination?
    let current: String?
    let isEditable: Bool
    let action: String
    let back: String
    let seen: String

    private struct Place {
        let application: FilingApplication
        let service: ServiceDraft
        let index: Int
        /// What is to be said about the choice that is stored.
        let findings: [Finding]
    }

    private init(
        _ place: Place, _ lines: [InstancesOfAccount.Line], context: SignedInContext, problem: Problem? = nil
    ) {
        let words = context.words
        let application = place.application
        let mine = Self.instance(of: place.service)
        let fitting = lines.filter { $0.instance.product == application.product }
        // The slot that this very website holds is not in its own way.
        let usable = fitting.filter {
            $0.obstacles.isEmpty || ($0.instance.id == mine && $0.obstacles == [.slotsUsed])
        }
        let sheet = FormSheet(context.form, problem: problem, words: words)
        let name = "services.\(place.index).hosting"
        let choices = usable.map { line in
            Choice(line.instance.id.text, line.instance.id.text, hint: StartPage.eligibility(line, words).facts)
        }
        let wasSent = context.visit.method == .post
        let typed = Self.number(of: place.service)
        var choice = sheet.field(
            name, key: "service-identification.choice",
            .radios(choices + [Choice(Self.numberField, words("service-identification.byNumber"))]),
            value: wasSent ? nil : mine?.text ?? typed.map { _ in Self.numberField })
        if !wasSent { choice.tell(place.findings.map { ($0, FindingView($0, words: words)) }, words: words) }
        self.choice = choice
        number = sheet.field(
            Self.numberField, key: "service-identification.number", required: false, width: .middle,
            autocomplete: "off", max: 64, value: wasSent ? nil : typed)
        blocked = fitting.filter { line in !usable.contains { $0.instance.id == line.instance.id } }
            .map { StartPage.eligibility($0, words) }
        hasBlocked = !blocked.isEmpty
        errors = sheet.summary([choice, number])
        let last = lines.count < Self.length ? nil : lines.last?.instance.id
        pages = Pagination(
            first: context.query.find("after") == nil ? nil : Links.hosting(application.id, place.service.id),
            next: last.map { Links.hosting(application.id, place.service.id, after: $0) })
        current = mine?.text ?? typed
        isEditable = application.mayEdit(ReviewItem(.hosting, service: place.service.id))
        subtitle = application.siteName(place.index, words)
        action = Links.hosting(application.id, place.service.id)
        back = Links.application(application.id)
        seen = String(application.version)
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let place = try await place(context)
        return try context.page(HostingPage(place, try await lines(context), context: context))
    }

    @Sendable static func save(_ context: SignedInContext) async throws -> Response {
        let place = try await place(context)
        let pointer = "#/services/\(place.index)/hosting"
        let chosen = context.form["services.\(place.index).hosting"]
        let byNumber = chosen == numberField
        do {
            guard !chosen.isEmpty else { throw Problem.field(pointer, "hosting.missing") }
            let typed = context.form[numberField]
            guard !byNumber || !typed.isEmpty else { throw Problem.field("#/number", "value.missing") }
            _ = try await context.perform(
                ChooseHosting(
                    application: place.application.id, seen: try context.seen, service: place.service.id,
                    choice: byNumber ? .number(typed) : .instance(ID(chosen))))
            return context.redirect(
                to: Links.application(place.application.id), flash: "applications.section.saved",
                values: ["section": context.words("section.hosting")])
        } catch let problem as Problem where isTold(problem.code) {
            let told = byNumber ? problem.moved(from: pointer, to: "#/number") : problem
            let isStale = problem.code == .changedMeanwhile
            // Shown is how things stand now, with what was chosen.
            let page = HostingPage(
                isStale ? try await Self.place(context) : place, try await lines(context), context: context,
                problem: told)
            return try context.page(page, status: isStale ? .preconditionFailed : .unprocessableContent)
        }
    }

    /// Whether a problem is told on the form itself.
    private static func isTold(_ code: Problem.Code) -> Bool {
        code.kind == .invalid || [.instanceNotFound, .slotsUsed, .changedMeanwhile].contains(code)
    }

    private static func lines(_ context: SignedInContext) async throws -> [InstancesOfAccount.Line] {
        try await context.answer(InstancesOfAccount(after: context.mark("after"), limit: length))
    }

    private static func place(_ context: SignedInContext) async throws -> Place {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let text = context.query.find("service")
        guard let index = full.application.dossier.services.firstIndex(where: { $0.id.text == text }) else {
            throw Problem(.serviceNotFound)
        }
        return Place(
            application: full.application, service: full.application.dossier.services[index], index: index,
            findings: full.findings.filter {
                $0.pointer == "#/services/\(index)/hosting" && !SaveSection.isMissing($0)
            })
    }

    private static func instance(of service: ServiceDraft) -> ID<HostedInstance>? {
        if case .instance(let id) = service.hosting { id } else { nil }
    }

    private static func number(of service: ServiceDraft) -> String? {
        if case .number(let number) = service.hosting { number } else { nil }
    }
}

extension Problem {
    /// The same problem, told at another field.
    func moved(from pointer: String, to other: String) -> Problem {
        let findings = findings.map { finding in
            guard finding.pointer == pointer else { return finding }
            return Finding(
                pointer: other, code: finding.code, severity: finding.severity, rule: finding.rule,
                parameters: finding.parameters, reason: finding.reason, remedy: finding.remedy, source: finding.source,
                confidence: finding.confidence)
        }
        return Problem(code, findings, parameters: parameters)
    }
}
