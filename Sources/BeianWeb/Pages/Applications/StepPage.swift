import BeianCore
import BeianDesk
import Hummingbird

/// A step of the applicant's that is asked twice: take back, give up, submit again, change (确认办理).
struct StepPage: Page {
    static let template = "applications/confirm"

    let confirmation: Confirmation
    let title: String

    private init(_ step: Step, _ full: ApplicationInFull.Answer, _ words: Words) {
        let key = "applications.step.\(step.rawValue)"
        let domain = words.domain(full.application.dossier.answer(.domain))
        title = words("\(key).title", ["domain": domain])
        confirmation = Confirmation(
            title: title, text: words("\(key).text"), warning: words.find("\(key).warning"),
            address: Links.step(full.application.id, step), hidden: [("seen", String(full.application.version))],
            button: words("\(key).button"), danger: step == .abandon, back: Links.application(full.application.id))
    }

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let step = try step(context)
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        guard full.steps.contains(step) else {
            let stage = full.application.stage
            throw Problem(
                .stepNotOpen,
                parameters: [
                    "stage": stage.rawValue, "step": step.rawValue, "turn": stage.facts.turn?.rawValue ?? "nobody",
                ])
        }
        return try context.page(StepPage(step, full, context.words))
    }

    @Sendable static func take(_ context: SignedInContext) async throws -> Response {
        let id: ID<FilingApplication> = try context.id()
        let step = try step(context)
        let seen = try context.seen
        switch step {
        case .withdraw: _ = try await context.perform(WithdrawApplication(application: id, seen: seen))
        case .abandon: _ = try await context.perform(AbandonApplication(application: id, seen: seen))
        case .resubmit: _ = try await context.perform(ResubmitApplication(application: id, seen: seen))
        case .amend: _ = try await context.perform(AmendApplication(application: id, seen: seen))
        default: throw Problem(.requestNotFound)
        }
        return context.redirect(to: Links.application(id), flash: "applications.step.\(step.rawValue).done")
    }

    private static func step(_ context: SignedInContext) throws(Problem) -> Step {
        guard let step = Step(rawValue: context.parameter("step")),
            [.withdraw, .abandon, .resubmit, .amend].contains(step)
        else { throw Problem(.requestNotFound) }
        return step
    }
}

/// Adds a website to a draft or takes one out (增减网站).
struct ServicePage: Page {
    static let template = "applications/confirm"

    let confirmation: Confirmation
    let title: String

    @Sendable static func add(_ context: SignedInContext) async throws -> Response {
        let id: ID<FilingApplication> = try context.id()
        let service = try await context.perform(AddService(application: id, seen: try context.seen))
        return context.redirect(to: Links.section(id, .typeCheck, service), flash: "applications.site.added")
    }

    @Sendable static func askRemoval(_ context: SignedInContext) async throws -> Response {
        let full = try await context.answer(ApplicationInFull(application: context.id()))
        let application = full.application
        let service: ID<ServiceDraft> = try context.id("service")
        guard let index = application.dossier.index(of: service) else { throw Problem(.serviceNotFound) }
        let words = context.words
        let title = words("applications.site.removal.title", ["site": application.siteName(index, words)])
        let confirmation = Confirmation(
            title: title, text: words("applications.site.removal.text"),
            address: Links.removeService(application.id, service), hidden: [("seen", String(application.version))],
            button: words("applications.site.removal.button"), danger: true, back: Links.application(application.id))
        return try context.page(ServicePage(confirmation: confirmation, title: title))
    }

    @Sendable static func remove(_ context: SignedInContext) async throws -> Response {
        let id: ID<FilingApplication> = try context.id()
        try await context.perform(
            RemoveService(application: id, seen: try context.seen, service: context.id("service")))
        return context.redirect(to: Links.application(id), flash: "applications.site.removed")
    }
}
