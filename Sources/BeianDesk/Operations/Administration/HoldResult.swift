package import BeianCore
import BeianStore

/// Keeps that a result of the administration could not be recorded (结果待登记), so that an operator can settle it.
///
/// Until then it is tried again by itself. One that an operator has put aside stays so.
package struct HoldResult: Operation, Equatable {
    package static let name = "administration.hold-result"
    package static let askers: Set<Role> = [.administration]
    package static let problems: Set<Problem.Code> = []

    package var sequence: Int
    /// The report to which it belongs, as the administration names it; empty when the result could not be read.
    package var report: String
    /// What the result says, such as `granted`.
    package var result: String
    /// The code of the problem, or `unreadable`; never what somebody typed.
    package var problem: String

    package init(sequence: Int, report: String, result: String, problem: String) {
        self.sequence = sequence
        self.report = report
        self.result = result
        self.problem = problem
    }

    package func run(_ work: Work) throws {
        try work.db.results.hold(
            sequence, report: String(report.prefix(64)), result: result, problem: String(problem.prefix(100)),
            at: work.now)
        work.leaveUnrecorded()
    }
}
