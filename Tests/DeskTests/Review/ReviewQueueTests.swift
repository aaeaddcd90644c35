import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ReviewQueueTests {
    @Test func theOldestDeadlineComesFirstAndPagesMeetWithoutGapOrOverlap() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        try await scene.copies(of: filing, count: 25)
        scene.clock.advance(by: .workingDays(1))
        let late = try await scene.application(at: .initialReview)
        let auditor = try await scene.staff(.auditor)
        var seen: [ID<FilingApplication>] = []
        var after: ReviewQueue.Place?
        repeat {
            let page = try await scene.answer(ReviewQueue(after: after, limit: 7), as: auditor.actor)
            seen += page.map(\.id)
            after = page.last.flatMap { line in line.deadline.map { ReviewQueue.Place(deadline: $0, id: line.id) } }
        } while after != nil
        #expect(seen.count == 27 && Set(seen).count == 27 && seen.last == late.id)
        scene.clock.advance(by: .minutes(60 * 16))
        let overdue = try await scene.answer(ReviewQueue(onlyLate: true, limit: 100), as: auditor.actor)
        #expect(overdue.count == 26 && overdue.allSatisfy(\.isLate))
        let elsewhere = try await scene.answer(ReviewQueue(province: "beijing"), as: auditor.actor)
        #expect(elsewhere.isEmpty)
    }
}
