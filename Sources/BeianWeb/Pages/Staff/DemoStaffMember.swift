package import BeianCore

/// A member of staff of the demonstration, with everything needed to sign in (演示账号).
package struct DemoStaffMember: Sendable {
    package let name: String
    package let password: String
    package let role: Role
    /// The code of the second factor at this moment.
    package let code: String

    package init(name: String, password: String, role: Role, code: String) {
        self.name = name
        self.password = password
        self.role = role
        self.code = code
    }
}
