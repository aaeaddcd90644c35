import BeianCore
import BeianDesk
import BeianNotices
import BeianRegulator
import BeianStore
import Foundation
import Logging
import Synchronization

/// Fills a demonstration with applications in all stages (演示数据), through operations only, each at its time.
struct DemoHistory {
    let house: OpenHouse
    let clock: DemoClock
    let desk: Desk
    let administration: SimulatedAdministration
    let hasher: PasswordHasher

    init(house: OpenHouse) async throws {
        self.house = house
        clock = DemoClock(SystemClock().now)
        desk = Desk(
            database: house.database, vault: house.vault, house: house.desk.house, clock: clock, log: house.log)
        hasher = PasswordHasher(cost: house.settings.policy.scryptCost)
        let clock = clock
        administration = try await AdministrationSimulator.open(
            file: URL(filePath: house.settings.dataFolder).appending(path: "administration.sqlite").path,
            keys: house.keys,
            settings: SimulatorSettings(
                secret: house.settings.text(.regulatorSecret), decision: .byHand, tickPause: nil),
            now: { clock.now })
    }

    func fill() async throws {
        let now = clock.now
        clock.set(now - .seconds(60 * 86_400))
        try await addStaff()
        let simulator = try await AdministrationSimulator.start(administration, log: house.log)
        for company in DemoPeople.companies.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            clock.set(now - .seconds(company.daysAgo * 86_400 + 7200))
            try await DemoStory(data: self, company: company, administration: simulator.address).tell()
        }
        await simulator.stop()
    }

    private func addStaff() async throws {
        let (_, hash) = try await chosenPassword()
        for member in DemoPeople.staff {
            _ = try await desk.perform(
                AddStaff(
                    name: member.name, role: member.role, password: hash, passwordIsOneTime: false,
                    secret: TOTP(secret: member.secret)),
                as: .console)
        }
    }

    /// The demo password, hashed.
    func chosenPassword() async throws -> (String, PasswordHash) {
        let password = try NewPassword(DemoPeople.password, unlike: [])
        return (DemoPeople.password, try await hasher.hash(password))
    }

    /// A member of the demo staff.
    func member(_ name: String) async throws -> BeianCore.Actor {
        let staff = try await desk.answer(StaffList(), as: .console)
        guard let member = staff.first(where: { $0.name == name }) else { throw Problem(.staffNotFound) }
        return .staff(member)
    }
}

/// A clock that the demonstration sets, so that its stories happened some days ago.
final class DemoClock: TimeSource {
    private let instant: Mutex<Instant>

    init(_ now: Instant) { instant = Mutex(now) }

    var now: Instant { instant.withLock { $0 } }

    func set(_ now: Instant) { instant.withLock { $0 = now } }

    func advance(minutes: Int) { instant.withLock { $0 = $0 + .seconds(minutes * 60) } }
}
