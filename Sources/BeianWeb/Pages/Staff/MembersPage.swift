import BeianCore
import BeianDesk
import Hummingbird

/// Who works here (工作人员名单); members are added and disabled at the command line.
struct MembersPage: Page {
    static let template = "staff/members"

    /// A member.
    struct Line: Sendable {
        let name: String
        let role: String
        let state: Tag
        let own: String?
    }

    let lines: [Line]

    @Sendable static func show(_ context: StaffContext) async throws -> Response {
        let words = context.words
        let members = try await context.answer(StaffList())
        return try context.page(
            MembersPage(
                lines: members.map { member in
                    Line(
                        name: member.name, role: words("role.\(member.role.rawValue)"),
                        state: member.disabled
                            ? Tag(words("staff.members.disabled"), .bad) : Tag(words("staff.members.active"), .good),
                        own: member.ownAccount?.text)
                }))
    }
}
