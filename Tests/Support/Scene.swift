package import BeianCore
package import BeianDesk
package import BeianStore
import Foundation
import Logging
import Synchronization

/// A house of its own for one test (场景): in memory, the clock in our hand, built up through operations only.
///
/// Later stages add their own files: `Scene+Accounts.swift`, `Scene+Applications.swift`, …
package final class Scene: Sendable {
    package let clock: FixedClock
    package let database: SQLiteDatabase
    package let vault: MaterialVault
    package let desk: Desk
    package let house: House
    package let hasher: PasswordHasher
    private let count: Mutex<Int>
    private let companies: Mutex<Int>
    private let isItsOwn: Bool

    /// The usual policy with a cheap password hash.
    package static var policy: Policy {
        var policy = Policy()
        policy.scryptCost = 4
        return policy
    }

    package init(
        policy: Policy = Scene.policy, rulebook: Rulebook = Rulebook(rules: [], rejections: [], sha256: "empty")
    ) async throws {
        count = Mutex(0)
        companies = Mutex(0)
        isItsOwn = true
        clock = FixedClock()
        let keys = KeyRing.forTests()
        database = try SQLiteDatabase.inMemory(keys: keys)
        vault = MaterialVault(
            folder: FileManager.default.temporaryDirectory.appending(path: "beian-scene-\(UUID().uuidString)"),
            keys: keys)
        house = House(policy: policy, rulebook: rulebook, publicURL: "https://beian.lantian-demo.cn")
        desk = Desk(database: database, vault: vault, house: house, clock: clock, log: Logger(label: "scene"))
        hasher = PasswordHasher(cost: policy.scryptCost)
        try await Migrator().migrate(database, at: clock.now)
    }

    /// A scene in a house that is open already; its people are numbered from `first`, so that two scenes in one house do
    /// not meet.
    package init(
        database: SQLiteDatabase, vault: MaterialVault, house: House, clock: FixedClock, numberedFrom first: Int = 0
    ) {
        count = Mutex(first)
        companies = Mutex(first)
        isItsOwn = false
        self.clock = clock
        self.database = database
        self.vault = vault
        self.house = house
        desk = Desk(database: database, vault: vault, house: house, clock: clock, log: Logger(label: "scene"))
        hasher = PasswordHasher(cost: house.policy.scryptCost)
    }

    deinit {
        guard isItsOwn else { return }
        try? FileManager.default.removeItem(at: vault.folder)
    }

    /// Performs an operation.
    @discardableResult
    package func perform<O: BeianDesk.Operation>(
        _ operation: O, as actor: BeianCore.Actor
    ) async throws(Problem) -> O.Outcome {
        try await desk.perform(operation, as: actor)
    }

    /// The same house under another policy, as after a change of the settings.
    package func desk(under policy: Policy) -> Desk {
        var house = house
        house.policy = policy
        return Desk(database: database, vault: vault, house: house, clock: clock, log: Logger(label: "scene"))
    }

    /// Asks.
    package func answer<E: Enquiry>(_ enquiry: E, as actor: BeianCore.Actor) async throws(Problem) -> E.Answer {
        try await desk.answer(enquiry, as: actor)
    }

    /// Looks into the store.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.read(body)
    }

    /// Changes the store past every operation; only for what no operation does yet.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await database.write(body)
    }

    /// A number that no other call gets.
    package func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    /// A number for a company that no other call gets.
    package func nextCompany() -> Int {
        companies.withLock { companies in
            companies += 1
            return companies
        }
    }

    /// Somebody at the door, from a network of their own.
    package func visitor(_ door: Door = .pc) -> BeianCore.Actor {
        let number = next()
        return .visitor(door, address: "198.51.\(100 + number / 250).\(number % 250 + 1)")
    }

    /// What happened to a subject, oldest first.
    package func history(of subject: Subject) async throws -> [Event] {
        try await read { try $0.events.all(of: subject) }
    }

    /// The mails and SMS that wait in the outbox for an address, oldest first.
    package func errands(to address: String) async throws -> [Errand] {
        try await read { db in
            try db.rows("SELECT id FROM outbox WHERE kind <> 'report' ORDER BY rowid")
                .compactMap { try db.outbox.find(ID($0.text("id"))) }
                .filter { $0.payload["to"] == address }
        }
    }

    /// The letters that wait for an address, oldest first.
    package func letters(to address: String) async throws -> [Letter] {
        try await errands(to: address).compactMap { $0.payload["letter"].flatMap(Letter.init) }
    }

    /// The last verification code that was sent to an address.
    package func lastCode(to address: String) async throws -> String {
        let code = try await errands(to: address).last { $0.payload["p.code"] != nil }?.payload["p.code"]
        guard let code else { throw SceneFault("no code was sent to \(address)") }
        return code
    }
}

/// A scene that was asked for something it does not have.
package struct SceneFault: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
