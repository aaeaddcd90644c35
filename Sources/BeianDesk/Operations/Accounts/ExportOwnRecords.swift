package import BeianCore
import BeianStore

/// Gives a holder everything that the house keeps of them (导出个人数据), as one document.
///
/// An operation and not an enquiry, because that it was asked belongs into the history.
package struct ExportOwnRecords: Operation {
    package static let name = "account.export"
    package static let askers: Set<Role> = [.applicant]
    package static let scope: Scope? = .personal
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    package func run(_ work: Work) throws -> OwnRecords {
        let account = try work.holder()
        let id = account.id

        try work.record(.ownDataExported, of: Subject(id), account: id)
        let applications = try applications(of: id, work)
        return OwnRecords(
            account: OwnRecords.Holder(
                id: id.text, site: account.site, status: account.status, language: account.language,
                createdAt: account.createdAt, closedAt: account.closedAt,
                addresses: try work.db.accounts.addresses(of: id).map(\.text)),
            contacts: try work.db.contacts.all(of: id).map(OwnRecords.Person.init),
            sessions: try work.db.sessions.all(of: id.text, at: work.now).map {
                OwnRecords.Visit(
                    agent: $0.agent, network: $0.network, from: $0.createdAt, lastUsed: $0.seenAt, until: $0.expiresAt)
            },
            tokens: try work.db.tokens.all(of: id.text, at: work.now).map {
                OwnRecords.Key(
                    label: $0.label, scopes: $0.scopes.sorted { $0.rawValue < $1.rawValue }, until: $0.expiresAt)
            },
            agreements: try work.db.agreements.all(of: id).map {
                OwnRecords.Agreement(
                    document: $0.document, edition: $0.edition, application: $0.application?.text,
                    round: $0.application == nil ? nil : $0.round, at: $0.acceptedAt, network: $0.network)
            },
            history: try work.db.events.all(of: Subject(id)).map(OwnRecords.Entry.init),
            applications: applications, messages: try work.messages(of: id),
            materials: try work.pictures(of: id, in: applications), instances: try work.servers(of: id),
            serviceNumbers: try work.serviceNumbers(of: id))
    }

    private func applications(of account: ID<Account>, _ work: Work) throws -> [OwnRecords.Application] {
        var all: [OwnRecords.Application] = []
        var before: ID<FilingApplication>?
        repeat {
            let page = try work.db.applications.all(of: account, before: before, limit: 100)
            all += try page.map { application in
                OwnRecords.Application(
                    id: application.id.text, kind: application.kind, stage: application.stage,
                    createdAt: application.createdAt, dossier: application.dossier,
                    history: try work.db.events.all(of: Subject(application.id)).map(OwnRecords.Entry.init))
            }
            before = page.count == 100 ? page.last?.id : nil
        } while before != nil
        return all
    }
}
