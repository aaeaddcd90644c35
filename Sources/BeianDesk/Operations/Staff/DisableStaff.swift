package import BeianCore
import BeianStore

/// Takes a member of staff off (停用工作人员): sessions end, tokens are revoked, taken applications are released.
package struct DisableStaff: Operation {
    package static let name = "staff.disable"
    package static let askers: Set<Role> = [.operator]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = [.staffNotFound]

    package var member: ID<StaffMember>

    package init(member: ID<StaffMember>) {
        self.member = member
    }

    /// Answers which applications were released.
    package func run(_ work: Work) throws -> [ID<FilingApplication>] {
        var member = try work.db.staff.get(self.member)

        member.disabled = true
        try work.db.staff.save(member)
        try work.db.sessions.endAll(of: member.id.text)
        try work.db.tokens.revokeAll(of: member.id.text, at: work.now)
        let released = try work.db.staff.releaseTaken(by: member.id)
        try work.record(.staffDisabled, of: Subject(member.id), details: ["released": "\(released.count)"])
        return released
    }
}
