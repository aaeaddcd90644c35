package import BeianCore
import BeianStore

/// An application as its own page shows it (申请详情): answers, findings, history, deadline, what comes next.
package struct ApplicationInFull: Enquiry {
    package static let name = "application.in-full"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.applicationNotFound]

    package var application: ID<FilingApplication>

    package init(application: ID<FilingApplication>) {
        self.application = application
    }

    /// Everything that the applicant's page needs.
    package struct Answer: Sendable {
        package let application: FilingApplication
        package let deadline: StageDeadline?
        /// What the rules of today find; since the report left, what was found then.
        package let findings: [Finding]
        /// The checksum of the book by which it was found.
        package let rulebook: String
        /// The verdicts of the last round that was decided.
        package let verdicts: [Verdict]
        package let history: [HistoryEntry]
        /// The register entries that came of it.
        package let entries: [RegisterEntry]
        /// Whether the account has a contact with a proved address.
        package let hasVerifiedContact: Bool
        /// What the applicant can do now.
        package let steps: [Step]
        /// The materials that are asked for, by the national list and by the rules in force.
        package let materialNeeds: [MaterialNeed]
        /// What a reviewer returned and is still as it was handed in; nothing outside of a correction.
        package let unmended: [ReviewItem]

        /// The state of a section on the task list.
        package func state(of section: Section, service: ID<ServiceDraft>? = nil) -> SectionState {
            SectionState(section, service: service, of: application.dossier, findings: findings)
        }
    }

    package func answer(_ work: Work) throws -> Answer {
        let application = try work.ownApplication(application)
        let context = try work.ruleContext(of: application)
        let judgement = try work.judgement(of: application, knowing: context)
        let decided = application.stage == .initialReview ? application.round - 1 : application.round
        let verdicts = try work.db.submissions.verdicts(
            of: application.id, round: decided, account: application.account
        ).map(\.verdict)
        return Answer(
            application: application, deadline: application.deadline(by: work.calendar),
            findings: judgement.findings, rulebook: judgement.rulebook,
            verdicts: verdicts,
            history: try work.history(of: application.id),
            entries: try work.db.register.entries(of: application.id),
            hasVerifiedContact: try work.db.contacts.all(of: application.account).contains(where: \.isVerified),
            steps: application.steps(for: .applicant),
            materialNeeds: work.materialNeeds(of: application, knowing: context),
            unmended: try unmended(application, verdicts, work))
    }

    /// What was returned for other reasons than a verdict is not asked to differ.
    private func unmended(
        _ application: FilingApplication, _ verdicts: [Verdict], _ work: Work
    ) throws -> [ReviewItem] {
        let returned = Set(verdicts.filter { !$0.passes }.map(\.item)).intersection(application.returnedItems)
        guard application.stage == .correction, !returned.isEmpty,
            let before = try work.db.submissions.find(
                application.id, round: application.round, account: application.account)
        else { return [] }
        return application.dossier.allItems.filter {
            returned.contains($0.key) && application.dossier.changes(of: $0, since: before.dossier).isEmpty
        }
    }
}

/// How far a section of the task list is (填报进度).
package enum SectionState: String, Sendable, CaseIterable {
    /// Nothing was answered yet.
    case empty
    /// Something is missing or wrong.
    case incomplete
    /// Nothing stands in the way.
    case complete

    init(_ section: Section, service: ID<ServiceDraft>?, of dossier: Dossier, findings: [Finding]) {
        let index = service.flatMap(dossier.index(of:)) ?? 0
        let rows = FieldTable.rows(in: section)
        let pointers = Set(rows.map { $0.field.pointer(service: index) } + Self.pointers(section, index))
        let isFaulty = findings.contains { $0.severity == .block && pointers.contains($0.pointer) }
        let isTouched: Bool =
            switch section {
            case .hosting: dossier.services.indices.contains(index) && dossier.services[index].hosting != nil
            case .materials: !dossier.materials.isEmpty
            default: rows.contains { !dossier.answer($0.field, service: index).isEmpty }
            }
        self = !isFaulty ? .complete : isTouched ? .incomplete : .empty
    }

    private static func pointers(_ section: Section, _ index: Int) -> [String] {
        switch section {
        case .hosting: ["#/services/\(index)/hosting"]
        case .materials: ["#/materials"]
        default: []
        }
    }
}
