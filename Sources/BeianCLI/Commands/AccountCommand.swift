import ArgumentParser
import BeianCore
import BeianDesk
import Foundation

/// Accounts and staff (账号与工作人员).
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Accounts of customers and of the staff.",
        subcommands: [Find.self, AddStaffMember.self, ListStaff.self, DisableStaffMember.self, RenewFactor.self])

    /// Finds a customer's account by the address with which its holder signs in.
    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find a customer's account by mobile number, mail address or id.")

        @Argument(help: "The mobile number, mail address or id.")
        var address: String

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let found =
                    address.hasPrefix(Account.prefix + "_")
                    ? try await house.desk.answer(AccountByID(ID(address)), as: .console)
                    : try await house.desk.answer(AccountByAddress(try LoginAddress(address)), as: .console)
                if json {
                    try Console.print(json: [
                        "id": found.account.id.text, "site": found.account.site.rawValue,
                        "status": found.account.status.rawValue,
                    ])
                } else {
                    print("\(found.account.id)  \(found.account.site.rawValue)  \(found.account.status.rawValue)")
                }
            }
        }
    }

    /// Adds a member of staff.
    struct AddStaffMember: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-staff",
            abstract: "Add a reviewer, operator or auditor; prints the one-time password and the second factor once.")

        @Argument(help: "The name to sign in with: small letters, digits, dots and dashes.")
        var name: String

        @Option(help: "reviewer, operator or auditor.")
        var role: String

        @Option(help: "The id of the account that the member holds as a customer.")
        var ownAccount: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                guard let role = Role(rawValue: role), [.reviewer, .operator, .auditor].contains(role) else {
                    throw ValidationError("--role takes reviewer, operator or auditor.")
                }
                let password = try await PasswordHasher(cost: house.settings.policy.scryptCost).oneTime()
                let added = try await house.desk.perform(
                    AddStaff(
                        name: name, role: role, password: password.hash, ownAccount: ownAccount.map { ID($0) }),
                    as: .console)
                try show(added, password.text)
            }
        }

        private func show(_ added: AddedStaff, _ password: String) throws {
            let factor = added.factor
            if json {
                struct Shown: Encodable {
                    let id, name, password, secret, uri: String
                    let recoveryCodes: [String]
                }
                try Console.print(
                    json: Shown(
                        id: added.member.id.text, name: added.member.name, password: password, secret: factor.secret,
                        uri: factor.uri, recoveryCodes: factor.recoveryCodes))
            } else {
                print("name:            \(added.member.name)")
                print("password:        \(password)   (to be changed at the first sign-in)")
                print("second factor:   \(factor.secret)")
                print("for the app:     \(factor.uri)")
                print("recovery codes:  \(factor.recoveryCodes.joined(separator: "  "))")
                print("None of this is shown again.")
            }
        }
    }

    /// Lists the staff.
    struct ListStaff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "staff", abstract: "List the staff.")

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                for member in try await house.desk.answer(StaffList(), as: .console) {
                    print("\(member.id)  \(member.name)  \(member.role.rawValue)\(member.disabled ? "  disabled" : "")")
                }
            }
        }
    }

    /// Disables a member of staff.
    struct DisableStaffMember: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "disable-staff", abstract: "End a member's sessions, release their work, refuse their sign-in."
        )

        @Argument(help: "The name.")
        var name: String

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let member = try await Console.member(name, in: house)
                _ = try await house.desk.perform(DisableStaff(member: member.id), as: .console)
                print("\(name) is disabled.")
            }
        }
    }

    /// Gives a member of staff a new second factor.
    struct RenewFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew-factor", abstract: "Give a member of staff a new second factor and recovery codes.")

        @Argument(help: "The name.")
        var name: String

        func run() async throws {
            let house = try await Console.house()
            try await Console.told {
                let member = try await Console.member(name, in: house)
                let factor = try await house.desk.perform(RenewSecondFactor(member: member.id), as: .console)
                print("second factor:   \(factor.secret)")
                print("for the app:     \(factor.uri)")
                print("recovery codes:  \(factor.recoveryCodes.joined(separator: "  "))")
            }
        }
    }
}

extension Console {
    /// The member of staff with a name.
    static func member(_ name: String, in house: OpenHouse) async throws -> StaffMember {
        let staff = try await house.desk.answer(StaffList(), as: .console)
        guard let member = staff.first(where: { $0.name == name }) else { throw Problem(.staffNotFound) }
        return member
    }
}
