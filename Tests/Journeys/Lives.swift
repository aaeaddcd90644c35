import BeianCore
import BeianDesk
import BeianTesting

/// One application that lives through the kills: who files it and what the clients were told about it.
struct Life: Sendable {
    let application: ID<FilingApplication>
    let account: ID<Account>
    let instance: ID<HostedInstance>
    let domain: String
    /// The mail address of the only contact.
    let contact: String
    let token: String
}

/// What the server has acknowledged to somebody (已确认): none of it may ever be lost.
actor Promises {
    private(set) var submitted: Set<ID<FilingApplication>> = []
    private(set) var accepted: Set<ID<FilingApplication>> = []
    /// The last answer whose saving was acknowledged, and the last that was sent.
    private(set) var saved: [ID<FilingApplication>: Int] = [:]
    private(set) var sent: [ID<FilingApplication>: Int] = [:]
    private(set) var requests = 0
    private(set) var unanswered = 0
    /// Answers that are always our bug.
    private(set) var bugs: [String] = []

    func submitted(_ id: ID<FilingApplication>) { submitted.insert(id) }
    func accepted(_ id: ID<FilingApplication>) { accepted.insert(id) }
    func sends(_ number: Int, _ id: ID<FilingApplication>) { sent[id] = number }
    func saved(_ number: Int, _ id: ID<FilingApplication>) { saved[id] = number }
    func bug(_ what: String) { bugs.append(what) }
    func asked(answered: Bool) {
        requests += 1
        if !answered { unanswered += 1 }
    }
}

extension Scene {
    /// Drafts of different entities in accounts of their own, each ready to be handed in, with a token.
    func lives(_ count: Int) async throws -> [Life] {
        var lives: [Life] = []
        for index in 1...count {
            var dossier = SampleDossier.company()
            let domain = "kill-\(index)-demo.cn"
            dossier.entity[.documentNumber] = Self.creditCode(index)
            dossier.entity[.personMobile] = String(13_700_000_000 + index)
            dossier.entity[.emergencyPhone] = String(13_800_000_000 + index)
            dossier.services[0].answers[.domain] = domain
            dossier.services[0].answers[.homeURL] = "www.\(domain)"
            let filing = try await draft(dossier: dossier)
            let contacts = try await answer(OwnContacts(), as: filing.holder.actor)
            guard let contact = contacts.first?.mail else { throw SceneFault("a life without a contact") }
            let token = try await perform(
                IssueToken(label: "load", scopes: [.applications], door: .pc, days: 30), as: filing.holder.actor)
            lives.append(
                Life(
                    application: filing.id, account: filing.holder.id, instance: filing.instance, domain: domain,
                    contact: contact, token: token.text))
        }
        return lives
    }

    /// The credit code of an invented company, with both check characters right (GB 32100-2015, GB 11714).
    static func creditCode(_ number: Int) -> String {
        let digits = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let serial = String(20_000_000 + number)
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(serial, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        let check = (11 - sum % 11) % 11
        let body = "91350100" + serial + (check == 10 ? "X" : String(check))
        var power = 1
        var total = 0
        for character in body {
            total += (digits.firstIndex(of: character) ?? 0) * power
            power = power * 3 % 31
        }
        return body + String(digits[(31 - total % 31) % 31])
    }
}
