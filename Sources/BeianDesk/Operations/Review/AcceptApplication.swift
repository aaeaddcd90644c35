package import BeianCore
import BeianStore

/// Passes the initial review (初审通过); the report to the administration is queued.
///
/// Every item must have passed, and the rules are asked once more, because one may have come into force since submission.
/// Now the account is bound to its entity: one account, one entity. Source: docs/sources.md ACC-01, ACC-02.
package struct AcceptApplication: Operation {
    package static let name = "review.accept"
    package static let askers: Set<Role> = [.reviewer]
    package static let steps: Set<Step> = [.accept]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .ownApplication, .takenByOther, .notTaken,
        .verdictsMissing, .verdictsContradict, .dossierIncomplete, .entityElsewhere, .notPermitted,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?

    package init(application: ID<FilingApplication>, seen: Version? = nil) {
        self.application = application
        self.seen = seen
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.takenApplication(self.application, seen: seen)
        let from = application.stage
        let verdicts = try work.verdicts(of: application)
        try work.checkComplete(verdicts, of: application)
        guard verdicts.values.allSatisfy(\.passes) else { throw Problem(.verdictsContradict) }
        let blocking = try work.findings(in: application).filter { $0.severity == .block }
        guard blocking.isEmpty else { throw Problem(.dossierIncomplete, blocking) }
        try application.advance(.accept, as: work.actor, at: work.now)

        let digest = try work.db.applications.entityDigest(of: application.id)
        try work.db.accounts.bindEntity(digest: digest, for: application.account)
        try work.save(application)
        application.version += 1
        if application.stage == .queued { try work.queueReport(of: application) }
        try work.record(.following(.accept), of: application, from: from)
        return application
    }
}
