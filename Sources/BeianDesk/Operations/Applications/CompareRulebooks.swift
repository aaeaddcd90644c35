package import BeianCore
import BeianStore

/// Compares what the book before and the book in force find in open applications (比对规则变更影响), some at a time.
///
/// An application whose report has not left and in which the new book finds more, or finds it heavier, is kept for the
/// operator, and its owner is told: until the report leaves the rules of the day count, and nobody looks every day. What an
/// earlier book found and the new one does not leaves the list.
package struct CompareRulebooks: Operation {
    /// How far the comparison has come (比对进度).
    package struct Outcome: Sendable, Equatable {
        /// How many applications were looked at.
        package let compared: Int
        /// How many of them the new book touches.
        package let touched: Int
        /// Whether none is left.
        package let isDone: Bool

        package init(compared: Int, touched: Int, isDone: Bool) {
            self.compared = compared
            self.touched = touched
            self.isDone = isDone
        }
    }

    package static let name = "rulebook.compare"
    package static let askers: Set<Role> = [.clock]
    package static let problems: Set<Problem.Code> = []
    /// How many applications one transaction looks at.
    package static let most = 25

    /// The book before; nil when it is kept nowhere, so that nothing can be compared.
    package var before: Rulebook?

    package init(before: Rulebook?) {
        self.before = before
    }

    package func run(_ work: Work) throws -> Outcome {
        work.leaveUnrecorded()
        let terms = work.db.rulebookTerms
        // When the book was exchanged once more meanwhile, the next comparison looks at everything.
        guard let term = try terms.last(1).first, term.settledAt == nil, term.sha256 == work.rulebook.sha256 else {
            return Outcome(compared: 0, touched: 0, isDone: true)
        }
        guard let before else {
            try terms.settle(upTo: term.place, at: work.now)
            return Outcome(compared: 0, touched: 0, isDone: true)
        }
        let batch = try work.db.applications.unreported(after: term.comparedTo, limit: Self.most)
        let touched = try batch.filter { try compare($0, before, work) }
        if let last = batch.last { try terms.compared(term.place, to: last.id) }
        let isDone = batch.count < Self.most
        if isDone { try terms.settle(upTo: term.place, at: work.now) }
        return Outcome(compared: batch.count, touched: touched.count, isDone: isDone)
    }

    /// Whether the book in force finds more than the one before.
    private func compare(_ application: FilingApplication, _ before: Rulebook, _ work: Work) throws -> Bool {
        let context = try work.ruleContext(of: application)
        let old = try work.findings(in: application, knowing: context, by: before)
        let new = try work.findings(in: application, knowing: context)
        let added = Self.added(from: old, to: new)
        try takeBack(application.id, unless: new, work)
        guard !added.isEmpty else { return false }
        try work.db.touchedApplications.add(
            TouchedApplication(
                application: application.id, before: before.sha256, book: work.rulebook.sha256, added: added,
                at: work.now))
        let rules = Set(added.map(\.rule)).sorted().joined(separator: " ")
        let mayMend = application.steps(for: .applicant).contains(.submit)
        try work.record(
            .applicationTouched, of: application, details: ["rules": rules, "book": work.rulebook.sha256],
            saying: ["link": "/applications/\(application.id.text)" + (mayMend ? "/check" : "")])
        return true
    }

    /// Takes off the list what an earlier book did and the book in force does not (撤回不再适用的影响).
    ///
    /// When the very book came back with which an earlier one was compared, nothing of that one is left; otherwise what the
    /// book in force still finds stays.
    private func takeBack(
        _ application: ID<FilingApplication>, unless new: [Finding], _ work: Work
    ) throws {
        let listed = work.db.touchedApplications
        let present = Set(
            new.compactMap { finding in
                finding.rule.map { AddedFinding(rule: $0, pointer: finding.pointer) }
            })
        for earlier in try listed.unseen(of: application) {
            let still = earlier.before == work.rulebook.sha256 ? [] : earlier.added.filter(present.contains)
            guard still != earlier.added else { continue }
            try listed.remove(application, by: earlier.book)
            guard !still.isEmpty else { continue }
            try listed.add(
                TouchedApplication(
                    application: application, before: earlier.before, book: earlier.book, added: still, at: earlier.at))
        }
    }

    /// What rules find in the new list that the old one has not, or has lighter.
    static func added(from old: [Finding], to new: [Finding]) -> [AddedFinding] {
        var seen: Set<AddedFinding> = []
        return new.compactMap { finding in
            guard let rule = finding.rule else { return nil }
            let isOld = old.contains {
                $0.rule == rule && $0.pointer == finding.pointer && $0.severity <= finding.severity
                    && $0.parameters["service"] == finding.parameters["service"]
            }
            let added = AddedFinding(rule: rule, pointer: finding.pointer)
            return !isOld && seen.insert(added).inserted ? added : nil
        }
    }
}
