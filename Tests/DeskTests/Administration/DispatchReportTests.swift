import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Foundation
import Testing

@Suite struct DispatchReportTests {
    @Test func theReportHoldsWhatWasFiledAndWhereItIsHosted() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let errand = try await scene.reportErrand(of: filing)
        let sent = try #require(try await scene.perform(DispatchReport(errand: errand), as: .courier))
        let text = try #require(sent.payload["report"])
        let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
        let dossier = try await scene.stored(filing).dossier
        let kept = try await scene.report(of: filing)
        #expect(report.reference == kept.text)
        #expect(report.entityName == dossier.entity[.entityName] && report.person.mobile == "13900000001")
        #expect(report.services.map(\.domain) == [dossier.answer(.domain)])
        #expect(report.services[0].ips.count == 1 && report.services[0].person == report.person)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .reportDispatched && event?.details == ["report": report.reference])
        #expect(try await scene.stored(filing).stage == .reporting)
    }

    @Test func askedAgainAfterACrashItIsTheSameReport() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let errand = try await scene.reportErrand(of: filing)
        let first = try await scene.perform(DispatchReport(errand: errand), as: .courier)
        scene.clock.advance(by: .minutes(3))
        let second = try await scene.perform(DispatchReport(errand: errand), as: .courier)
        #expect(first?.payload == second?.payload && first?.id == second?.id)
        let events = try await scene.history(of: Subject(filing.id)).filter { $0.occurrence == .reportDispatched }
        #expect(events.count == 1)
    }

    @Test func whatIsOverIsNotSent() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .reporting)
        let errand = try await scene.reportErrand(of: filing)
        try await scene.grant(filing)
        #expect(try await scene.perform(DispatchReport(errand: errand), as: .courier) == nil)
        #expect(try await scene.read { try $0.outbox.find(errand) } == nil)
        #expect(try await scene.perform(DispatchReport(errand: ID("err_none")), as: .courier) == nil)
        await expectAskers([.courier], of: DispatchReport(errand: errand), in: scene)
    }

    @Test func aRuleThatCameIntoForceMeanwhileKeepsTheReportBack() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued, dossier: scene.virtualMobile())
        let errand = try await scene.reportErrand(of: filing)
        scene.house.shelf.exchange(for: scene.house.rulebook.raising())
        #expect(try await scene.perform(DispatchReport(errand: errand), as: .courier) == nil)

        let stored = try await scene.stored(filing)
        #expect(stored.stage == .correction && stored.returnedItems == ["contact"], "only what is wrong is opened")
        #expect(try await scene.read { try $0.outbox.find(errand) } == nil, "it does not wait any more")
        #expect(try await scene.read { try $0.rows("SELECT id FROM report") }.isEmpty, "nothing has left")
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .applicationHeldBack && event?.actor == "courier")
        #expect(event?.details == ["items": "contact", "rules": Scene.virtualRule])
        let message = try await scene.read { db in
            try db.messages.all(of: filing.holder.id).first { $0.letter == .applicationHeldBack }
        }
        let reason = try #require(scene.house.rulebook.rules.first { $0.id == Scene.virtualRule }?.message.chinese)
        #expect(message?.parameters["items"]?.contains(reason) == true, "the owner is told what was found")

        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        #expect(full.findings.first { $0.rule == Scene.virtualRule }?.severity == .block)
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .person, answers: [.personMobile: "13900000001"]),
            as: filing.holder.actor)
        #expect(try await scene.submit(filing).stage == .initialReview)
        try await scene.accept(filing)
        let again = try await scene.reportErrand(of: filing)
        #expect(again != errand)
        #expect(try await scene.perform(DispatchReport(errand: again), as: .courier) != nil)
    }

    @Test func aFaultOfTheWholeDossierOpensEverything() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let errand = try await scene.reportErrand(of: filing)
        scene.house.shelf.exchange(for: scene.house.rulebook.refusingAll())
        #expect(try await scene.perform(DispatchReport(errand: errand), as: .courier) == nil)
        let stored = try await scene.stored(filing)
        #expect(stored.returnedItems.count > ReviewTopic.allCases.count / 2 && stored.mayEdit(.entityName) == true)
    }

    @Test func withoutASlotThereIsNothingToReport() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .queued)
        let errand = try await scene.reportErrand(of: filing)
        // no operation takes the slot from an application that waits
        try await scene.write { try $0.run("DELETE FROM slot WHERE application = \(filing.id)") }
        await expectProblem(.instanceNotFound) { try await scene.perform(DispatchReport(errand: errand), as: .courier) }
        #expect(try await scene.stored(filing).stage == .queued)
    }
}
