package import BeianCore
package import BeianStore

/// Enters a granted filing into the register (备案成功): numbers, domains, and the hosting that is used up for ever.
///
/// Numbers are unique under database keys. Source: docs/sources.md §9.1, SN-04, INS-02.
package struct RecordGrant: Operation {
    package static let name = "administration.record-grant"
    package static let askers: Set<Role> = [.administration]
    package static let steps: Set<Step> = [.grant]
    package static let problems: Set<Problem.Code> = [
        .reportNotFound, .stepNotOpen, .numberTaken, .serviceNotFound, .fieldsInvalid,
    ]

    package var sequence: Int
    package var report: ID<ReportRecord>
    package var entityNumber: String
    /// The number of each service, by the service's id.
    package var serviceNumbers: [String: String]
    /// Whether the numbers come from the simulated administration and are no state filings.
    package var isSimulated: Bool

    package init(
        sequence: Int, report: ID<ReportRecord>, entityNumber: String, serviceNumbers: [String: String],
        isSimulated: Bool
    ) {
        self.sequence = sequence
        self.report = report
        self.entityNumber = entityNumber
        self.serviceNumbers = serviceNumbers
        self.isSimulated = isSimulated
    }

    package func run(_ work: Work) throws {
        guard var application = try work.applicationOfResult(sequence, of: report, "granted") else { return }
        let from = application.stage
        try application.advance(.grant, as: work.actor, at: work.now)

        let first = try enter(application, work)
        try consumeHosting(of: application, work)
        try work.save(application)
        try work.record(
            .following(.grant), of: application, from: from,
            details: ["number": first.description, "simulated": isSimulated ? "yes" : "no"],
            saying: ["number": first.description, "footer": first.footerSnippet])
    }

    /// Enters entity and services; answers the number of the first service.
    private func enter(_ application: FilingApplication, _ work: Work) throws -> FilingNumber {
        let dossier = application.dossier
        let digest = try work.db.applications.entityDigest(of: application.id)
        try work.db.accounts.bindEntity(digest: digest, for: application.account)
        let entity = try work.db.register.enter(
            GrantedEntity(
                number: try number(entityNumber).description, province: dossier.entity[.province],
                nature: dossier.entity[.nature], isIndividual: dossier.isIndividual,
                name: dossier.entity[.entityName], digest: digest, account: application.account,
                isSimulated: isSimulated),
            id: work.newID(), at: work.now)
        var first: FilingNumber?
        for service in dossier.services {
            guard let text = serviceNumbers[service.id.text] else { throw Problem(.serviceNotFound) }
            let number = try number(text)
            first = first ?? number
            try work.db.register.enter(
                GrantedService(
                    number: number.description, kind: .website, title: service.answers[.serviceName],
                    domain: service.answers[.domain], homeURL: service.answers[.homeURL],
                    application: application.id, service: service.id),
                of: entity, id: work.newID(), at: work.now)
        }
        try work.keepPersons(of: dossier, in: entity)
        return try first ?? number(entityNumber)
    }

    private func number(_ text: String) throws -> FilingNumber {
        do {
            return try FilingNumber(text)
        } catch {
            throw Problem.field("#/number", error.rawValue)
        }
    }

    private func consumeHosting(of application: FilingApplication, _ work: Work) throws {
        let numbers = try work.db.serviceNumbers.bound(to: application.id)
        try work.db.slots.consume(of: application.id)
        try work.db.serviceNumbers.consume(of: application.id)
        for number in numbers {
            try work.record(
                .numberConsumed, of: Subject(number.id), account: number.issuer,
                details: ["instance": number.instance.text], saying: ["number": number.number])
        }
    }
}
