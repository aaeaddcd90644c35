/// An application for a filing (备案申请), from draft to number.
public struct FilingApplication: Identified, Sendable, Equatable {
    /// The prefix of its ids.
    public static let prefix = "app"

    /// The id.
    public let id: ID<FilingApplication>
    /// The account that files.
    public let account: ID<Account>
    /// What it is for.
    public let kind: ApplicationKind
    /// What is being filed for.
    public let product: FilingProduct
    /// Where it stands; only `advance` moves it.
    public private(set) var stage: Stage
    /// When it came to that stage.
    public private(set) var stageSince: Instant
    /// The way it takes, fixed at submission.
    public var route: Route
    /// What was answered.
    public var dossier: Dossier
    /// How many times it was handed in.
    public var round: Int
    /// Names of the items that were returned in the last round.
    public var returnedItems: [String]
    /// The reviewer who took it.
    public var takenBy: ID<StaffMember>?
    /// When the reviewer last acted on it.
    public var takenAt: Instant?
    /// When it was started.
    public let createdAt: Instant
    /// When it was last changed.
    public var updatedAt: Instant
    /// The version that was loaded.
    public var version: Version

    /// Describes an application as it was stored or is being started.
    package init(
        id: ID<FilingApplication>, account: ID<Account>, kind: ApplicationKind, product: FilingProduct,
        stage: Stage = .draft, stageSince: Instant, route: Route? = nil, dossier: Dossier, round: Int = 0,
        returnedItems: [String] = [], takenBy: ID<StaffMember>? = nil, takenAt: Instant? = nil, createdAt: Instant,
        updatedAt: Instant, version: Version = 1
    ) {
        self.id = id
        self.account = account
        self.kind = kind
        self.product = product
        self.stage = stage
        self.stageSince = stageSince
        self.route = route ?? Route(of: kind)
        self.dossier = dossier
        self.round = round
        self.returnedItems = returnedItems
        self.takenBy = takenBy
        self.takenAt = takenAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }

    /// Takes a step of the life cycle.
    ///
    /// - Throws: `stepNotOpen` or `notYourTurn`, saying whose move it is.
    public mutating func advance(_ step: Step, as actor: Actor, at now: Instant) throws(Problem) {
        stage = try Lifecycle.destination(of: step, at: stage, by: actor.role, on: route)
        stageSince = now
        updatedAt = now
        takenBy = nil
        takenAt = nil
    }

    /// The steps that a role can take now: the buttons of its page.
    public func steps(for role: Role) -> [Step] {
        Lifecycle.steps(at: stage, by: role, on: route)
    }

    /// Whether the applicant may change a field now.
    public func mayEdit(_ field: Field, service: ID<ServiceDraft>? = nil) -> Bool {
        let row = FieldTable.row(of: field)
        guard row.section != .typeCheck || mayEditDomain(field, of: service) else { return false }
        return mayEdit(ReviewItem(row.topic, service: row.topic.isOfService ? service : nil))
    }

    /// Whether the applicant may put a material in its place now: with its item, or because a mended answer asks for it.
    public func mayAttach(_ need: MaterialNeed) -> Bool {
        let item = ReviewItem(need.kind.topic, service: need.kind.topic.isOfService ? need.service : nil)
        return mayEdit(item) || (need.isRuled && stage.facts.editable == .whatWasReturned)
    }

    /// Whether the applicant may change what belongs to an item now.
    public func mayEdit(_ item: ReviewItem) -> Bool {
        switch stage.facts.editable {
        case .everything: true
        case .whatWasReturned: returnedItems.contains(item.key)
        case .nothing: false
        }
    }

    /// The domain of the type check is frozen; those of further services are typed with them.
    private func mayEditDomain(_ field: Field, of service: ID<ServiceDraft>?) -> Bool {
        field == .domain && service != nil && service != dossier.services.first?.id
    }

    /// When the present stage should be over (办理时限); nil at the end.
    public func deadline(by calendar: WorkingCalendar) -> StageDeadline? {
        switch stage.facts.within {
        case nil: return nil
        case .daysOfLife(let days)?:
            return StageDeadline(at: createdAt.beijingDay.adding(days: days + 1).startInBeijing, isProvisional: false)
        case .hours(let hours)?:
            return StageDeadline(at: stageSince + .seconds(hours * 3600), isProvisional: false)
        case .workingDays(let count)?:
            let deadline = calendar.adding(workingDays: count, to: stageSince.beijingDay)
            return StageDeadline(at: deadline.endInBeijing, isProvisional: deadline.provisional)
        }
    }
}

/// The instant at which a stage should be over (办理时限).
public struct StageDeadline: Equatable, Sendable {
    /// The first instant after the time allowed.
    public let at: Instant
    /// Whether it lies past the published calendar of working days.
    public let isProvisional: Bool
}
