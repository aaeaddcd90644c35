package import BeianCore
import BeianStore
import Foundation

/// Notes what became of a report (报送结果): taken, to be tried again, or undeliverable.
///
/// Taken is not yet filed: the results come later, and may even have come already.
package struct RecordReportDelivery: Operation {
    package static let name = "report.record-delivery"
    package static let askers: Set<Role> = [.courier]
    package static let steps: Set<Step> = [.deliver, .bounce]
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
        case .delivered(let receipt):
            try work.db.outbox.finish(errand.id, at: work.now)
            let taken = Receipt(receipt)
            try work.db.reports.delivered(ReportRecord.id(of: errand.id), reference: taken.reference, at: work.now)
            try step(.deliver, errand, work, since: taken.acceptedAt, details: ["receipt": taken.reference])
        case .tryAgain(let reason, let notBefore):
            let wait = max(notBefore ?? 0, BackOff.seconds(after: errand.attempt))
            guard work.now < errand.createdAt + .seconds(BackOff.horizon) else {
                return try giveUp(errand, reason, work)
            }
            try work.db.outbox.postpone(
                errand.id, until: work.now + .seconds(wait), because: RecordNoticeDelivery.impersonal(reason))
        case .never(let reason):
            try giveUp(errand, reason, work)
        }
    }

    private func giveUp(_ errand: Errand, _ reason: String, _ work: Work) throws {
        try work.db.outbox.giveUp(errand.id, at: work.now, because: RecordNoticeDelivery.impersonal(reason))
        try step(.bounce, errand, work, details: ["reason": reason])
    }

    /// What the administration says of a report that it took: its own reference, and when it took it.
    ///
    /// An answer that was lost on the way comes later than that, and the hours to answer the SMS run from then.
    private struct Receipt: Decodable {
        let reference: String
        let acceptedAt: Instant?

        private enum CodingKeys: String, CodingKey {
            case reference = "receipt"
            case acceptedAt
        }

        /// Reads a receipt; one in another form is a reference as it stands.
        init(_ text: String) {
            if let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) {
                self = read
            } else {
                (reference, acceptedAt) = (text, nil)
            }
        }
    }

    private func step(
        _ step: Step, _ errand: Errand, _ work: Work, since: Instant? = nil, details: [String: String]
    ) throws {
        var application = try work.application(ID(errand.subject))
        guard application.stage == .reporting else { return }
        let from = application.stage
        let start = max(application.stageSince, min(since ?? work.now, work.now))
        try application.advance(step, as: work.actor, at: start)
        try work.save(application)
        try work.record(.following(step), of: application, from: from, details: details)
    }
}
