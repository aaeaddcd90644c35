package import BeianCore
import BeianStore

/// A verdict that no rule foresaw, as the draft of a rule (规则提案); nothing is changed by it.
package struct RuleProposed: Enquiry {
    package static let name = "review.rule-proposed"
    package static let askers: Set<Role> = [.reviewer, .operator]
    package static let problems: Set<Problem.Code> = [.applicationNotFound, .requestNotFound]

    package var application: ID<FilingApplication>
    package var item: ReviewItem

    package init(application: ID<FilingApplication>, item: ReviewItem) {
        self.application = application
        self.item = item
    }

    /// - Throws: `requestNotFound` when nobody said in this round that the item needs change.
    package func answer(_ work: Work) throws -> RuleProposal {
        let application = try work.handedIn(application)
        let given = try work.db.submissions.verdicts(
            of: application.id, round: application.round, account: application.account)
        guard let found = given.first(where: { $0.verdict.item == item.key && !$0.verdict.passes }) else {
            throw Problem(.requestNotFound)
        }
        let sheets = work.rulebook.sheets(
            of: application.dossier, knowing: try work.ruleContext(of: application), kind: application.kind,
            on: work.today)
        let index = item.service.flatMap(application.dossier.index(of:)) ?? 0
        return RuleProposal(
            topic: item.topic, rejection: found.verdict.reason.flatMap { work.rulebook.rejection($0) },
            remark: found.verdict.remark, facts: sheets[min(index, sheets.count - 1)], day: found.at.beijingDay)
    }
}
