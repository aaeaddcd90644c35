package import BeianCore
package import BeianStore

/// Notes that the administration refused (管局驳回); a reviewer translates its opinion into items for the applicant.
///
/// Source: docs/sources.md CA-05.
package struct RecordRefusal: Operation {
    package static let name = "administration.record-refusal"
    package static let askers: Set<Role> = [.administration]
    package static let steps: Set<Step> = [.refuse]
    package static let problems: Set<Problem.Code> = [.reportNotFound, .stepNotOpen]

    package var sequence: Int
    package var report: ID<ReportRecord>
    package var opinion: String

    package init(sequence: Int, report: ID<ReportRecord>, opinion: String) {
        self.sequence = sequence
        self.report = report
        self.opinion = opinion
    }

    package func run(_ work: Work) throws {
        guard var application = try work.applicationOfResult(sequence, of: report, "refused") else { return }
        let from = application.stage
        try application.advance(.refuse, as: work.actor, at: work.now)

        try work.save(application)
        try work.record(
            .following(.refuse), of: application, from: from, details: ["opinion": opinion],
            saying: ["reason": opinion])
    }
}
