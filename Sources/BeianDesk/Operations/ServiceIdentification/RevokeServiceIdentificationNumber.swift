package import BeianCore
import BeianStore

/// Revokes a service identification number that nobody has used (撤销备案服务号).
///
/// Its slot is free again.
package struct RevokeServiceIdentificationNumber: Operation {
    package static let name = "service-number.revoke"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.numberNotFound, .numberBound]

    package var number: ID<ServiceIdentificationNumber>

    package init(number: ID<ServiceIdentificationNumber>) {
        self.number = number
    }

    package func run(_ work: Work) throws {
        let account = try work.ownAccount()
        guard let number = try work.db.serviceNumbers.find(number, of: account), number.state != .revoked else {
            throw Problem(.numberNotFound)
        }
        guard try work.db.serviceNumbers.revoke(number.id) else {
            throw Problem(.numberBound, parameters: ["state": number.state.rawValue])
        }

        try work.db.slots.free(of: number.id)
        try work.record(.numberRevoked, of: Subject(number.id), account: account)
    }
}
