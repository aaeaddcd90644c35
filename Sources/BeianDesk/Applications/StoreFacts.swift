import BeianCore
import BeianNames
import BeianStore

/// What the store answers about an application before its dossier is judged (库内要素), by a few look-ups.
///
/// Others' filings are told of with yes or no only, and an applicant is told about so many persons and numbers a day
/// (`Work.countQuestions`). Four things stay untold, because asking would tell more than handing in does, or would let
/// anybody hinder a rival: whether another account holds the entity (handing in counts that question and tells the holder),
/// how many services it has filed there, other accounts' applications for the same certificate, and an individual's filing
/// in another account. That an organisation is filed stands in the public register.
struct StoreFacts {
    private let work: Work
    private let application: FilingApplication
    /// The entity in the register, when the application's account holds it.
    private let own: FiledEntity?
    /// The entity in the register, when another account holds it.
    private let others: FiledEntity?
    private let digest: String
    private var dossier: Dossier { application.dossier }

    init(_ work: Work, _ application: FilingApplication) throws {
        self.work = work
        self.application = application
        digest = work.entityDigest(of: application.dossier)
        let filed = try work.db.register.entity(digest: digest)
        own = filed.flatMap { $0.account == application.account ? $0 : nil }
        others = own == nil ? filed : nil
    }

    /// What is known of the entity and its person in charge.
    func known() throws -> [Fact: FactValue] {
        var facts = try entity()
        guard let person = work.digests(ofPersonIn: dossier), try work.mayTell(about: person, to: application)
        else { return facts }
        let persons = work.db.filedPersons
        facts[.personMobileIsElsewhere] = .yesNo(
            try persons.usesMobile(person.mobile, besides: person.person, of: own?.id))
        if let emergency = person.emergency {
            facts[.emergencyIsElsewhere] = .yesNo(
                try persons.usesMobile(emergency, besides: person.person, of: own?.id))
        }
        facts[.personDiffersElsewhere] = .yesNo(try persons.differs(from: person, of: own?.id))
        return facts
    }

    /// What is known of each service, in the order of the dossier.
    func services() throws -> [[Fact: FactValue]] {
        let domains = dossier.services.map { service in
            (try? DomainNames.parse(service.answers[.domain]).aLabel) ?? service.answers[.domain]
        }
        let filed = try work.db.register.entities(ofDomains: Set(domains.filter { !$0.isEmpty }).sorted())
        return try dossier.services.indices.map { index in
            var facts = try person(index)
            if !domains[index].isEmpty {
                let owner = filed[domains[index]]
                facts[.hasAccessHere] = .yesNo(owner != nil)
                if let owner {
                    facts[.serviceAtMinistry] = .text(MinistryStatus.filed.rawValue)
                    let isOwn = owner == digest
                    facts[.serviceOwner] = .text((isOwn ? ServiceOwner.same : .other).rawValue)
                }
            }
            if let obstacles = try obstacles(index) {
                facts[.instanceObstacles] = .codes(Set(obstacles.map(\.rawValue)))
            }
            return facts
        }
    }

    private func entity() throws -> [Fact: FactValue] {
        var facts: [Fact: FactValue] = [:]
        let open = try work.db.applications.open(of: application.account, entityDigest: digest)
        facts[.hasOpenHere] = .yesNo(open != nil && open != application.id)
        if let others {
            if !others.isIndividual { facts[.entityAtMinistry] = .text(MinistryStatus.filed.rawValue) }
            return facts
        }
        facts[.isFiledHere] = .yesNo(own != nil)
        guard let own else { return facts }
        facts[.entityAtMinistry] = .text(MinistryStatus.filed.rawValue)
        facts[.filedServices] = .number(own.services)
        facts[.filedDomains] = .number(own.services)
        return facts
    }

    private func person(_ index: Int) throws -> [Fact: FactValue] {
        guard dossier.hasOwnPerson(service: index), let person = work.digests(ofPersonIn: dossier, service: index),
            try work.mayTell(about: person, to: application)
        else { return [:] }
        let persons = work.db.filedPersons
        return [
            .servicePersonMobileIsElsewhere: .yesNo(
                try persons.usesMobile(person.mobile, besides: person.person, of: own?.id)),
            .servicePersonLeadsElsewhere: .yesNo(try persons.leads(person.person, besides: own?.id)),
        ]
    }

    /// What is wrong with the instance behind a choice, as choosing it tells; nothing when it cannot be chosen at all.
    private func obstacles(_ index: Int) throws -> [HostedInstance.Obstacle]? {
        let service = dossier.services[index]
        switch service.hosting {
        case nil: return nil
        case .instance(let id):
            guard let instance = try work.db.instances.find(id), instance.owner == application.account,
                instance.product == application.product
            else { return nil }
            let taken = try work.db.slots.taken(of: id)
            let isMine = taken.contains { $0.application == application.id && $0.service == service.id }
            return work.obstacles(of: instance, used: isMine ? 0 : taken.count)
        case .number(let typed):
            guard let number = try work.db.serviceNumbers.find(typed: typed.lowercased()),
                let instance = try work.db.instances.find(number.instance), instance.product == application.product
            else { return nil }
            let isMine = try work.db.serviceNumbers.application(of: number.id) == application.id
            guard number.state == .issued || isMine else { return nil }
            return work.obstacles(of: instance, used: 0)
        }
    }
}

extension Work {
    /// The digests of the entity's person in charge; nothing while the person cannot be told for certain.
    func digests(ofPersonIn dossier: Dossier) -> PersonDigests? {
        let entity = dossier.entity
        return digests(
            kind: entity[dossier.isIndividual ? .documentKind : .personDocumentKind],
            number: entity[dossier.isIndividual ? .documentNumber : .personDocumentNumber],
            mobile: entity[.personMobile], mail: entity[.personMail], emergency: entity[.emergencyPhone])
    }

    /// The digests of a service's own person in charge.
    func digests(ofPersonIn dossier: Dossier, service index: Int) -> PersonDigests? {
        let answers = dossier.services[index].answers
        return digests(
            kind: answers[.servicePersonDocumentKind], number: answers[.servicePersonDocumentNumber],
            mobile: answers[.servicePersonMobile], mail: answers[.servicePersonMail], emergency: "")
    }

    private func digests(
        kind: String, number: String, mobile: String, mail: String, emergency: String
    ) -> PersonDigests? {
        guard let document = DocumentKind(rawValue: kind), let number = try? document.parse(number),
            let mobile = try? MobileNumber(mobile)
        else { return nil }
        let mail = (try? MailAddress(mail))?.description.lowercased()
        let emergency = (try? MobileNumber(emergency))?.description
        return PersonDigests(
            person: db.keys.digest("filed-person", kind + "|" + number),
            mobile: db.keys.digest("filed-mobile", mobile.description),
            mail: mail.map { db.keys.digest("filed-mail", $0) },
            emergency: emergency.map { db.keys.digest("filed-mobile", $0) })
    }
}
