package import BeianCLI
import BeianDesk

extension Scene {
    /// A scene in a house that is open already, on files.
    package convenience init(in open: OpenHouse, clock: FixedClock, numberedFrom first: Int = 0) {
        self.init(
            database: open.database, vault: open.vault, house: open.desk.house, clock: clock, numberedFrom: first)
    }
}

extension JourneyHouse {
    /// What happened before the journey begins, told through operations.
    package func before(numberedFrom first: Int = 500) -> Scene {
        Scene(in: house, clock: clock, numberedFrom: first)
    }
}
