package import BeianCore
import BeianStore

extension Work {
    /// An application that the reviewer has taken and may decide (已领取的申请).
    ///
    /// Acting keeps it taken for another half hour.
    ///
    /// - Throws: `notTaken`, `takenByOther`, `ownApplication`, `stepNotOpen`.
    package func takenApplication(_ id: ID<FilingApplication>, seen: Version?) throws -> FilingApplication {
        var application = try application(id, seen: seen)
        try checkReviewable(application)
        guard let holder = holder(of: application) else { throw Problem(.notTaken) }
        guard holder == actor.staff else { throw Problem(.takenByOther) }
        application.takenAt = now
        return application
    }

    /// An application as it was handed in last (已提交的资料).
    ///
    /// What its applicant is still writing is private to the account; a draft that was never handed in is not found.
    package func handedIn(_ id: ID<FilingApplication>) throws -> FilingApplication {
        var application = try application(id)
        let round = application.round
        guard round > 0 else { throw Problem(.applicationNotFound) }
        if let submission = try db.submissions.find(id, round: round, account: application.account) {
            application.dossier = submission.dossier
        }
        return application
    }

    /// Who holds an application now; a take lapses after half an hour without acting.
    package func holder(of application: FilingApplication) -> ID<StaffMember>? {
        guard let by = application.takenBy, let at = application.takenAt,
            now < at + .seconds(policy.takeMinutes * 60)
        else { return nil }
        return by
    }

    /// Whether the application waits for a reviewer, and not for one of its own account.
    package func checkReviewable(_ application: FilingApplication) throws {
        guard application.stage.facts.turn == .reviewer else {
            throw Problem(
                .stepNotOpen,
                parameters: [
                    "stage": application.stage.rawValue, "step": "review",
                    "turn": application.stage.facts.turn?.rawValue ?? "nobody",
                ])
        }
        guard let staff = actor.staff, let member = try db.staff.find(staff), !member.disabled else {
            throw Problem(.notPermitted)
        }
        guard member.ownAccount != application.account else { throw Problem(.ownApplication) }
    }

    /// The verdicts of the present round, by item.
    package func verdicts(of application: FilingApplication) throws -> [String: Verdict] {
        let given = try db.submissions.verdicts(
            of: application.id, round: application.round, account: application.account)
        return Dictionary(given.map { ($0.verdict.item, $0.verdict) }) { $1 }
    }

    /// The items that have no verdict yet.
    package func checkComplete(_ verdicts: [String: Verdict], of application: FilingApplication) throws {
        let missing = application.dossier.reviewItems.map(\.key).filter { verdicts[$0] == nil }
        guard missing.isEmpty else {
            throw Problem(
                .verdictsMissing, missing.map { Finding(pointer: "#/verdicts/\($0)", code: "verdict.missing") })
        }
    }
}
