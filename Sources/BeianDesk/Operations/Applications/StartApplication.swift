package import BeianCore
import BeianStore

/// Starts an application with the filing type check (备案类型校验).
///
/// What is typed here — province, nature, certificate and domain — is frozen afterwards; to correct it the application is
/// abandoned and a new one started. The entity is reserved for this account only: typing somebody else's certificate locks
/// nobody out. An entity is filed for the first time once: what comes later is added to its filing, not filed again.
/// Source: docs/sources.md TYP-11, PRO-01.
package struct StartApplication: Operation {
    package static let name = "application.start"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .fieldsInvalid, .doorClosed, .siteClosed, .agreementRequired, .entityDiffers, .applicationOpen, .domainFiled,
        .entityFiled, .accountNotFound, .accountClosing,
    ]

    package var product: FilingProduct
    package var answers: [Field: String]

    package init(product: FilingProduct = .hosting, answers: [Field: String]) {
        self.product = product
        self.answers = answers
    }

    package func run(_ work: Work) throws -> FilingApplication {
        let account = try work.openAccount()
        try work.checkDoor(for: product)
        let missing = try work.db.agreements.missing(of: account.id)
        guard missing.isEmpty else {
            throw Problem(.agreementRequired, parameters: ["documents": missing.joined(separator: " ")])
        }
        let dossier = dossier(work)
        let faults = work.faults(in: dossier, section: .typeCheck).filter { $0.severity == .block }
        guard faults.isEmpty else { throw Problem(.fieldsInvalid, faults) }

        let digest = work.entityDigest(of: dossier)
        try check(digest, of: account.id, domain: dossier.answer(.domain), work)

        let application = FilingApplication(
            id: work.newID(), account: account.id, kind: .firstFiling, product: product, stageSince: work.now,
            dossier: dossier, createdAt: work.now, updatedAt: work.now)
        try work.db.accounts.reserveEntity(digest: digest, for: account.id)
        try work.db.applications.add(
            application, entityDigest: digest, deadline: application.deadline(by: work.calendar)?.at)
        try work.record(.applicationStarted, of: application, details: ["kind": application.kind.rawValue])
        return application
    }

    private func dossier(_ work: Work) -> Dossier {
        var dossier = Dossier(services: [ServiceDraft(id: work.newID())])
        for row in FieldTable.rows(in: .typeCheck) {
            let value = work.normalised(answers[row.field] ?? "", for: row.field, in: dossier, service: 0)
            if row.field.isOfService {
                dossier.services[0].answers[row.field] = value
            } else {
                dossier.entity[row.field] = value
            }
        }
        return dossier
    }

    private func check(_ digest: String, of account: ID<Account>, domain: String, _ work: Work) throws {
        if let open = try work.db.applications.open(of: account, entityDigest: digest) {
            throw Problem(.applicationOpen, parameters: ["application": open.text])
        }
        if let entity = try work.db.accounts.entity(of: account), entity.digest != digest {
            throw Problem(.entityDiffers)
        }
        try work.checkNotFiled(account)
        guard try !work.db.register.isFiled(domain: domain) else {
            throw Problem(.domainFiled, parameters: ["domain": domain])
        }
    }
}
