import BeianCore
package import BeianDesk
import BeianStore

/// Turns each result of the administration into an operation (管局结果入账).
package struct DeskResultSink: ResultSink {
    private let desk: Desk
    private let isSimulated: Bool

    /// Records through the desk; `isSimulated` says that the numbers are no state filings.
    package init(desk: Desk, isSimulated: Bool) {
        self.desk = desk
        self.isSimulated = isSimulated
    }

    package func hold(_ result: HoldResult) async {
        // The result itself is not lost when this fails: it is held, and this is said again at the next try.
        try? await desk.perform(result, as: .administration)
    }

    package func decision(on sequence: Int64) async -> SettleResult.Decision? {
        try? await desk.answer(DecisionOnResult(sequence: Int(sequence)), as: .administration)
    }

    package func take(_ result: AdministrationResult) async throws {
        let sequence = Int(result.sequence)
        let report = ID<ReportRecord>(result.reference)
        switch result.outcome {
        case .smsVerified:
            try await desk.perform(
                RecordSMSVerification(sequence: sequence, report: report, failure: nil),
                as: .administration
            )
        case .smsFailed(let failure):
            try await desk.perform(
                RecordSMSVerification(sequence: sequence, report: report, failure: failure.rawValue),
                as: .administration
            )
        case .granted(let grant):
            let numbers = Dictionary(grant.services.map { ($0.id, $0.number) }) { $1 }
            try await desk.perform(
                RecordGrant(
                    sequence: sequence,
                    report: report,
                    entityNumber: grant.entityNumber,
                    serviceNumbers: numbers,
                    isSimulated: isSimulated
                ),
                as: .administration
            )
        case .refused(let refusal):
            try await desk.perform(
                RecordRefusal(sequence: sequence, report: report, opinion: refusal.opinion),
                as: .administration
            )
        }
    }
}
