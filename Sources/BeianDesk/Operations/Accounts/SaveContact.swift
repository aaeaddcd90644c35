package import BeianCore
import BeianStore

/// Adds or changes somebody who is told how applications fare (保存联系人).
///
/// An address that changed has to be proved again; until then nothing is sent to it. At the international site contacts
/// are reached by mail and on the pages only. Source: docs/sources.md ACC-26, §14.
package struct SaveContact: Operation {
    package static let name = "contact.save"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .accountNotFound, .accountClosing, .contactNotFound, .contactLimit, .changedMeanwhile, .fieldsInvalid,
    ]

    /// The contact to change; nil to add one.
    package var contact: ID<Contact>?
    /// The version that was looked at; nil when it does not matter.
    package var seen: Version?
    package var person: String
    package var mail: String
    package var mobile: String
    /// The methods for each topic; nil for all that the site offers.
    package var choices: [NoticeTopic: Set<Channel>]?

    package init(
        contact: ID<Contact>? = nil, seen: Version? = nil, person: String, mail: String = "", mobile: String = "",
        choices: [NoticeTopic: Set<Channel>]? = nil
    ) {
        self.contact = contact
        self.seen = seen
        self.person = person
        self.mail = mail
        self.mobile = mobile
        self.choices = choices
    }

    package func run(_ work: Work) throws -> Contact {
        let account = try work.openAccount()
        let form = try ContactForm(self, at: account.site)
        var saved: Contact
        if let contact {
            saved = try work.db.contacts.get(contact, of: account.id)
            guard seen == nil || seen == saved.version else { throw Problem(.changedMeanwhile) }
            form.fill(&saved)
            try work.db.contacts.save(saved)
            saved.version += 1
        } else {
            let limit = work.policy.contactsPerAccount
            guard try work.db.contacts.all(of: account.id).count < limit else {
                throw Problem(.contactLimit, parameters: ["limit": "\(limit)"])
            }
            saved = Contact(id: work.newID(), account: account.id, person: form.person)
            form.fill(&saved)
            try work.db.contacts.add(saved, at: work.now)
        }
        try work.record(
            .contactSaved, of: Subject(account.id), account: account.id, details: ["contact": saved.id.text])
        return saved
    }
}

/// What was typed of a contact, read.
private struct ContactForm {
    let person: String
    let mail: LoginAddress?
    let mobile: LoginAddress?
    let choices: [NoticeTopic: Set<Channel>]

    init(_ typed: SaveContact, at site: AccountSite) throws {
        var findings: [Finding] = []
        func read(_ text: String, _ kind: LoginKind) -> LoginAddress? {
            guard !text.halfWidth.isEmpty else { return nil }
            let pointer = "#/\(kind.rawValue)"
            guard !Masked.looksMasked(text) else {
                findings.append(Finding(pointer: pointer, code: "masked"))
                return nil
            }
            guard kind == .mobile || text.contains(where: { "@＠".contains($0) }) else {
                findings.append(Finding(pointer: pointer, code: "mail.shape"))
                return nil
            }
            do throws(Problem) {
                let address = try LoginAddress(text, at: pointer)
                if address.kind == kind, site.takes(kind) { return address }
                let code = address.kind == kind ? "contact.mail-only" : kind == .mail ? "mail.shape" : "mobile.shape"
                findings.append(Finding(pointer: pointer, code: code))
            } catch {
                findings += error.findings
            }
            return nil
        }
        person = typed.person.halfWidth
        if person.isEmpty { findings.append(Finding(pointer: "#/person", code: "required")) }
        if person.count > 64 {
            findings.append(Finding(pointer: "#/person", code: "too-long", parameters: ["limit": "64"]))
        }
        if Masked.looksMasked(person) { findings.append(Finding(pointer: "#/person", code: "masked")) }
        mail = read(typed.mail, .mail)
        mobile = read(typed.mobile, .mobile)
        if typed.mail.halfWidth.isEmpty, typed.mobile.halfWidth.isEmpty {
            findings.append(Finding(pointer: "#/mail", code: "contact.address-required"))
        }
        let offered: Set<Channel> = site == .china ? [.inSite, .mail, .sms] : [.inSite, .mail]
        let all = Dictionary(uniqueKeysWithValues: NoticeTopic.allCases.map { ($0, offered) })
        choices = typed.choices ?? all
        for (topic, channels) in choices where !channels.isSubset(of: offered) {
            findings.append(Finding(pointer: "#/choices/\(topic.rawValue)", code: "contact.method-not-offered"))
        }
        guard findings.isEmpty else { throw Problem(.fieldsInvalid, findings) }
    }

    /// Writes it into the contact; a changed address is no longer proved.
    func fill(_ contact: inout Contact) {
        contact.person = person
        contact.choices = choices
        if contact.mail != mail?.text {
            contact.mail = mail?.text
            contact.mailVerifiedAt = nil
        }
        if contact.mobile != mobile?.text {
            contact.mobile = mobile?.text
            contact.mobileVerifiedAt = nil
        }
    }
}
