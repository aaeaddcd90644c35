package import BeianCore
import BeianStore

/// Saves answers all over a draft at once (保存资料), as a program sends them.
///
/// The same rules as for a section: what is missing may come later, what is given must be right in itself. All faults are
/// told together, and nothing is saved while there is one.
package struct SaveDossier: Operation {
    /// The answers to the fields of one service.
    package struct Service: Sendable, Equatable {
        package var id: ID<ServiceDraft>
        package var answers: [Field: String]

        package init(id: ID<ServiceDraft>, answers: [Field: String]) {
            self.id = id
            self.answers = answers
        }
    }

    package static let name = "application.save-dossier"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = SaveSection.problems

    package var application: ID<FilingApplication>
    package var seen: Version?
    /// The answers about the entity and its person in charge.
    package var entity: [Field: String]
    /// The answers about services; pointers of faults count the services in this order.
    package var services: [Service]

    package init(
        application: ID<FilingApplication>, seen: Version?, entity: [Field: String] = [:], services: [Service] = []
    ) {
        self.application = application
        self.seen = seen
        self.entity = entity
        self.services = services
    }

    package func run(_ work: Work) throws -> FilingApplication {
        var application = try work.ownApplication(self.application, seen: seen)
        try work.checkDoor(for: application.product)
        try work.checkEditable(application)
        let sheets = try sheets(of: application, work)
        var frozen: [Finding] = []
        var changed: [Section: [Field]] = [:]
        for sheet in sheets { try fill(&application, by: sheet, &changed, &frozen, work) }
        guard frozen.isEmpty else { throw Problem(.fieldFrozen, frozen) }
        let faults = sheets.flatMap { self.faults(in: application, on: $0, work) }
        guard faults.isEmpty else { throw Problem(.fieldsInvalid, faults) }

        application.updatedAt = work.now
        try work.save(application)
        application.version += 1
        try work.countQuestions(in: application)
        for section in Section.allCases {
            guard let fields = changed[section] else { continue }
            try work.record(
                .sectionSaved, of: application,
                details: ["section": section.rawValue, "fields": fields.map(\.rawValue).joined(separator: " ")])
        }
        work.recorded += 1
        return application
    }

    /// The answers for one place in the dossier: the entity, or the service at `index`.
    private struct Sheet {
        let answers: [Field: String]
        let service: ID<ServiceDraft>?
        let index: Int
        /// The place of the service in the request.
        let asked: Int
    }

    private func sheets(of application: FilingApplication, _ work: Work) throws -> [Sheet] {
        var sheets = [Sheet(answers: entity, service: nil, index: 0, asked: 0)]
        for (asked, service) in services.enumerated() {
            let index = try work.service(service.id, of: application)
            sheets.append(Sheet(answers: service.answers, service: service.id, index: index, asked: asked))
        }
        return sheets
    }

    private func fill(
        _ application: inout FilingApplication, by sheet: Sheet, _ changed: inout [Section: [Field]],
        _ frozen: inout [Finding], _ work: Work
    ) throws {
        for row in FieldTable.rows where row.field.isOfService == (sheet.service != nil) {
            let field = row.field
            guard let typed = sheet.answers[field] else { continue }
            let value = work.normalised(typed, for: field, in: application.dossier, service: sheet.index)
            guard value != application.dossier.answer(field, service: sheet.index) else { continue }
            guard application.mayEdit(field, service: sheet.service) else {
                frozen.append(Finding(pointer: field.pointer(service: sheet.asked), code: "field.frozen"))
                continue
            }
            if sheet.service == nil {
                application.dossier.entity[field] = value
            } else {
                application.dossier.services[sheet.index].answers[field] = value
            }
            changed[row.section, default: []].append(field)
        }
    }

    /// What is wrong in the sections that the sheet touches, at the places of the request.
    private func faults(in application: FilingApplication, on sheet: Sheet, _ work: Work) -> [Finding] {
        let touched = Set(sheet.answers.keys.map { FieldTable.row(of: $0).section })
        let answered = FieldTable.rows.map(\.field).filter {
            !application.dossier.answer($0, service: sheet.index).isEmpty
        }
        let kept = Set(answered.map { $0.pointer(service: sheet.index) })
        return Section.allCases.filter(touched.contains).flatMap { section in
            work.faults(in: application.dossier, section: section, service: sheet.service)
        }.filter { $0.severity == .block && kept.contains($0.pointer) }
            .map { moved($0, from: sheet.index, to: sheet.asked) }
    }

    private func moved(_ finding: Finding, from index: Int, to asked: Int) -> Finding {
        let place = "#/services/\(index)/"
        guard finding.pointer.hasPrefix(place), index != asked else { return finding }
        return Finding(
            pointer: "#/services/\(asked)/" + finding.pointer.dropFirst(place.count), code: finding.code,
            severity: finding.severity, rule: finding.rule, parameters: finding.parameters, reason: finding.reason,
            remedy: finding.remedy, source: finding.source, confidence: finding.confidence)
    }
}
