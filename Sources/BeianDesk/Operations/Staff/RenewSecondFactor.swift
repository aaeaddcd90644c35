package import BeianCore
import BeianStore

/// Gives a member of staff a new second factor (更换第二因素), such as after a lost telephone.
///
/// The old secret and all recovery codes are good no longer, and the member's sessions end.
package struct RenewSecondFactor: Operation {
    package static let name = "staff.renew-factor"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.staffNotFound]

    package var member: ID<StaffMember>

    package init(member: ID<StaffMember>) {
        self.member = member
    }

    package func run(_ work: Work) throws -> SecondFactor {
        let member = try work.db.staff.get(self.member)

        let factor = try work.newFactor(for: member)
        try work.db.sessions.endAll(of: member.id.text)
        try work.record(.staffFactorRenewed, of: Subject(member.id))
        return factor
    }
}
