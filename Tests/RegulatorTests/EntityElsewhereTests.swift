import BeianCore
import BeianDesk
import BeianRegulator
import Testing

/// An entity has one number in the whole country.
@Suite struct EntityElsewhereTests {
    @Test("An entity that is filed in another province is refused with its number")
    func otherProvince() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            for report in [Fixture.report("r1"), Fixture.report("r2", province: "beijing")] {
                try await talk.submit(report)
                try await talk.verifyEverybody(of: report)
                try await talk.administration.tick()
            }
            try await talk.inbox.poll()
            guard case .refused(let refusal) = await talk.sink.taken.last?.outcome else {
                Issue.record("an entity has two numbers")
                return
            }
            #expect(refusal.opinion.contains("粤ICP备2026000001号"))
        }
    }
}
