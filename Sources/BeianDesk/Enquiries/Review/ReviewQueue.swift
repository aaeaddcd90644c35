package import BeianCore
import BeianStore

/// What waits for a reviewer or an operator, oldest deadline first (审核队列).
package struct ReviewQueue: Enquiry {
    package static let name = "review.queue"
    package static let askers: Set<Role> = [.reviewer, .operator, .auditor]
    package static let problems: Set<Problem.Code> = []

    package var stage: Stage
    package var province: String?
    /// Only what the one who asks holds.
    package var onlyMine: Bool
    /// Only what is past its deadline.
    package var onlyLate: Bool
    package var after: Place?
    package var limit: Int

    package init(
        stage: Stage = .initialReview, province: String? = nil, onlyMine: Bool = false, onlyLate: Bool = false,
        after: Place? = nil, limit: Int = 20
    ) {
        self.stage = stage
        self.province = province
        self.onlyMine = onlyMine
        self.onlyLate = onlyLate
        self.after = after
        self.limit = min(max(limit, 1), 100)
    }

    /// Where a page of the queue begins: after this deadline and application.
    package struct Place: Sendable, Equatable {
        package let deadline: Instant
        package let id: ID<FilingApplication>

        package init(deadline: Instant, id: ID<FilingApplication>) {
            self.deadline = deadline
            self.id = id
        }
    }

    /// A line of the queue, with who holds it.
    package struct Line: Sendable {
        package let id: ID<FilingApplication>
        package let kind: ApplicationKind
        package let province: String
        package let domain: String
        package let round: Int
        package let deadline: Instant?
        /// The name of the reviewer who holds it now.
        package let holder: String?
        package let isMine: Bool
        package let isLate: Bool
        /// Whether it is of the own account of the one who asks, who may not decide it.
        package let isOwn: Bool
    }

    package func answer(_ work: Work) throws -> [Line] {
        let span = Duration.seconds(work.policy.takeMinutes * 60)
        let me = try work.actor.staff.flatMap { try work.db.staff.find($0) }
        if onlyMine, me == nil { return [] }
        var names: [ID<StaffMember>: String] = [:]
        return try work.db.applications.queue(
            at: stage, province: province, heldBy: onlyMine ? me?.id : nil, takenSince: work.now - span,
            lateAt: onlyLate ? work.now : nil, after: after.map { QueuePlace(deadline: $0.deadline, id: $0.id) },
            limit: limit
        ).map { line in
            let isHeld = line.takenAt.map { work.now < $0 + span } ?? false
            let holder = isHeld ? line.takenBy : nil
            if let holder, names[holder] == nil { names[holder] = try work.db.staff.find(holder)?.name }
            return Line(
                id: line.id, kind: line.kind, province: line.province, domain: line.domain, round: line.round,
                deadline: line.deadline, holder: holder.flatMap { names[$0] },
                isMine: holder != nil && holder == work.actor.staff,
                isLate: line.deadline.map { $0 <= work.now } ?? false, isOwn: me?.ownAccount == line.account)
        }
    }
}
