import BeianCore
import BeianDesk
import HTTPTypes
import Hummingbird

/// The filing type check with which an application begins (备案类型校验); what can carry a filing is shown first.
struct StartPage: Page {
    static let template = "applications/start"

    /// An instance and whether it can carry a filing.
    struct Eligibility: Sendable {
        let name: String
        let facts: String
        let state: Tag
        let obstacles: [Obstacle]
    }

    /// What stands in the way of an instance, and the way out.
    struct Obstacle: Sendable {
        let reason: String
        let remedy: String
    }

    let errors: ErrorSummary?
    /// Why nothing can be started with these answers, and what to do instead.
    let obstacle: NoticeBox?
    let instances: [Eligibility]
    let hosting: NoticeBox
    let allInstances: String
    let requirements: String
    let product: FormField
    let fields: [FormField]
    let action: String
    let back: String

    init(_ lines: [InstancesOfAccount.Line], context: SignedInContext, problem: Problem? = nil) {
        let words = context.words
        let sheet = FormSheet(context.form, problem: problem, words: words)
        instances = lines.map { Self.eligibility($0, words) }
        let usable = lines.filter(\.obstacles.isEmpty).count
        let mood = lines.isEmpty ? "none" : usable == 0 ? "blocked" : "ready"
        hosting = NoticeBox(
            title: words("applications.start.hosting.\(mood).title", ["count": String(usable)]),
            text: words("applications.start.hosting.\(mood).text"),
            tone: usable == 0 ? .warn : .good)
        allInstances = Links.instances()
        requirements = Links.requirements(
            Province(rawValue: context.form[Field.province.formName()]),
            EntityNature(rawValue: context.form[Field.nature.formName()]))
        let products = FilingProduct.allCases.filter {
            DoorPolicy.mayFile($0, from: context.account.site, through: context.visit.door)
        }
        product = sheet.field(
            "product", key: "applications.product",
            .radios(products.map { Choice($0.rawValue, words.option("product", $0.rawValue)) }),
            value: FilingProduct.hosting.rawValue)
        let input = FieldInput(words: words, dossier: Dossier())
        fields = FieldTable.rows(in: .typeCheck).map { row in
            var field = sheet.field(
                row.field.formName(), key: row.field.key, input.input(of: row), width: FieldInput.width(of: row.kind),
                autocomplete: FieldInput.autocomplete(of: row.field), max: row.kind == .domain ? 255 : 128)
            if row.field == .documentKind { field.follows = FormSheet.id(Field.nature.formName()) }
            return field
        }
        errors = sheet.summary([product] + fields)
        obstacle = problem?.findings.isEmpty == true ? NoticeBox(problem, words) : nil
        action = Links.startApplication
        back = Links.applications()
    }

    static func eligibility(_ line: InstancesOfAccount.Line, _ words: Words) -> Eligibility {
        let instance = line.instance
        let facts = words(
            "service-identification.facts",
            [
                "model": instance.model, "region": instance.region, "until": instance.validUntil.description,
                "used": String(line.used), "slots": String(instance.slots),
            ])
        let isUsable = line.obstacles.isEmpty
        return Eligibility(
            name: instance.id.text, facts: facts,
            state: Tag(words("service-identification.\(isUsable ? "usable" : "blocked")"), isUsable ? .good : .warn),
            obstacles: line.findings.map { finding in
                let told = FindingView(finding, words: words)
                return Obstacle(reason: told.reason, remedy: told.remedy ?? "")
            })
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let mayFile = DoorPolicy.mayFile(.hosting, from: context.account.site, through: context.visit.door)
        guard mayFile else { return try closedDoor(context) }
        if let filed = try await context.answer(FilingsOfAccount(limit: 1)).first {
            let values = ["number": filed.entityNumber, "provider": context.site.desk.house.policy.providerName]
            return try alreadyFiled(Problem(.entityFiled, parameters: values), context)
        }
        // Told before the form is filled in, not after.
        guard try await context.answer(SetupState()).missingAgreements.isEmpty else { return agreeFirst(context) }
        return try context.page(StartPage(try await context.answer(InstancesOfAccount(limit: 100)), context: context))
    }

    @Sendable static func start(_ context: SignedInContext) async throws -> Response {
        do {
            guard let product = FilingProduct(rawValue: context.form["product"]) else {
                throw Problem.field("#/product", "value.not-a-choice")
            }
            var answers: [Field: String] = [:]
            for row in FieldTable.rows(in: .typeCheck) {
                answers[row.field] = context.form[row.field.formName()]
            }
            let started = try await context.perform(StartApplication(product: product, answers: answers))
            return context.redirect(to: Links.application(started.id), flash: "applications.started")
        } catch let problem as Problem {
            return try await refused(problem, context)
        }
    }

    /// Says at the field what is wrong with it; leads on where the way out is another page.
    private static func refused(_ problem: Problem, _ context: SignedInContext) async throws -> Response {
        let words = context.words
        switch problem.code {
        case .applicationOpen:
            let open = ID<FilingApplication>(problem.parameters["application"] ?? "")
            let page = ExplanationPage(
                problem, words, links: [PageLink(Links.application(open), words("applications.open.continue"))])
            return try context.page(page, status: .conflict)
        case .doorClosed: return try closedDoor(context)
        case .entityFiled: return try alreadyFiled(problem, context)
        case .agreementRequired: return agreeFirst(context)
        case .domainFiled:
            let finding = Finding(
                pointer: Field.domain.pointer(), code: "domain.filed", parameters: problem.parameters)
            return try await again(Problem(.domainFiled, [finding]), .conflict, context)
        case let code where [.invalid, .conflict, .tooMany].contains(code.kind):
            return try await again(problem, code.kind.status, context)
        default: throw problem
        }
    }

    /// Leads to the agreements and from there back to the form.
    private static func agreeFirst(_ context: SignedInContext) -> Response {
        context.redirect(
            to: Links.agreeing(next: Links.startApplication), flash: "applications.agreeFirst")
    }

    private static func again(
        _ problem: Problem, _ status: HTTPResponse.Status, _ context: SignedInContext
    ) async throws -> Response {
        let lines = try await context.answer(InstancesOfAccount(limit: 100))
        return try context.page(StartPage(lines, context: context, problem: problem), status: status)
    }

    /// An entity that has a number is not filed a second time; what comes after is not taken here yet.
    private static func alreadyFiled(_ problem: Problem, _ context: SignedInContext) throws -> Response {
        let words = context.words
        let page = ExplanationPage(
            problem, words,
            links: [
                PageLink(Links.filings(), words("applications.filed.filings")),
                PageLink(Links.applications(), words("applications.door.back")),
            ])
        return try context.page(page, status: .conflict)
    }

    /// A closed door explains itself and offers to go on at a computer.
    static func closedDoor(_ context: SignedInContext) throws -> Response {
        let words = context.words
        let problem = Problem(.doorClosed, parameters: ["door": context.visit.door.rawValue])
        let address = context.site.desk.house.publicURL + Links.startApplication
        let page = ExplanationPage(
            problem, words, links: [PageLink(Links.applications(), words("applications.door.back"))], copy: address)
        return try context.page(page, status: .forbidden)
    }
}

/// Why something is not done here, and where to go instead (说明页).
struct ExplanationPage: Page {
    static let template = "applications/explanation"

    let title: String
    let what: String
    let todo: String
    let links: [PageLink]
    /// An address to take along.
    let copy: String?
    let note: String?

    init(_ problem: Problem, _ words: Words, links: [PageLink], copy: String? = nil, note: String? = nil) {
        let key = "problem.\(problem.code.rawValue)"
        title = words("\(key).title", problem.parameters)
        what = words("\(key).what", problem.parameters)
        todo = words("\(key).todo", problem.parameters)
        self.links = links
        self.copy = copy
        self.note = note
    }
}
