package import BeianCore
import BeianStore

/// Accepts the documents of the account in new editions (签署协议).
package struct AcceptAgreements: Operation {
    package static let name = "account.accept-agreements"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.accountNotFound, .accountClosing, .fieldsInvalid]

    /// The editions that were shown and accepted.
    package var accepted: [AgreementDocument: String]

    package init(_ accepted: [AgreementDocument: String]) {
        self.accepted = accepted
    }

    package func run(_ work: Work) throws {
        let account = try work.openAccount()
        let findings = accepted.compactMap { document, edition -> Finding? in
            let isCurrent = AgreementDocument.ofAccount.contains(document) && edition == document.edition
            return isCurrent ? nil : Finding(pointer: "#/\(document.rawValue)", code: "agreement.other-edition")
        }
        guard findings.isEmpty else {
            throw Problem(.fieldsInvalid, findings.sorted { $0.pointer < $1.pointer })
        }

        for (document, edition) in accepted {
            try work.db.agreements.accept(
                document: document, edition: edition, of: account.id, network: work.actor.address ?? "", at: work.now)
        }
        try work.record(
            .agreementsAccepted, of: Subject(account.id), account: account.id,
            details: Dictionary(uniqueKeysWithValues: accepted.map { ($0.rawValue, $1) }))
    }
}
