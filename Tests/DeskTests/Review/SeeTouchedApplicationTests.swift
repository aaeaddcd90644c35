import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SeeTouchedApplicationTests {
    @Test func itLeavesTheListAndStandsInTheHistory() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let touched = TouchedApplication(
            application: filing.id, before: "a", book: "b",
            added: [AddedFinding(rule: Scene.virtualRule, pointer: "#/entity/person/mobile")], at: scene.clock.now)
        let see = SeeTouchedApplication(application: filing.id)
        await expectProblem(.applicationNotFound) { try await scene.perform(see, as: .console) }
        try await scene.write { try $0.touchedApplications.add(touched) }
        let later = TouchedApplication(
            application: filing.id, before: "b", book: "c", added: touched.added, at: scene.clock.now + .seconds(60))
        try await scene.write { try $0.touchedApplications.add(later) }
        let lines = try await scene.answer(ApplicationsTouchedByRules(), as: .console)
        #expect(lines.count == 1, "one line, not one a book")
        let `operator` = try await scene.staff(.operator)
        try await scene.perform(see, as: `operator`.actor)
        #expect(try await scene.answer(ApplicationsTouchedByRules(), as: .console).isEmpty)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .applicationTouchSeen && event?.actor == "operator \(`operator`.member.id)")
        try await scene.write { try $0.touchedApplications.add(touched) }
        #expect(
            try await scene.answer(ApplicationsTouchedByRules(), as: .console).count == 1, "touched anew, listed anew")
        await expectAskers([.operator], of: see, in: scene)
    }
}
