import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct BeginRulebookTermTests {
    @Test func theFirstBookAndTheSameBookAreComparedWithNothing() async throws {
        let scene = try await Scene.withBook()
        for _ in 1...2 { #expect(try await scene.perform(BeginRulebookTerm(), as: .clock) == nil) }
        let terms = try await scene.read { try $0.rulebookTerms.last(10) }
        #expect(terms.map(\.sha256) == [scene.house.rulebook.sha256] && terms[0].settledAt == scene.clock.now)
        #expect(try await scene.history(of: .house).isEmpty)
        await expectAskers([.clock], of: BeginRulebookTerm(), in: scene)
    }

    @Test func anotherBookIsComparedWithTheLastByWhichAllWereLookedAt() async throws {
        let scene = try await Scene.withBook()
        let first = scene.house.rulebook
        try await scene.perform(BeginRulebookTerm(), as: .clock)
        scene.house.shelf.exchange(for: first.raising())
        #expect(try await scene.perform(BeginRulebookTerm(), as: .clock) == first.sha256)
        let event = try await scene.history(of: .house).last
        #expect(event?.occurrence == .rulebookChanged)
        #expect(event?.details == ["before": first.sha256, "book": first.raising().sha256])
        #expect(
            try await scene.perform(BeginRulebookTerm(), as: .clock) == first.sha256, "a comparison cut short goes on")

        scene.house.shelf.exchange(for: first.silencing())
        #expect(
            try await scene.perform(BeginRulebookTerm(), as: .clock) == first.sha256,
            "the second book was never compared with")
        try await scene.perform(CompareRulebooks(before: first), as: .clock)
        #expect(try await scene.perform(BeginRulebookTerm(), as: .clock) == nil)
    }
}
