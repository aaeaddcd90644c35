import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RecordGrantTests {
    @Test("The administration may grant early", arguments: [Stage.reporting, .smsVerification, .administrationReview])
    func grants(stage: Stage) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: stage, dossier: scene.company(services: 2))
        let number = try await scene.grant(filing)
        #expect(try await scene.stored(filing).stage == .granted)
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: filing.holder.actor)
        #expect(full.entries.map(\.serviceNumber) == ["\(number)-1", "\(number)-2"])
        #expect(full.entries.allSatisfy { $0.isSimulated && $0.entityNumber == number })
        let slots = try await scene.read { try $0.slots.taken(of: filing.instance) }
        #expect(slots.count == 2 && slots.allSatisfy(\.isConsumed))
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.details == ["number": "\(number)-1", "simulated": "yes"])
        let message = try await scene.read { try $0.messages.all(of: filing.holder.id) }
            .first { $0.letter == .applicationGranted }
        #expect(
            message?.parameters["number"] == "\(number)-1"
                && message?.parameters["footer"]?.contains(">\(number)-1</a>") == true)
    }

    @Test func aNumberIsConsumedForEverAndItsIssuerTold() async throws {
        let scene = try await Scene.withBook()
        let issuer = try await scene.account()
        let number = try await scene.number(of: issuer)
        _ = try await scene.application(at: .granted, hosting: .number(number.number))
        let state = try await scene.read { try $0.serviceNumbers.find(number.id, of: issuer.id) }?.state
        #expect(state == .consumed)
        #expect(try await scene.messages(of: issuer) == [.serviceNumberUsed])
        #expect(try await scene.history(of: Subject(number.id)).map(\.occurrence) == [.numberIssued, .numberConsumed])
        await expectProblem(.numberNotUsable) {
            try await scene.application(at: .initialReview, hosting: .number(number.number))
        }
    }

    @Test func everyoneFindsTheFiling() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let dossier = try await scene.stored(filing).dossier
        let entry = try await scene.read { try $0.register.entries(of: filing.id)[0] }
        for text in [
            "https://www.\(dossier.answer(.domain))/a?b", dossier.answer(.domain).uppercased(), entry.serviceNumber,
            entry.entityNumber, "福州 青山",
        ] {
            let found = try await scene.answer(PublicLookup(text: text), as: .visitor(.pc))
            #expect(found.entries.map(\.id) == [entry.id], "\(text)")
        }
        for text in ["", " ", "福州绿水", "闽ICP备2025000009号", "other-demo.cn"] {
            #expect(try await scene.answer(PublicLookup(text: text), as: .visitor(.pc)).entries.isEmpty, "\(text)")
        }
        for text in ["福", " 福 ", "a", "-"] {
            let problem = await expectProblem(.fieldsInvalid) {
                try await scene.answer(PublicLookup(text: text), as: .visitor(.pc))
            }
            #expect(problem?.findings.map(\.code) == ["lookup.too-short"], "\(text) is no name")
        }
    }

    @Test func noNumberAndNoResultCountsTwice() async throws {
        let scene = try await Scene.withBook()
        let first = try await scene.application(at: .administrationReview)
        let second = try await scene.application(at: .administrationReview)
        let grant = try await grant(first, serial: "2026000007", in: scene)
        try await scene.perform(grant, as: .administration)
        try await scene.perform(grant, as: .administration)
        #expect(try await scene.read { try $0.register.entries(of: first.id) }.count == 1)
        await expectProblem(.stepNotOpen) { try await scene.grant(first) }
        let same = try await self.grant(second, serial: "2026000007", in: scene)
        await expectProblem(.numberTaken) { try await scene.perform(same, as: .administration) }
        #expect(try await scene.stored(second).stage == .administrationReview)
        try await scene.perform(self.grant(second, serial: "2026000008", in: scene), as: .administration)
        #expect(try await scene.stored(second).stage == .granted, "the refused result was not noted")
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        var grant = try await grant(filing, serial: "2026000009", in: scene)
        grant.serviceNumbers = [:]
        await expectProblem(.serviceNotFound) { try await scene.perform(grant, as: .administration) }
        grant.entityNumber = "nonsense"
        let problem = await expectProblem(.fieldsInvalid) { try await scene.perform(grant, as: .administration) }
        #expect(problem?.findings.map(\.pointer) == ["#/number"])
        grant.report = ID("rep_none")
        await expectProblem(.reportNotFound) { try await scene.perform(grant, as: .administration) }
        await expectAskers([.administration], of: grant, in: scene)
        #expect(try await scene.stored(filing).stage == .administrationReview)
    }

    private func grant(_ filing: Filing, serial: String, in scene: Scene) async throws -> RecordGrant {
        RecordGrant(
            sequence: scene.next() + 1000, report: try await scene.report(of: filing), entityNumber: "闽ICP备\(serial)号",
            serviceNumbers: [filing.services[0].text: "闽ICP备\(serial)号-1"], isSimulated: true)
    }
}
