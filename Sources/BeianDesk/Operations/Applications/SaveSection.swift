package import BeianCore
import BeianStore

/// Saves the answers of one section of a draft (保存填报).
///
/// What is missing may come later; what is given must be right in itself, or nothing is saved and every faulty field is
/// named.
package struct SaveSection: Operation {
    package static let name = "application.save-section"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .applicationNotFound, .changedMeanwhile, .serviceNotFound, .fieldsInvalid, .fieldFrozen, .stepNotOpen,
        .doorClosed, .siteClosed,
    ]

    package var application: ID<FilingApplication>
    package var seen: Version?
    package var section: Section
    package var service: ID<ServiceDraft>?
    package var answers: [Field: String]

    package init(
        application: ID<FilingApplication>, seen: Version?, section: Section, service: ID<ServiceDraft>? = nil,
        answers: [Field: String]
    ) {
        self.application = application
        self.seen = seen
        self.section = section
        self.service = service
        self.answers = answers
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.ownApplication(self.application, seen: seen)
        try work.checkDoor(for: application.product)
        try work.checkEditable(application)
        let index = try service.map { try work.service($0, of: application) } ?? 0
        let changed = try change(&application, index, work)
        let faults = work.faults(in: application.dossier, section: section, service: service)
            .filter { $0.severity == .block && !Self.isMissing($0) }
        guard faults.isEmpty else { throw Problem(.fieldsInvalid, try faults + others(application, work, faults)) }

        application.updatedAt = work.now
        try work.save(application)
        application.version += 1
        try work.countQuestions(in: application)
        try work.record(
            .sectionSaved, of: application,
            details: ["section": section.rawValue, "fields": changed.map(\.rawValue).joined(separator: " ")])
        return application
    }

    /// What rules say against the other answers of the section, so that nobody mends one fault only to hear of the next.
    private func others(_ application: FilingApplication, _ work: Work, _ faults: [Finding]) throws -> [Finding] {
        let known = Set(faults.map(\.pointer))
        let fields = FieldTable.rows(in: section).map(\.field)
        let index = try service.map { try work.service($0, of: application) } ?? 0
        let pointers = Set(fields.map { $0.pointer(service: index) }).subtracting(known)
        return try work.findings(in: application).filter {
            $0.severity == .block && $0.rule != nil && pointers.contains($0.pointer)
        }
    }

    /// Whether a fault of the form only says that something is still to come; a rule of the book always says more.
    package static func isMissing(_ finding: Finding) -> Bool {
        finding.rule == nil
            && (finding.code.hasSuffix(".missing") || finding.code == DossierCheck.Fault.preApprovalNotChosen.rawValue)
    }

    /// Puts the new answers in; answers which fields changed.
    private func change(_ application: inout FilingApplication, _ index: Int, _ work: Work) throws -> [Field] {
        var changed: [Field] = []
        var frozen: [Finding] = []
        for row in FieldTable.rows(in: section) {
            let field = row.field
            guard let typed = answers[field] else { continue }
            let value = work.normalised(typed, for: field, in: application.dossier, service: index)
            guard value != application.dossier.answer(field, service: index) else { continue }
            guard application.mayEdit(field, service: application.dossier.services[index].id) else {
                frozen.append(Finding(pointer: field.pointer(service: index), code: "field.frozen"))
                continue
            }
            if field.isOfService {
                application.dossier.services[index].answers[field] = value
            } else {
                application.dossier.entity[field] = value
            }
            changed.append(field)
        }
        guard frozen.isEmpty else { throw Problem(.fieldFrozen, frozen) }
        return changed
    }
}

extension Work {
    /// Whether the applicant may change anything at this stage.
    ///
    /// - Throws: `stepNotOpen`, saying whose move it is.
    package func checkEditable(_ application: FilingApplication) throws {
        guard application.stage.facts.editable != .nothing else {
            throw Problem(
                .stepNotOpen,
                parameters: [
                    "stage": application.stage.rawValue, "step": "edit",
                    "turn": application.stage.facts.turn?.rawValue ?? "nobody",
                ])
        }
    }
}
