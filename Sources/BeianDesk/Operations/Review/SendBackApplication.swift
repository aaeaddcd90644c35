package import BeianCore
import BeianStore

/// Returns an application to the applicant for changes (退回修改), all faults at once.
///
/// Every item needs a verdict, and one at least must need change. Also translates a refusal by the administration into
/// items, and, asked by the operator, a report that cannot be delivered. Source: docs/sources.md REV-05, REV-06, CA-05.
package struct SendBackApplication: Operation {
    package static let name = "review.send-back"
    package static let askers: Set<Role> = [.reviewer, .operator]
    package static let steps: Set<Step> = [.sendBack]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .notYourTurn, .ownApplication, .takenByOther,
        .notTaken, .verdictsMissing, .verdictsContradict, .notPermitted,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?

    package init(application: ID<FilingApplication>, seen: Version? = nil) {
        self.application = application
        self.seen = seen
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application =
            work.actor.role == .operator
            ? try work.application(self.application, seen: seen)
            : try work.takenApplication(self.application, seen: seen)
        let from = application.stage
        let returned = try returnedVerdicts(of: application, work)
        try application.advance(.sendBack, as: work.actor, at: work.now)

        application.returnedItems = returned.map(\.item)
        try work.save(application)
        application.version += 1
        let language = try work.db.accounts.get(application.account).language
        try work.record(
            .following(.sendBack), of: application, from: from,
            details: ["items": application.returnedItems.joined(separator: " ")],
            saying: ["items": returned.map { sentence($0, language, work) }.joined(separator: "\n")])
        return application
    }

    /// The verdicts that need change.
    ///
    /// The operator returns everything, because a machine's fault names no item.
    private func returnedVerdicts(of application: FilingApplication, _ work: Work) throws -> [Verdict] {
        guard work.actor.role == .reviewer else {
            return application.dossier.allItems.map { Verdict(item: $0.key, passes: false) }
        }
        let verdicts = try work.verdicts(of: application)
        try work.checkComplete(verdicts, of: application)
        let returned = application.dossier.reviewItems.compactMap { verdicts[$0.key] }.filter { !$0.passes }
        guard !returned.isEmpty else { throw Problem(.verdictsContradict) }
        return returned
    }

    private func sentence(_ verdict: Verdict, _ language: Language, _ work: Work) -> String {
        let rejection = work.rulebook.rejections.first { $0.code == verdict.reason }
        let parts = [
            rejection?.reason.said(in: language), rejection?.remedy.said(in: language),
            verdict.remark.isEmpty ? nil : verdict.remark,
        ].compactMap { $0 }
        return "- " + parts.joined(separator: language == .chinese ? "；" : "; ")
    }
}
