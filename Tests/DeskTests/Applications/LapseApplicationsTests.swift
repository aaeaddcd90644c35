import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct LapseApplicationsTests {
    @Test(
        "Reminded on day 30, 40 and 43, once each, and over after day 45",
        arguments: [
            Stage.draft, .correction, .unverified,
        ])
    func lapses(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage)
        var told: [Int] = []
        for day in 1...45 {
            scene.clock.advance(by: .days(1))
            for _ in 1...2 {
                #expect(try await scene.perform(LapseApplications(), as: .clock) == 0, "day \(day)")
            }
            let count = try await scene.messages(of: filing.holder).filter { $0 == .applicationLapseReminder }.count
            if count > told.count { told.append(day) }
        }
        #expect(told == [30, 40, 43])
        let days = try await scene.history(of: Subject(filing.id))
            .filter { $0.occurrence == .applicationLapseReminded }.compactMap { $0.details["day"] }
        #expect(days == ["30", "40", "43"])
        scene.clock.advance(by: .days(1))
        #expect(try await scene.perform(LapseApplications(), as: .clock) == 1)
        #expect(try await scene.stored(filing).stage == .lapsed)
        #expect(try await scene.messages(of: filing.holder).contains(.applicationLapsed))
        #expect(try await scene.read { try $0.slots.taken(of: filing.instance) }.isEmpty)
        #expect(try await scene.read { try $0.accounts.entity(of: filing.holder.id) } == nil)
    }

    @Test func daysAreCountedInBeijing() async throws {
        let scene = try await Scene.withBook()
        let draft = try await scene.application(at: .draft)
        scene.clock.set(to: scene.clock.now.beijingDay.adding(days: 46).startInBeijing + Int64(-1))
        #expect(try await scene.perform(LapseApplications(), as: .clock) == 0)
        scene.clock.advance(by: .seconds(1))
        #expect(try await scene.perform(LapseApplications(), as: .clock) == 1)
        #expect(try await scene.stored(draft).stage == .lapsed)
    }

    @Test func whatIsWithOthersDoesNotLapse() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        scene.clock.advance(by: .days(100))
        #expect(try await scene.perform(LapseApplications(), as: .clock) == 0)
        #expect(try await scene.messages(of: filing.holder).contains(.applicationLapseReminder) == false)
    }

    @Test func aSleepTellsTheLastReminderOnly() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .draft)
        scene.clock.advance(by: .days(41))
        try await scene.perform(LapseApplications(), as: .clock)
        let events = try await scene.history(of: Subject(filing.id))
        #expect(events.last?.details == ["day": "40"])
        #expect(events.filter { $0.occurrence == .applicationLapseReminded }.count == 1)
    }

    @Test func moreThanAHundredAreAllReached() async throws {
        let scene = try await Scene.withBook()
        let count = 130
        try await scene.copies(of: scene.draft(), count: count)
        scene.clock.advance(by: .days(30))
        for _ in 1...3 { try await scene.perform(LapseApplications(), as: .clock) }
        let reminded = try await scene.read {
            try $0.rows("SELECT subject FROM event WHERE occurrence = \(Occurrence.applicationLapseReminded)")
                .map { try $0.text("subject") }
        }
        #expect(reminded.count == count + 1 && Set(reminded).count == count + 1)
        scene.clock.advance(by: .days(16))
        var lapsed: [Int] = []
        for _ in 1...3 { lapsed.append(try await scene.perform(LapseApplications(), as: .clock)) }
        #expect(lapsed == [100, count - 99, 0])
        await expectAskers([.clock], of: LapseApplications(), in: scene)
    }
}
