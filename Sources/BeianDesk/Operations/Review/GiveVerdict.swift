package import BeianCore
import BeianStore

/// Says whether an item is in order (逐项审核): pass, or needs change with a reason from the catalogue and free text.
///
/// A verdict may be changed until the decision. Source: docs/sources.md REV-06, §7.1.
package struct GiveVerdict: Operation {
    package static let name = "review.give-verdict"
    package static let askers: Set<Role> = [.reviewer]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .ownApplication, .takenByOther, .notTaken,
        .fieldsInvalid, .notPermitted,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?
    package var verdicts: [Verdict]

    package init(application: ID<FilingApplication>, seen: Version? = nil, verdicts: [Verdict]) {
        self.application = application
        self.seen = seen
        self.verdicts = verdicts
    }

    package func run(_ work: Work) throws -> Version {
        let application = try work.takenApplication(self.application, seen: seen)
        let faults = verdicts.flatMap { self.faults(in: $0, application, work) }
        guard faults.isEmpty, !verdicts.isEmpty else {
            throw Problem(
                .fieldsInvalid, faults.isEmpty ? [Finding(pointer: "#/verdicts", code: "verdict.missing")] : faults)
        }

        for verdict in verdicts {
            guard let staff = work.actor.staff else { throw Problem(.notPermitted) }
            try work.db.submissions.give(
                verdict, to: application, by: staff, rulebook: work.rulebook.sha256, at: work.now)
            try work.record(
                .verdictGiven, of: application,
                details: [
                    "item": verdict.item, "passes": verdict.passes ? "yes" : "no", "reason": verdict.reason ?? "",
                ])
        }
        try work.save(application)
        return application.version + 1
    }

    private func faults(in verdict: Verdict, _ application: FilingApplication, _ work: Work) -> [Finding] {
        let pointer = "#/verdicts/\(verdict.item)"
        guard application.dossier.reviewItems.contains(where: { $0.key == verdict.item }) else {
            return [Finding(pointer: pointer, code: "verdict.unknown-item")]
        }
        guard verdict.remark.count <= 1000 else {
            return [Finding(pointer: pointer, code: "text.too-long", parameters: ["limit": "1000"])]
        }
        guard !verdict.passes else { return [] }
        guard let reason = verdict.reason else { return [Finding(pointer: pointer, code: "verdict.reason-missing")] }
        let isKnown = work.rulebook.rejections.contains { $0.code == reason }
        return isKnown ? [] : [Finding(pointer: pointer, code: "verdict.reason-unknown")]
    }
}
