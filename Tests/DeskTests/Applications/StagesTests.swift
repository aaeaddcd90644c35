import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct StagesTests {
    @Test("Every stage is reached by the operations of the life cycle alone", arguments: Stage.allCases)
    func everyStageIsReached(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        #expect(try await scene.stored(filing).stage == stage)
        let moves = try await scene.history(of: Subject(filing.id)).compactMap(\.to)
        #expect(moves == (try Scene.way(to: stage)).map(\.to))
        #expect(try await scene.read { try $0.events.brokenChains() } == [])
    }

    @Test(
        "Every row of the life cycle is taken by an operation",
        arguments: Lifecycle.rows.filter {
            $0.only.holds(for: Route(of: .firstFiling))
        })
    func everyRowIsTaken(row: Lifecycle.Row) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: row.from)
        try await scene.take(row, with: filing)
        #expect(try await scene.stored(filing).stage == row.to)
        let last = try await scene.history(of: Subject(filing.id)).last { $0.to != nil }
        #expect(last?.occurrence == .following(row.step) && last?.from == row.from && last?.to == row.to)
    }
}
