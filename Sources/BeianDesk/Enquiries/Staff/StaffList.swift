package import BeianCore
import BeianStore

/// The members of staff (工作人员名单), by name.
package struct StaffList: Enquiry {
    package static let name = "staff.list"
    package static let askers: Set<Role> = [.operator, .auditor]
    package static let scope: Scope? = nil
    package static let problems: Set<Problem.Code> = []

    package init() {}

    package func answer(_ work: Work) throws -> [StaffMember] {
        try work.db.staff.all()
    }
}
