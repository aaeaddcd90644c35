package import BeianCore
package import BeianStore

/// What an operation works with: who asks, when, by which rules, in which transaction (工作上下文).
package final class Work {
    /// Who asks.
    package let actor: Actor
    /// The instant of the whole operation.
    package let now: Instant
    /// What the house knows that is not in the store.
    package let house: House
    /// The open transaction.
    package let db: any Connection
    /// The operation that runs, for the history.
    let operation: String
    /// How much was recorded.
    var recorded = 0
    private var ids = 0

    init(actor: Actor, now: Instant, house: House, db: any Connection, operation: String) {
        self.actor = actor
        self.now = now
        self.house = house
        rulebook = house.rulebook
        self.db = db
        self.operation = operation
    }

    /// The day in Beijing.
    package var today: Day { now.beijingDay }
    /// The provider's own decisions.
    package var policy: Policy { house.policy }
    /// The rule book in force when the operation began.
    package let rulebook: Rulebook
    /// The working days.
    package var calendar: WorkingCalendar { house.calendar }

    /// A new id, which sorts after those that this operation made before.
    package func newID<Subject: Identified>(of kind: Subject.Type = Subject.self) -> ID<Subject> {
        defer { ids += 1 }
        return house.mint.id(of: kind, at: now, place: ids)
    }

    /// The account that asks.
    package func ownAccount() throws -> ID<Account> {
        guard let account = actor.account else { throw Problem(.signInRequired) }
        return account
    }

    /// Ends the operation with a problem, but keeps what was recorded.
    package func refuse(_ problem: Problem) -> Refusal { Refusal(problem: problem) }
}

/// What the house knows that is not in the store (系统设定): rules, calendar, policy, the look of outside names.
package struct House: Sendable {
    package var policy: Policy
    /// Where the rule book in force stands.
    package let shelf: Bookshelf
    package var calendar: WorkingCalendar
    package var mint: Mint
    /// The address under which the pages are reached, for links in letters; without a slash at the end.
    package var publicURL: String
    /// Whether the administration is simulated, so that its numbers are no state filings and every letter says so.
    ///
    /// It is,
    /// until the ministry's exchange format is built.
    package var administrationIsSimulated = true

    package init(
        policy: Policy, rulebook: Rulebook, calendar: WorkingCalendar = .published, mint: Mint = Mint(),
        publicURL: String
    ) {
        self.policy = policy
        shelf = Bookshelf(rulebook)
        self.calendar = calendar
        self.mint = mint
        self.publicURL = publicURL
    }
    /// The rule book in force.
    package var rulebook: Rulebook { shelf.current }
}
