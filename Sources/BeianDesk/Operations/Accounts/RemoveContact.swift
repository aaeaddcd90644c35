package import BeianCore
import BeianStore

/// Removes a contact (删除联系人): nothing is sent to it any more.
package struct RemoveContact: Operation {
    package static let name = "contact.remove"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound, .accountClosing, .contactNotFound]

    package var contact: ID<Contact>

    package init(contact: ID<Contact>) {
        self.contact = contact
    }

    package func run(_ work: Work) throws {
        let account = try work.openAccount()
        let contact = try work.db.contacts.get(self.contact, of: account.id)

        try work.db.contacts.remove(contact.id)
        try work.record(
            .contactRemoved, of: Subject(account.id), account: account.id, details: ["contact": contact.id.text])
    }
}
