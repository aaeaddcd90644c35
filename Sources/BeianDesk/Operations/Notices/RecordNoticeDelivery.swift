package import BeianCore
import BeianStore

/// Notes what became of a mail or SMS (通知投递结果): sent, to be tried again, or given up.
///
/// What was sent is forgotten, so that no code stays behind.
package struct RecordNoticeDelivery: Operation {
    package static let name = "notice.record-delivery"
    package static let askers: Set<Role> = [.courier]
    package static let problems: Set<Problem.Code> = [.errandNotFound]

    package var errand: ID<Errand>
    package var delivery: Delivery

    package init(errand: ID<Errand>, delivery: Delivery) {
        self.errand = errand
        self.delivery = delivery
    }

    package func run(_ work: Work) throws {
        work.recorded += 1
        guard let errand = try work.db.outbox.find(errand) else { throw Problem(.errandNotFound) }
        switch delivery {
        case .delivered:
            try work.db.outbox.finish(errand.id, at: work.now)
            try note(.noticeDelivered, errand, "", work)
        case .tryAgain(let reason, let notBefore):
            guard work.now < errand.createdAt + .seconds(BackOff.horizon) else {
                return try giveUp(errand, reason, work)
            }
            let wait = max(notBefore ?? 0, BackOff.seconds(after: errand.attempt))
            try work.db.outbox.postpone(
                errand.id, until: work.now + .seconds(wait), because: Self.impersonal(reason))
        case .never(let reason):
            try giveUp(errand, reason, work)
        }
    }

    /// What the other side said, without the addresses and numbers that it may have repeated.
    static func impersonal(_ reason: String) -> String {
        reason.split(separator: " ").map { word in
            word.contains("@") || word.filter(\.isNumber).count >= 7 ? "…" : String(word)
        }.joined(separator: " ")
    }

    private func giveUp(_ errand: Errand, _ reason: String, _ work: Work) throws {
        try work.db.outbox.giveUp(errand.id, at: work.now, because: Self.impersonal(reason))
        try note(.noticeFailed, errand, reason, work)
    }

    private func note(_ occurrence: Occurrence, _ errand: Errand, _ reason: String, _ work: Work) throws {
        try work.record(
            occurrence, of: Subject(recorded: errand.subject), account: errand.account,
            details: [
                "errand": errand.id.text, "channel": errand.kind.rawValue, "letter": errand.payload["letter"] ?? "",
                "reason": reason,
            ].filter { !$0.value.isEmpty })
    }
}
