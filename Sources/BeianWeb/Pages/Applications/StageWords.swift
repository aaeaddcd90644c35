import BeianCore
import BeianDesk

/// Where an application stands in words (阶段说明): the stage, whose move it is, until when, and what comes next.
struct StageView: Sendable {
    let name: String
    let tone: String
    let turn: String
    let next: String
    let deadline: String?
    /// The end of a deadline in hours, for the countdown.
    let countdown: String?
    let isFinal: Bool

    init(_ application: FilingApplication, _ deadline: StageDeadline?, _ clerk: Clerk) {
        let words = clerk.words
        let stage = application.stage
        name = words("stage.applicant.\(stage.rawValue)")
        tone = Self.tone(of: stage).rawValue
        turn = words("turn.\(stage.facts.turn?.rawValue ?? "nobody")")
        next = words("stage.next.\(stage.rawValue)")
        isFinal = stage.isFinal
        self.deadline = deadline.map { clerk.sentence($0, within: stage.facts.within) }
        if case .hours = stage.facts.within { countdown = deadline?.at.description } else { countdown = nil }
    }

    static func tone(of stage: Stage) -> Tone {
        switch stage {
        case .draft, .abandoned, .lapsed, .void: .plain
        case .initialReview, .queued, .reporting, .administrationReview: .info
        case .correction, .smsVerification, .unverified: .warn
        case .reportFailed, .refused: .bad
        case .granted: .good
        }
    }
}

/// Who tells the time and the days on pages.
struct Clerk: Sendable {
    let words: Words
    let now: Instant
    let calendar: WorkingCalendar

    init(_ context: some WebContext) {
        words = context.words
        now = context.site.desk.clock.now
        calendar = context.site.desk.house.calendar
    }

    /// Until when something should be done, and how long that is.
    func sentence(_ deadline: StageDeadline, within allowance: Allowance?) -> String {
        let last = (deadline.at - 1).beijingDay
        let today = now.beijingDay
        let provisional = deadline.isProvisional ? words("deadline.provisional") : ""
        switch allowance {
        case .hours: return words("deadline.time", ["time": deadline.at.beijingEnd])
        case .daysOfLife:
            let left = max(0, last.days(since: today))
            return words("deadline.life", ["day": last.description, "count": String(left)])
        case .workingDays, nil:
            let left = calendar.remainingWorkingDays(from: today, to: last)
            let key = today == last ? "today" : left < 0 || last < today ? "overdue" : "workingDays"
            return words("deadline.\(key)", ["day": last.description, "count": String(abs(left))]) + provisional
        }
    }
}
