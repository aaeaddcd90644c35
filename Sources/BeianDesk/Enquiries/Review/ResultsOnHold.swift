package import BeianCore
import BeianStore

/// The results of the administration that wait because they could not be recorded (待登记结果), oldest first.
package struct ResultsOnHold: Enquiry {
    package static let name = "administration.results-on-hold"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let problems: Set<Problem.Code> = []

    /// The last one of the page before.
    package var after: Int
    package var limit: Int

    package init(after: Int = 0, limit: Int = 100) {
        self.after = after
        self.limit = limit
    }

    package func answer(_ work: Work) throws -> [ResultOnHold] {
        try work.db.results.waiting(after: after, limit: limit)
            .map { ResultOnHold($0, try work.application(ofHeld: $0)) }
    }
}

/// One result that waits (待登记结果详情), as an operator settles it.
package struct ResultToSettle: Enquiry {
    package static let name = "administration.result-to-settle"
    package static let askers: Set<Role> = [.operator]
    package static let problems: Set<Problem.Code> = [.resultNotFound]

    package var sequence: Int

    package init(sequence: Int) {
        self.sequence = sequence
    }

    package func answer(_ work: Work) throws -> ResultOnHold {
        guard let held = try work.db.results.find(sequence), [.held, .again].contains(held.state) else {
            throw Problem(.resultNotFound)
        }
        return ResultOnHold(held, try work.application(ofHeld: held))
    }
}

/// A result that waits.
package struct ResultOnHold: Sendable, Equatable {
    package let sequence: Int
    /// What it says: `granted`, `refused`, `sms-verified`, `sms-failed`, or `unreadable`.
    package let result: String
    /// The code of the problem with which recording it ended.
    package let problem: String
    package let heldAt: Instant
    package let triedAt: Instant
    /// Whether an operator asked for it to be tried at once, and it was not yet.
    package let isToBeTried: Bool
    package let application: ID<FilingApplication>?
    package let domain: String

    init(_ held: HeldResult, _ application: FilingApplication?) {
        sequence = held.sequence
        result = held.result
        problem = held.problem
        heldAt = held.heldAt
        triedAt = held.triedAt
        isToBeTried = held.state == .again
        self.application = application?.id
        domain = application?.dossier.answer(.domain) ?? ""
    }
}

/// What an operator decided of a result that could not be recorded (处置结论), for the worker that records results.
package struct DecisionOnResult: Enquiry {
    package static let name = "administration.decision-on-result"
    package static let askers: Set<Role> = [.administration]
    package static let problems: Set<Problem.Code> = []

    package var sequence: Int

    package init(sequence: Int) {
        self.sequence = sequence
    }

    package func answer(_ work: Work) throws -> SettleResult.Decision? {
        switch try work.db.results.find(sequence)?.state {
        case .again: .recordAgain
        case .putAside: .putAside
        case .held, .recorded, nil: nil
        }
    }
}

extension Work {
    /// The application to which a held result belongs; nil when its report is not ours, or the account was erased.
    func application(ofHeld held: HeldResult) throws -> FilingApplication? {
        guard !held.report.isEmpty, let report = try db.reports.find(ID(held.report)) else { return nil }
        return try db.applications.find(report.application)
    }
}
