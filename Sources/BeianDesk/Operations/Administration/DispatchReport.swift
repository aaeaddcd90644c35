package import BeianCore
import BeianStore
import Foundation

/// Starts a report to the administration (报送管局): from now on the application cannot be withdrawn.
///
/// Committed before the network is asked. Answers the errand with its content, or nil when there is nothing to send any
/// more, such as after a withdrawal. Asked again after a crash, it answers the same report with the same reference.
/// When a rule of today stands in the way, the report does not leave: the application goes back to its owner.
package struct DispatchReport: Operation {
    package static let name = "report.dispatch"
    package static let askers: Set<Role> = [.courier]
    package static let steps: Set<Step> = [.dispatch, .holdBack]
    package static let problems: Set<Problem.Code> = [.instanceNotFound]

    package var errand: ID<Errand>

    package init(errand: ID<Errand>) {
        self.errand = errand
    }

    package func run(_ work: Work) throws -> Errand? {
        work.recorded += 1
        guard let errand = try work.db.outbox.find(errand) else { return nil }
        var application = try work.application(ID(errand.subject))
        let from = application.stage
        guard from == .queued || from == .reporting else {
            try work.db.outbox.giveUp(errand.id, at: work.now, because: "the application is \(from.rawValue)")
            return nil
        }
        let report = ReportRecord(
            id: ReportRecord.id(of: errand.id), application: application.id, round: application.round)

        if from == .queued {
            // The last moment at which the rules of today judge; from now on this stands.
            let judgement = try work.judgement(of: application)
            let blocking = judgement.findings.filter { $0.severity == .block }
            guard blocking.isEmpty else {
                try holdBack(application, because: blocking, work)
                return nil
            }
            try work.db.submissions.report(
                judgement, of: application.id, round: application.round, account: application.account)
            try application.advance(.dispatch, as: work.actor, at: work.now)
            try work.save(application)
            try work.record(
                .following(.dispatch), of: application, from: from, details: ["report": report.id.text])
        }
        try work.db.reports.add(report, at: work.now)
        let content = try Self.content(of: application, reference: report.id.text, work)
        return Errand(
            id: errand.id, kind: .report, subject: errand.subject, account: errand.account,
            payload: ["report": content], attempt: errand.attempt, createdAt: errand.createdAt)
    }

    private static func content(
        of application: FilingApplication, reference: String, _ work: Work
    ) throws -> String {
        let dossier = application.dossier
        let entity = dossier.entity
        let report = Report(
            reference: reference, kind: application.kind, province: entity[.province], nature: entity[.nature],
            documentKind: entity[.documentKind], documentNumber: entity[.documentNumber],
            entityName: entity[.entityName], registeredAddress: entity[.registeredAddress],
            mailingAddress: entity[.mailingAddress], person: Report.Person(of: dossier),
            services: try dossier.services.indices.map { try service($0, of: application, work) },
            materials: dossier.materials.map(\.kind.rawValue))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(report), as: UTF8.self)
    }

    private static func service(_ index: Int, of application: FilingApplication, _ work: Work) throws -> Report.Service
    {
        let dossier = application.dossier
        let service = dossier.services[index]
        guard let held = try work.db.slots.taken(by: application.id).first(where: { $0.service == service.id }),
            let instance = try work.db.instances.find(held.instance)
        else { throw Problem(.instanceNotFound) }
        return Report.Service(
            id: service.id.text, kind: .website, name: service.answers[.serviceName],
            domain: service.answers[.domain], homeURL: service.answers[.homeURL],
            person: Report.Person(of: dossier, service: index), ips: instance.publicIPs,
            accessMethod: service.answers[.accessMethod], serverProvince: instance.province ?? "")
    }
}

extension ReportRecord {
    /// The report of an errand: the same errand is always the same report.
    static func id(of errand: ID<Errand>) -> ID<ReportRecord> {
        ID(prefix + errand.text.dropFirst(Errand.prefix.count))
    }
}
