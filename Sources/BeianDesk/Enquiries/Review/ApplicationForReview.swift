package import BeianCore
import BeianStore

/// An application as staff see it (审核详情): each answer beside the material that proves it, masked, with what changed.
package struct ApplicationForReview: Enquiry {
    package static let name = "review.application"
    package static let askers: Set<Role> = [.reviewer, .operator, .auditor]
    package static let problems: Set<Problem.Code> = [.applicationNotFound]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    /// Everything that the review page needs.
    package struct Answer: Sendable {
        package let application: FilingApplication
        package let deadline: StageDeadline?
        /// What the rules of today find, and numbers that other open applications give; since the report left, what was
        /// found then.
        package let findings: [Finding]
        /// The checksum of the book by which it was found.
        package let rulebook: String
        package let verdicts: [Judgement]
        /// What was handed in in the round before, to show what changed.
        package let previous: Dossier?
        package let previousVerdicts: [Judgement]
        package let history: [HistoryEntry]
        package let rejections: [Rejection]
        /// The name of the reviewer who holds it now.
        package let holder: String?
        package let isMine: Bool
        /// Whether the one who asks may not decide it, because it is of their own account.
        package let isOwn: Bool
        package let steps: [Step]
        /// The instance behind each service, where it is known.
        package let instances: [ID<ServiceDraft>: HostedInstance]
    }

    /// A verdict, with who gave it and when (审核记录).
    package struct Judgement: Sendable {
        package let verdict: Verdict
        /// The reviewer's name.
        package let by: String
        package let at: Instant
    }

    package func answer(_ work: Work) throws -> Answer {
        let application = try work.handedIn(application)
        let rounds = work.db.submissions
        let before = application.round - 1
        let holder = work.holder(of: application)
        let staff = try work.actor.staff.flatMap { try work.db.staff.find($0) }
        let judgement = try work.judgement(of: application)
        return Answer(
            application: application, deadline: application.deadline(by: work.calendar),
            findings: judgement.findings + (try work.numbersInOpenApplications(of: application)),
            rulebook: judgement.rulebook,
            verdicts: try judgements(of: application, round: application.round, work),
            previous: before < 1
                ? nil
                : try rounds.find(application.id, round: before, account: application.account)?.dossier,
            previousVerdicts: before < 1 ? [] : try judgements(of: application, round: before, work),
            history: try work.history(of: application.id), rejections: work.rulebook.rejections,
            holder: try holder.flatMap { try work.db.staff.find($0)?.name },
            isMine: holder != nil && holder == work.actor.staff,
            isOwn: staff?.ownAccount == application.account, steps: application.steps(for: work.actor.role),
            instances: try instances(of: application, work))
    }

    private func judgements(of application: FilingApplication, round: Int, _ work: Work) throws -> [Judgement] {
        try work.db.submissions.verdicts(of: application.id, round: round, account: application.account).map {
            Judgement(verdict: $0.verdict, by: try work.db.staff.find($0.by)?.name ?? $0.by.text, at: $0.at)
        }
    }

    private func instances(
        of application: FilingApplication, _ work: Work
    ) throws -> [ID<ServiceDraft>: HostedInstance] {
        var instances: [ID<ServiceDraft>: HostedInstance] = [:]
        for slot in try work.db.slots.taken(by: application.id) {
            guard let service = slot.service else { continue }
            instances[service] = try work.db.instances.find(slot.instance)
        }
        return instances
    }
}

/// How the outbox stands (外发状况), for the operator.
package struct HouseHealth: Enquiry {
    package static let name = "house.health"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let problems: Set<Problem.Code> = []

    package init() {}

    /// The errands of each kind that wait or were given up.
    package struct Answer: Sendable {
        package let outbox: [(kind: String, waiting: Int, givenUp: Int)]
        /// Whether deadlines can still be computed from a published calendar.
        package let calendarIsPublished: Bool
    }

    package func answer(_ work: Work) throws -> Answer {
        Answer(
            outbox: try work.db.outbox.counts(),
            calendarIsPublished: work.calendar.isPublished(work.today.adding(days: 30)))
    }
}
