package import BeianCore
import BeianStore

/// What a holder still has to do before the first application (开户待办).
package struct SetupState: Enquiry {
    package struct Answer: Sendable, Equatable {
        /// The documents that are not accepted in the edition in force.
        package let missingAgreements: [AgreementDocument]
        /// Whether there is a contact.
        package let hasContact: Bool
        /// Whether a contact has proved an address; without one nothing is submitted.
        package let hasVerifiedContact: Bool

        /// Whether nothing is left to do.
        package var isComplete: Bool { missingAgreements.isEmpty && hasVerifiedContact }
    }

    package static let name = "account.setup-state"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound]

    package init() {}

    package func answer(_ work: Work) throws -> Answer {
        let account = try work.holder()
        let contacts = try work.db.contacts.all(of: account.id)
        return Answer(
            missingAgreements: try work.db.agreements.missing(of: account.id).compactMap(AgreementDocument.init),
            hasContact: !contacts.isEmpty, hasVerifiedContact: contacts.contains(where: \.isVerified))
    }
}
