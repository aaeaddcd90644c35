package import BeianCore
package import BeianStore

/// Notes the end of the ministry's SMS check (短信核验结果): every person answered, or the check failed.
///
/// One that comes late, after the administration has gone on with the application, tells nothing new and changes nothing.
/// Source: docs/sources.md §8.
package struct RecordSMSVerification: Operation {
    package static let name = "administration.record-sms-verification"
    package static let askers: Set<Role> = [.administration]
    package static let steps: Set<Step> = [.verify, .fail]
    package static let problems: Set<Problem.Code> = [.reportNotFound, .stepNotOpen]

    package var sequence: Int
    package var report: ID<ReportRecord>
    /// Why it failed; nil when everybody answered.
    package var failure: String?

    package init(sequence: Int, report: ID<ReportRecord>, failure: String?) {
        self.sequence = sequence
        self.report = report
        self.failure = failure
    }

    package func run(_ work: Work) throws {
        let result = failure == nil ? "sms-verified" : "sms-failed"
        guard var application = try work.applicationOfResult(sequence, of: report, result) else { return }
        let from = application.stage
        guard ![.administrationReview, .granted, .refused].contains(from) else { return }
        let step: Step = failure == nil ? .verify : .fail
        try application.advance(step, as: work.actor, at: work.now)

        try work.save(application)
        try work.record(
            .following(step), of: application, from: from, details: failure.map { ["reason": $0] } ?? [:])
    }
}
