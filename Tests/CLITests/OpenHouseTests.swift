import BeianCLI
import BeianCore
import BeianStore
import BeianTesting
import Foundation
import Logging
import Testing

@Suite("Opening the house")
struct OpenHouseTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "beian-\(UUID().uuidString)")
    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func settings(keys: String = "keys.json") throws -> Settings {
        try Settings(values: [
            .data: folder.appending(path: "data").path, .keyFile: folder.appending(path: keys).path,
            .passwordCost: "10",
        ])
    }

    @Test("A new house is opened, closed and opened again with the same keys")
    func again() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try await OpenHouse.open(try settings(), migrating: true, log: log)
        let sealed = try await first.database.write { try $0.seal("secret", owner: "house", at: "test/1") }
        try first.database.close()
        let second = try await OpenHouse.open(try settings(), log: log)
        #expect(try await second.database.read { try $0.open(sealed, owner: "house", at: "test/1") } == "secret")
    }

    @Test("The history is anchored once a day")
    func anchored() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = FixedClock()
        let house = try await OpenHouse.open(try settings(), migrating: true, clock: clock, log: log)
        let keeper = AnchorKeeper(house: house)
        let first = await keeper.round()
        #expect(first?.events == 0 && first?.at == clock.now)
        clock.advance(by: .hours(23))
        #expect(await keeper.round() == nil)
        clock.advance(by: .hours(1))
        let second = await keeper.round()
        #expect(second != nil)
        clock.advance(by: .hours(-48))
        let third = await keeper.round()
        #expect(third?.at == clock.now, "a clock that once ran ahead keeps no anchor away")
        #expect(try AnchorFile(inFolder: house.settings.dataFolder).all() == [first, second, third].compactMap { $0 })
        try house.database.close()
    }

    @Test("A schema that is not current stops the start and says what to run")
    func stale() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let fault = await #expect(throws: OpenHouse.Fault.self) {
            _ = try await OpenHouse.open(try settings(), log: log)
        }
        #expect(fault?.description.contains("beian migrate") == true)
    }

    @Test("The key file may not lie inside the data folder")
    func keysInside() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let fault = await #expect(throws: OpenHouse.Fault.self) {
            _ = try await OpenHouse.open(try settings(keys: "data/keys.json"), migrating: true, log: log)
        }
        #expect(fault?.description.contains("BEIAN_KEY_FILE") == true)
    }

    @Test("Books without their key file are not given a new one")
    func keysLost() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await OpenHouse.open(try settings(), migrating: true, log: log).database.close()
        try FileManager.default.removeItem(at: folder.appending(path: "keys.json"))
        await #expect(throws: OpenHouse.Fault.self) {
            _ = try await OpenHouse.open(try settings(), migrating: true, log: log)
        }
    }
}
