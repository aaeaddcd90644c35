import BeianCLI
package import BeianCore
package import BeianDesk
import BeianNotices
import BeianStore
import Foundation

extension JourneyHouse {
    /// A member of staff with a second factor that the test can read.
    package func staff(_ name: String, _ role: Role, speaking language: Language = .chinese) async throws -> Insider {
        let password = "staff staple \(name) 77"
        let hasher = PasswordHasher(cost: house.settings.policy.scryptCost)
        let hash = try await hasher.hash(NewPassword(password, unlike: []))
        let added = try await desk.perform(
            AddStaff(name: name, role: role, password: hash, passwordIsOneTime: false, language: language),
            as: .console)
        guard let factor = TOTP(base32: added.factor.secret) else { throw SceneFault("no second factor") }
        return Insider(member: added.member, password: password, factor: factor)
    }

    /// The code that an authenticator shows now; the clock goes on a little, because a code works once.
    package func code(of factor: TOTP) -> String {
        clock.advance(by: .seconds(60))
        return factor.code(step: TOTP.step(at: clock.now))
    }

    /// Puts an instance into the inventory, as the operator imports it.
    package func importInstance(_ id: String, owner: String, _ changes: [String: String] = [:]) async throws {
        let today = clock.now.beijingDay
        let row = [
            "id": id, "owner": owner, "product": "hosting", "model": "ecs.c7.large",
            "province": Province.fujian.rawValue, "region": "cn-demo-1", "publicIPs": "203.0.113.8",
            "billing": "subscription", "boughtOn": today.adding(days: -10).description,
            "validUntil": today.adding(days: 400).description, "slots": "5",
        ].merging(changes) { $1 }
        _ = try await desk.perform(ImportInstances(rows: [InstanceRow(row)]), as: .console)
    }

    /// The verification code that was sent to a mobile or mail address last.
    package func codeSent(to address: String) async throws -> String {
        try await settle()
        let text: String
        if address.contains("@") {
            guard let mail = try mails.mails().last(where: { $0.recipients.contains(address) }) else {
                throw SceneFault("no mail to \(address); \(try await complaints())")
            }
            text = mail.body
        } else {
            guard let sms = await texts.messages().first(where: { $0.message.to.hasSuffix(address) }) else {
                throw SceneFault("no SMS to \(address); \(try await complaints())")
            }
            text = sms.message.text
        }
        guard let code = text.firstMatch(of: /(?:^|[^0-9])([0-9]{6})(?:[^0-9]|$)/) else {
            throw SceneFault("no code in “\(text)”")
        }
        return String(code.1)
    }

    /// Why errands that wait have not left yet.
    private func complaints() async throws -> String {
        try await house.database.read { db in
            try db.rows("SELECT kind, last_error FROM outbox WHERE done_at IS NULL").map {
                "\(try $0.text("kind")): \(try $0.textOrNil("last_error") ?? "not tried")"
            }.joined(separator: "; ")
        }
    }
}

/// A member of staff of a journey, with what they sign in with (工作人员).
package struct Insider: Sendable {
    package let member: StaffMember
    package let password: String
    package let factor: TOTP

    package init(member: StaffMember, password: String, factor: TOTP) {
        self.member = member
        self.password = password
        self.factor = factor
    }
}
