import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ChooseHostingTests {
    @Test func theChoiceIsKeptAndTakesNothingYet() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let instance = try await scene.instance(of: holder)
        let service = draft.dossier.services[0].id
        let saved = try await scene.perform(
            ChooseHosting(application: draft.id, seen: 1, service: service, choice: .instance(instance)),
            as: holder.actor)
        #expect(saved.dossier.services[0].hosting == .instance(instance) && saved.version == 2)
        #expect(try await scene.read { try $0.slots.taken(of: instance) }.isEmpty)
        let event = try await scene.history(of: Subject(draft.id)).last
        #expect(event?.details == ["section": "hosting", "service": service.text])
    }

    @Test func everyObstacleIsToldBeforeAnythingIsTyped() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let bad = try await scene.instance(
            of: filing.holder, ["billing": "pay-as-you-go", "publicIPs": "", "province": ""])
        let problem = await expectProblem(.instanceNotEligible) { try await choose(.instance(bad), filing, in: scene) }
        #expect(
            problem?.findings.map(\.code) == [
                "instance.not-subscribed", "instance.no-public-ip", "instance.outside-mainland",
            ])
        #expect(problem?.findings.allSatisfy { $0.pointer == "#/services/0/hosting" } == true)
        let short = try await scene.instance(
            of: filing.holder, ["boughtOn": "2026-02-20", "validUntil": "2026-05-20"])
        let term = await expectProblem(.instanceNotEligible) { try await choose(.instance(short), filing, in: scene) }
        #expect(term?.findings.map(\.code) == ["instance.term-too-short"])
        let lines = try await scene.answer(InstancesOfAccount(), as: filing.holder.actor)
        #expect(lines.filter { !$0.obstacles.isEmpty }.map(\.instance.id) == [bad, short].sorted())
    }

    @Test func anothersInstanceOrAnotherProductIsNotFound() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let others = try await scene.instance(of: scene.account())
        await expectProblem(.instanceNotFound) { try await choose(.instance(others), filing, in: scene) }
        let shop = try await scene.instance(of: filing.holder, product: .taobaoShop)
        await expectProblem(.instanceNotFound) { try await choose(.instance(shop), filing, in: scene) }
        await expectProblem(.instanceNotFound) { try await choose(.instance(ID("ins_none")), filing, in: scene) }
    }

    @Test func numbersOfOthersAreTypedAndUnknownUsedOrRevokedOnesRefused() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let issuer = try await scene.account()
        let number = try await scene.number(of: issuer)
        try await choose(.number(number.number.uppercased()), filing, in: scene)
        try await scene.perform(RevokeServiceIdentificationNumber(number: number.id), as: issuer.actor)
        for (typed, reason) in [("nothing-like-it", "unknown"), (number.number, "revoked")] {
            let problem = await expectProblem(.numberNotUsable) { try await choose(.number(typed), filing, in: scene) }
            #expect(problem?.parameters == ["reason": reason])
        }
        let used = try await scene.number(of: issuer)
        _ = try await scene.application(at: .granted, hosting: .number(used.number))
        let consumed = await expectProblem(.numberNotUsable) {
            try await choose(.number(used.number), filing, in: scene)
        }
        #expect(consumed?.parameters == ["reason": "consumed"])
        let bound = try await scene.number(of: issuer)
        _ = try await scene.application(at: .initialReview, hosting: .number(bound.number))
        let taken = await expectProblem(.numberNotUsable) { try await choose(.number(bound.number), filing, in: scene) }
        #expect(taken?.parameters == ["reason": "bound"])
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let operation = ChooseHosting(
            application: filing.id, seen: nil, service: filing.services[0], choice: .instance(filing.instance))
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(
                ChooseHosting(
                    application: filing.id, seen: 1, service: filing.services[0], choice: .instance(filing.instance)),
                as: filing.holder.actor)
        }
        await expectProblem(.serviceNotFound) {
            try await scene.perform(
                ChooseHosting(
                    application: filing.id, seen: nil, service: ID("svc_none"), choice: .instance(filing.instance)),
                as: filing.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
        try await scene.submit(filing)
        await expectProblem(.stepNotOpen) { try await scene.perform(operation, as: filing.holder.actor) }
        try await scene.sendBack(filing, [.service])
        await expectProblem(.fieldFrozen) { try await scene.perform(operation, as: filing.holder.actor) }
    }

    private func choose(_ choice: HostingChoice, _ filing: Filing, in scene: Scene) async throws {
        try await scene.perform(
            ChooseHosting(application: filing.id, seen: nil, service: filing.services[0], choice: choice),
            as: filing.holder.actor)
    }
}
