package import BeianCore
import BeianStore

/// The contacts of the account (我的联系人), oldest first.
package struct OwnContacts: Enquiry {
    package static let name = "contact.list"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    package func answer(_ work: Work) throws -> [Contact] {
        try work.db.contacts.all(of: work.holder().id)
    }
}
