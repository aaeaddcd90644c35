package import BeianCore
import BeianStore

/// Hands a finished draft to the reviewers (提交初审).
///
/// May be asked again each time the work was sent back. The rules are checked here and once more when a reviewer accepts,
/// because a rule can come into force in between. Hosting is taken now: of several requests for the last slot one wins.
package struct SubmitApplication: Operation {
    package static let name = "application.submit"
    package static let askers: Set<Role> = [.applicant]
    package static let steps: Set<Step> = [.submit]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .stepNotOpen, .doorClosed, .siteClosed, .accountClosing,
        .contactRequired, .commitmentRequired, .dossierIncomplete, .domainFiled, .entityElsewhere, .entityThrottled,
        .entityFiled, .instanceNotFound, .instanceNotEligible, .numberNotUsable,
    ]

    /// The application to hand in.
    package var application: ID<FilingApplication>
    /// The version the person was looking at.
    package var seen: Version?
    /// Whether the person has confirmed that everything is true (真实性承诺).
    package var commitment: Bool

    package init(application: ID<FilingApplication>, seen: Version?, commitment: Bool) {
        self.application = application
        self.seen = seen
        self.commitment = commitment
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.ownApplication(self.application, seen: seen)
        let from = application.stage
        _ = try work.openAccount()
        try work.checkDoor(for: application.product)
        application.route = Route(of: application.kind)
        try application.advance(.submit, as: work.actor, at: work.now)
        if application.kind == .firstFiling { try work.checkNotFiled(application.account) }
        let findings = try check(application, work)
        try checkEntity(application, work)

        application.round += 1
        application.returnedItems = []
        try work.takeHosting(for: application)
        // What the register and the inventory say has problems of its own above; the rules come after them.
        let blocking = findings.filter { $0.severity == .block }
        guard blocking.isEmpty else { throw Problem(.dossierIncomplete, blocking) }
        try work.save(application)
        application.version += 1
        try keep(application, findings, work)
        try work.record(
            .following(.submit), of: application, from: from, details: ["round": String(application.round)])
        return application
    }

    /// Everything that must be in order first; answers what is worth telling the reviewer all the same.
    private func check(_ application: FilingApplication, _ work: Work) throws -> [Finding] {
        guard try work.db.contacts.all(of: application.account).contains(where: \.isVerified) else {
            throw Problem(.contactRequired)
        }
        let findings = try work.findings(in: application)
        let blocking = findings.filter { $0.severity == .block }
        if !blocking.isEmpty {
            let byItself = try work.findings(in: application, knowing: work.ruleContext)
            guard !byItself.contains(where: { $0.severity == .block }) else {
                throw Problem(.dossierIncomplete, blocking)
            }
        }
        guard commitment else {
            throw Problem(.commitmentRequired, [Finding(pointer: "#/commitment", code: "commitment.missing")])
        }
        for service in application.dossier.services {
            let domain = service.answers[.domain]
            guard try !work.db.register.isFiled(domain: domain) else {
                throw Problem(.domainFiled, parameters: ["domain": domain])
            }
        }
        return findings
    }

    /// One entity, one account: when another account is bound to the certificate, that account is told.
    private func checkEntity(_ application: FilingApplication, _ work: Work) throws {
        let digest = try work.db.applications.entityDigest(of: application.id)
        guard let holder = try work.db.accounts.boundAccount(forEntity: digest), holder != application.account else {
            return
        }
        try countElsewhere(application.account, work)
        try work.record(
            .entityTypedElsewhere, of: Subject(holder), account: holder,
            details: ["entity": application.dossier.entity[.entityName]], saying: ["link": "/account/history"])
        let name = try work.maskedName(of: holder)
        throw work.refuse(Problem(.entityElsewhere, parameters: ["account": name]))
    }

    /// Five times a day, so that nobody is bothered without end.
    private func countElsewhere(_ account: ID<Account>, _ work: Work) throws {
        let day = Duration.seconds(86_400)
        let key = "entity-elsewhere|\(account)"
        guard try work.db.throttles.count(key, at: work.now, window: day) > 5 else { return }
        let since = try work.db.throttles.find(key, at: work.now, window: day)?.since ?? work.now
        throw work.refuse(Problem(.entityThrottled, parameters: work.waiting(until: since + day)))
    }

    private func keep(_ application: FilingApplication, _ findings: [Finding], _ work: Work) throws {
        try work.db.submissions.add(
            Submission(
                application: application.id, round: application.round, dossier: application.dossier,
                findings: findings, rulebook: work.rulebook.sha256, submittedAt: work.now),
            account: application.account)
        try work.keepPersons(of: application)
        try work.db.agreements.accept(
            document: .truthCommitment, edition: AgreementDocument.truthCommitment.edition,
            application: application.id, round: application.round, of: application.account,
            network: work.actor.address ?? "", at: work.now)
        if application.stage == .queued { try work.queueReport(of: application) }
    }
}
