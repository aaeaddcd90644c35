import BeianCore
import BeianStore

/// A person in charge as a dossier names them, and where (资料中的负责人).
struct PersonInDossier {
    /// The id of the service, or that of the entity's own place.
    let place: String
    let digests: PersonDigests
    /// Where the mobile number and the emergency number stand, as JSON pointers.
    let mobile: String
    let emergency: String?
    /// Whether the person is in charge of a service.
    let leads: Bool
}

extension Work {
    /// The persons in charge that can be told for certain: the entity's, then those of services that have their own.
    func persons(in dossier: Dossier) -> [PersonInDossier] {
        let own = dossier.services.indices.filter { dossier.hasOwnPerson(service: $0) }
        let first = digests(ofPersonIn: dossier).map {
            PersonInDossier(
                place: FiledPersons.entityPlace, digests: $0, mobile: Field.personMobile.pointer(),
                emergency: Field.emergencyPhone.pointer(), leads: own.count < dossier.services.count)
        }
        return [first].compactMap { $0 }
            + own.compactMap { index in
                digests(ofPersonIn: dossier, service: index).map {
                    PersonInDossier(
                        place: dossier.services[index].id.text, digests: $0,
                        mobile: Field.servicePersonMobile.pointer(service: index), emergency: nil, leads: true)
                }
            }
    }

    /// Counts what an account wants to know about others' filings by what it saved (人员查询计数).
    ///
    /// Counted where answers are saved, and nowhere else: looking at a page asks nothing new. What is over the day's number
    /// stays untold to the applicant until it is saved again on another day; the reviewer is told all the same.
    func countQuestions(in application: FilingApplication) throws {
        let asked = db.personQuestions
        var left = try policy.personQuestionsPerDay - asked.count(of: application.account, on: today)
        for person in persons(in: application.dossier) {
            let question = question(about: person.digests)
            guard try !asked.has(question, of: application.account) else { continue }
            guard left > 0 else { return }
            try asked.note(question, of: application.account, on: today)
            left -= 1
        }
    }

    /// Whether the one who asks may be told what others' filings say about a person.
    func mayTell(about person: PersonDigests, to application: FilingApplication) throws -> Bool {
        guard actor.role == .applicant else { return true }
        return try db.personQuestions.has(question(about: person), of: application.account)
    }

    private func question(about person: PersonDigests) -> String {
        let parts = [person.person, person.mobile, person.mail ?? "", person.emergency ?? ""]
        return db.keys.digest("person-question", parts.joined(separator: "|"))
    }

    /// Keeps who answers for a granted filing, so that rules can ask whether somebody else uses the same numbers.
    func keepPersons(of dossier: Dossier, in entity: ID<RegisterEntity>) throws {
        for person in persons(in: dossier) {
            try db.filedPersons.save(person.digests, of: entity, place: person.place, leads: person.leads)
        }
    }

    /// Keeps who answers for what is handed in, so that reviewers see when two open applications share a number.
    func keepPersons(of application: FilingApplication) throws {
        try db.handedInPersons.forget(of: application.id)
        let entity = entityDigest(of: application.dossier)
        for person in persons(in: application.dossier) {
            try db.handedInPersons.save(person.digests, of: application.id, entity: entity, place: person.place)
        }
    }

    /// Numbers that another open application gives for somebody else (在办申请共用号码), for the reviewers.
    ///
    /// Never told to an applicant, and it stands in nobody's way: anybody could hand in a rival's number.
    func numbersInOpenApplications(of application: FilingApplication) throws -> [Finding] {
        guard application.stage.facts.turn == .reviewer else { return [] }
        let entity = entityDigest(of: application.dossier)
        var found: [Finding] = []
        for person in persons(in: application.dossier) {
            let numbers: [(String?, String?)] = [
                (person.mobile, person.digests.mobile), (person.emergency, person.digests.emergency),
            ]
            for case (let pointer?, let number?) in numbers {
                let others = try db.handedInPersons.applications(
                    using: number, besides: person.digests.person, of: entity)
                guard !others.isEmpty else { continue }
                found.append(
                    Finding(
                        pointer: pointer, code: "number.in-open-application", severity: .warn,
                        parameters: ["applications": others.map(\.text).joined(separator: ", ")]))
            }
        }
        return found
    }
}
