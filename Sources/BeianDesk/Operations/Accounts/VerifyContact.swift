package import BeianCore
import BeianStore

/// Proves a contact's address by the code that went to it (验证联系人).
package struct VerifyContact: Operation {
    package static let name = "contact.verify"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [
        .accountNotFound, .accountClosing, .contactNotFound, .fieldsInvalid, .codeWrong,
    ]

    package var contact: ID<Contact>
    package var kind: LoginKind
    package var code: String

    package init(contact: ID<Contact>, kind: LoginKind, code: String) {
        self.contact = contact
        self.kind = kind
        self.code = code
    }

    package func run(_ work: Work) throws -> Contact {
        let account = try work.openAccount()
        var contact = try work.db.contacts.get(self.contact, of: account.id)
        let address = try contact.address(kind)
        let used = try work.match(code, .contact, at: address, of: contact.id.text, account: account.id)

        try work.db.codes.use(used, at: work.now)
        if kind == .mail { contact.mailVerifiedAt = work.now } else { contact.mobileVerifiedAt = work.now }
        try work.db.contacts.save(contact)
        contact.version += 1
        try work.record(
            .contactVerified, of: Subject(account.id), account: account.id,
            details: ["contact": contact.id.text, "kind": kind.rawValue])
        return contact
    }
}
