import BeianCore
import BeianDesk
import Hummingbird

/// What a reviewer does to an application (审核操作): take, save verdicts, send back, accept, release.
enum ReviewActions {
    fileprivate enum Decision { case save, sendBack, accept, release }

    /// Problems that are told on the page itself, where what was typed is kept.
    private static let tellable: Set<Problem.Code> = [
        .changedMeanwhile, .takenByOther, .notTaken, .fieldsInvalid, .verdictsMissing, .verdictsContradict,
        .dossierIncomplete, .entityElsewhere, .stepNotOpen, .notYourTurn, .ownApplication, .fieldNotFound,
        .serviceNotFound,
    ]

    @Sendable static func take(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        return try await told(context, id) {
            try await context.perform(TakeApplication(application: id))
            return context.redirect(to: Links.staffApplication(id), flash: "review.flash.taken")
        }
    }

    @Sendable static func save(_ context: StaffContext) async throws -> Response { try await decide(.save, context) }

    @Sendable static func sendBack(_ context: StaffContext) async throws -> Response {
        try await decide(.sendBack, context)
    }

    @Sendable static func accept(_ context: StaffContext) async throws -> Response {
        try await decide(.accept, context)
    }

    @Sendable static func release(_ context: StaffContext) async throws -> Response {
        try await decide(.release, context)
    }

    /// Marks what has no mark yet as passed, without saving; the reviewer still looks and saves.
    @Sendable static func passRest(_ context: StaffContext) async throws -> Response {
        let file = try await context.answer(ApplicationForReview(application: try context.id()))
        let items = file.application.dossier.reviewItems
        var typed = TypedVerdicts(context.form, items: items)
        let blocked = ReviewSheet(
            file: file, words: context.words, typed: typed, problem: nil, isOpen: false, hasControls: false,
            mayReveal: false, form: context.form, revealed: nil
        ).blocked()
        let open = items.count { typed[$0].passes == nil }
        typed.passRest(of: items, except: blocked)
        let left = items.count { typed[$0].passes == nil }
        let problem = seen(context) == file.application.version ? nil : Problem(.changedMeanwhile)
        let turn = ReviewPage.Turn(typed: typed, problem: problem, preselected: open - left)
        return try context.page(ReviewPage(context, file, turn), status: problem?.code.kind.status ?? .ok)
    }

    /// Reports once more after a failure.
    @Sendable static func retry(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        return try await told(context, id) {
            _ = try await context.perform(RetryReport(application: id))
            return context.redirect(to: Links.administration, flash: "administration.flash.retried")
        }
    }

    /// Returns an application whose report cannot be delivered.
    @Sendable static func giveBack(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        return try await told(context, id) {
            _ = try await context.perform(SendBackApplication(application: id))
            return context.redirect(to: Links.administration, flash: "review.flash.sentBack")
        }
    }

    /// Saves what was typed, and then decides.
    private static func decide(_ decision: Decision, _ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        let file = try await context.answer(ApplicationForReview(application: id))
        let items = file.application.dossier.reviewItems
        let typed = TypedVerdicts(context.form, items: items)
        return try await told(context, id, typed) {
            var version = seen(context)
            if context.form.has("take"), version == file.application.version {
                try await context.perform(TakeApplication(application: id))
                version += 1
            }
            let changes = typed.changes(from: TypedVerdicts(file.verdicts), in: items)
            if !changes.isEmpty {
                version = try await context.perform(GiveVerdict(application: id, seen: version, verdicts: changes))
            }
            switch decision {
            case .save: return context.redirect(to: Links.staffApplication(id), flash: "review.flash.saved")
            case .sendBack: _ = try await context.perform(SendBackApplication(application: id, seen: version))
            case .accept: _ = try await context.perform(AcceptApplication(application: id, seen: version))
            case .release: try await context.perform(ReleaseApplication(application: id))
            }
            return context.redirect(to: Links.staffQueue(stage: file.application.stage), flash: decision.flash)
        }
    }

    /// Does something, or shows the application again with the reason why it could not be done.
    fileprivate static func told(
        _ context: StaffContext, _ id: ID<FilingApplication>, _ typed: TypedVerdicts? = nil,
        _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch let problem as Problem where tellable.contains(problem.code) {
            let file = try await context.answer(ApplicationForReview(application: id))
            let turn = ReviewPage.Turn(typed: typed, problem: problem)
            return try context.page(ReviewPage(context, file, turn), status: problem.code.kind.status)
        }
    }

    /// The version that the page showed; 0, which none has, when the form was tampered with.
    private static func seen(_ context: StaffContext) -> Version { Int(context.form["seen"]) ?? 0 }
}

extension ReviewActions {
    /// Shows a personal value in clear, once, and records the reason.
    @Sendable static func reveal(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        guard let request = RevealRequest(context.form["reveal"]) else { throw Problem(.fieldNotFound) }
        let file = try await context.answer(ApplicationForReview(application: id))
        let typed =
            context.form.has("seen")
            ? TypedVerdicts(context.form, items: file.application.dossier.reviewItems, isGiven: false) : nil
        return try await told(context, id, typed) {
            let value = try await context.perform(
                RevealField(
                    application: id, field: request.field, service: request.service,
                    reason: context.form["why.\(request.item.key)"]))
            let fresh = try await context.answer(ApplicationForReview(application: id))
            let shown = RevealedValue(
                field: request.field, service: request.service, value: context.words.value(value, of: request.field))
            return try context.page(ReviewPage(context, fresh, .init(typed: typed, shown: shown)))
        }
    }
}

extension ReviewActions.Decision {
    fileprivate var flash: String {
        switch self {
        case .save: "review.flash.saved"
        case .sendBack: "review.flash.sentBack"
        case .accept: "review.flash.accepted"
        case .release: "review.flash.released"
        }
    }
}

/// Which value is asked to be shown: `entity/person/mobile`, or `service/person/mobile@svc_…`.
struct RevealRequest {
    let field: Field
    let service: ID<ServiceDraft>?

    /// The item under which the value stands.
    var item: ReviewItem { ReviewItem(FieldTable.row(of: field).topic, service: service) }

    init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, let field = Field(rawValue: name) else { return nil }
        self.field = field
        service = parts.count > 1 ? ID(parts[1]) : nil
    }

    /// Whether a problem is only that no reason was given for which to look.
    static func isUnreasoned(_ problem: Problem) -> Bool { problem.findings.contains { $0.pointer == "#/reason" } }

    /// The text that stands for a value.
    static func value(_ field: Field, _ service: ID<ServiceDraft>?) -> String {
        field.rawValue + (service.map { "@\($0.text)" } ?? "")
    }
}

extension ReviewActions {
    /// A verdict that no rule foresaw as the draft of a rule, to be kept or thrown away (规则提案).
    @Sendable static func propose(_ context: StaffContext) async throws -> Response {
        let id = try context.id(of: FilingApplication.self)
        guard let item = ReviewItem(key: context.parameter("item")) else { throw Problem(.requestNotFound) }
        let proposal = try await context.answer(RuleProposed(application: id, item: item))
        return context.file(
            Array(proposal.yaml.utf8), mediaType: "application/yaml",
            name: "proposal-\(proposal.topic.rawValue)-\(proposal.day).yaml")
    }
}

/// A picture that a member of staff looks at (查看材料).
enum StaffPicture {
    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        let id = try context.id("material", of: Material.self)
        let application = try context.id(of: FilingApplication.self)
        let picture = try await context.site.desk.picture(id, of: application, as: context.actor)
        return context.file(picture.bytes, mediaType: picture.material.mediaType)
    }
}
