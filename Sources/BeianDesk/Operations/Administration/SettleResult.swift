package import BeianCore
import BeianStore

/// Settles a result of the administration that could not be recorded (处置待登记结果).
///
/// Either it is recorded once more, after its cause was mended, or it is put aside for ever, so that what comes behind it
/// can go on. Nothing changes for the application itself; why it was settled so stays in its history.
package struct SettleResult: Operation {
    /// What is done with the result (处置方式).
    package enum Decision: String, Sendable, CaseIterable {
        /// Record it at once; when that fails again, it waits again.
        case recordAgain = "record-again"
        /// Never record it.
        case putAside = "put-aside"
    }

    package static let name = "administration.settle-result"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.fieldsInvalid, .resultNotFound, .resultSettled]

    /// The result's place in the administration's one sequence.
    package var sequence: Int
    package var decision: Decision
    /// What the operator found out, and did.
    package var reason: String

    package init(sequence: Int, decision: Decision, reason: String) {
        self.sequence = sequence
        self.decision = decision
        self.reason = reason
    }

    package func run(_ work: Work) throws {
        let reason = reason.withoutOuterBlanks
        guard (2...500).contains(reason.count) else { throw Problem.field("#/reason", "settle.reason-missing") }
        guard let held = try work.db.results.find(sequence) else { throw Problem(.resultNotFound) }
        let state: HeldResult.State = decision == .putAside ? .putAside : .again
        guard try work.db.results.settle(sequence, as: state, by: work.actor.signature, at: work.now) else {
            throw Problem(.resultSettled, parameters: ["state": held.state.rawValue])
        }
        let details = [
            "sequence": "\(sequence)", "result": held.result, "problem": held.problem, "decision": decision.rawValue,
            "reason": reason,
        ]
        guard let application = try work.application(ofHeld: held) else {
            return try work.record(.resultSettled, of: .house, details: details)
        }
        try work.record(.resultSettled, of: application, details: details)
    }
}
