import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SubmitApplicationTests {
    @Test func aFinishedDraftGoesToTheReviewers() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: scene.company(services: 2))
        let handedIn = try await scene.submit(filing)
        let stored = try await scene.stored(filing)
        #expect(handedIn == stored && handedIn.stage == .initialReview && handedIn.round == 1)
        let event = try await scene.history(of: Subject(filing.id)).last
        #expect(event?.occurrence == .applicationSubmitted && event?.details == ["round": "1"])
        #expect(event?.from == .draft && event?.to == .initialReview)
        #expect(try await scene.messages(of: filing.holder) == [.applicationSubmitted])
        let contact = try await scene.read { try $0.contacts.all(of: filing.holder.id)[0] }
        #expect(try await scene.letters(to: contact.mail ?? "").last == .applicationSubmitted)
        let slots = try await scene.read { try $0.slots.taken(of: filing.instance) }
        #expect(slots.map(\.service) == filing.services && slots.allSatisfy { !$0.isConsumed })
        let kept = try await scene.read {
            try $0.submissions.find(filing.id, round: 1, account: filing.holder.id)
        }
        #expect(kept?.dossier == stored.dossier && kept?.rulebook == scene.house.rulebook.sha256)
    }

    @Test func everythingThatIsMissingIsToldAtOnce() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        let draft = try await scene.started(by: holder)
        let problem = await expectProblem(.dossierIncomplete) {
            try await scene.perform(
                SubmitApplication(application: draft.id, seen: nil, commitment: true), as: holder.actor)
        }
        let codes = Set(problem?.findings.map(\.code) ?? [])
        #expect(codes.isSuperset(of: ["value.missing", "hosting.missing", "material.missing"]))
        #expect(problem?.findings.allSatisfy { $0.severity == .block } == true)
        #expect(try await scene.read { try $0.applications.get(draft.id) }.stage == .draft)
        #expect(try await scene.messages(of: holder) == [])
    }

    @Test func theHouseWantsAContactAndACommitmentFirst() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        await expectProblem(.commitmentRequired) {
            try await scene.perform(
                SubmitApplication(application: filing.id, seen: nil, commitment: false), as: filing.holder.actor)
        }
        try await scene.write { try $0.run("DELETE FROM contact WHERE account = \(filing.holder.id)") }
        await expectProblem(.contactRequired) { try await scene.submit(filing) }
    }

    @Test func aDomainThatWasFiledMeanwhile() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        try await scene.fileElsewhere(domainOf: filing)
        await expectProblem(.domainFiled) { try await scene.submit(filing) }
    }

    @Test func anEntityOfAnotherAccountIsRefusedRecordedAndTold() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.application(at: .queued)
        var dossier = try await scene.stored(owner).dossier
        dossier.services[0].answers[.domain] = "rival-demo.cn"
        dossier.services[0].answers[.homeURL] = "www.rival-demo.cn"
        let rival = try await scene.draft(dossier: dossier)
        let problem = await expectProblem(.entityElsewhere) { try await scene.submit(rival) }
        let named = try #require(problem?.parameters["account"])
        #expect(named == owner.holder.address.masked.description, "by the name that its holder knows")
        #expect(named.contains("****") && named != owner.holder.address.text)
        #expect(try await scene.stored(rival).stage == .draft, "nothing moved")
        let event = try await scene.history(of: Subject(owner.holder.id)).last
        #expect(event?.occurrence == .entityTypedElsewhere, "though refused, it is kept")
        #expect(try await scene.messages(of: owner.holder).contains(.entityTypedElsewhere), "and told")
        for _ in 2...5 { await expectProblem(.entityElsewhere) { try await scene.submit(rival) } }
        scene.clock.advance(by: .hours(1))
        let throttled = await expectProblem(.entityThrottled) { try await scene.submit(rival) }
        #expect(throttled?.parameters == ["wait": "82800", "minutes": "1380"] && throttled?.code.kind == .tooMany)
        let told = try await scene.messages(of: owner.holder).filter { $0 == .entityTypedElsewhere }
        #expect(told.count == 5, "after that nobody is bothered any more")
        scene.clock.advance(by: .days(1))
        await expectProblem(.entityElsewhere) { try await scene.submit(rival) }
    }

    @Test func aDraftWhoseEntityGotANumberMeanwhile() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let entity = GrantedEntity(
            number: "闽ICP备2026000077号", province: "fujian", nature: "enterprise", isIndividual: false,
            name: "福州青山", digest: "another", account: filing.holder.id, isSimulated: true)
        let now = scene.clock.now
        try await scene.write { _ = try $0.register.enter(entity, id: ID("ent_before"), at: now) }
        let problem = await expectProblem(.entityFiled) { try await scene.submit(filing) }
        #expect(problem?.parameters["number"] == "闽ICP备2026000077号")
        #expect(try await scene.stored(filing).stage == .draft)
    }

    @Test func eachTimeItIsHandedInWithACommitmentOfItsOwn() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        let first = scene.clock.now
        scene.clock.advance(by: .hours(5))
        let elsewhere = BeianCore.Actor.applicant(filing.holder.id, door: .pc, address: "192.0.2.77")
        let answers = [Field.serviceName: "福州青山官方网站"]
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .service, service: filing.services[0], answers: answers),
            as: elsewhere)
        try await scene.perform(
            SubmitApplication(application: filing.id, seen: nil, commitment: true), as: elsewhere)
        let kept = try await scene.read { try $0.agreements.all(of: filing.holder.id) }
            .filter { $0.application == filing.id }
        #expect(kept.map(\.round) == [1, 2] && kept.allSatisfy { $0.document == "truth-commitment" })
        #expect(kept[0].acceptedAt < first && kept[1].acceptedAt == scene.clock.now)
        #expect(kept.map(\.network) == [filing.holder.actor.address, "192.0.2.77"])
        #expect(Set(kept.map(\.edition)) == [AgreementDocument.truthCommitment.edition])
    }

    @Test func anEntityIsFreeAgainWhenAllItsApplicationsEndedUngranted() async throws {
        let scene = try await Scene.withBook()
        let first = try await scene.application(at: .unverified)
        var dossier = try await scene.stored(first).dossier
        dossier.services[0].answers[.domain] = "second-demo.cn"
        dossier.services[0].answers[.homeURL] = "www.second-demo.cn"
        let second = try await scene.draft(dossier: dossier)
        await expectProblem(.entityElsewhere) { try await scene.submit(second) }
        try await scene.perform(AbandonApplication(application: first.id, seen: nil), as: first.holder.actor)
        #expect(try await scene.submit(second).stage == .initialReview)
    }

    @Test func ofTwoRequestsForTheLastSlotOneWins() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let single = try await scene.instance(of: owner, slots: 1)
        let one = try await scene.draft(by: owner, hosting: .instance(single))
        let issuedElsewhere = try await scene.perform(
            IssueServiceIdentificationNumber(instance: single), as: owner.actor)
        let late = await expectProblem(.instanceNotEligible) { try await scene.submit(one) }
        #expect(late?.findings.map(\.code) == ["instance.slots-used"])
        try await scene.perform(RevokeServiceIdentificationNumber(number: issuedElsewhere.id), as: owner.actor)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            group.addTask { (try? await scene.submit(one)) != nil }
            group.addTask {
                (try? await scene.perform(IssueServiceIdentificationNumber(instance: single), as: owner.actor)) != nil
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count == 1)
        #expect(try await scene.read { try $0.slots.taken(of: single) }.count == 1)
    }

    @Test func ofManyWhoTypeOneNumberOneWins() async throws {
        let scene = try await Scene.withBook()
        let number = try await scene.number(of: scene.account())
        var filings: [Filing] = []
        for _ in 1...4 { filings.append(try await scene.draft(hosting: .number(number.number))) }
        let won = await withTaskGroup(of: Bool.self) { group in
            for filing in filings { group.addTask { (try? await scene.submit(filing)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(won == 1)
        for filing in filings where try await scene.stored(filing).stage == .draft {
            await expectProblem(.numberNotUsable) { try await scene.submit(filing) }
        }
    }

    @Test func oneNumberIsForOneService() async throws {
        let scene = try await Scene.withBook()
        let number = try await scene.number(of: scene.account())
        let filing = try await scene.draft(dossier: scene.company(services: 2), hosting: .number(number.number))
        let problem = await expectProblem(.dossierIncomplete) { try await scene.submit(filing) }
        #expect(problem?.findings.map(\.pointer) == ["#/services/1/hosting"])
        #expect(problem?.findings.map(\.code) == ["hosting.number-repeated"])
        #expect(try await scene.read { try $0.serviceNumbers.bound(to: filing.id) }.isEmpty, "nothing stays half bound")
    }

    @Test func anInstanceThatWentToSomebodyElse() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let other = try await scene.account()
        try await scene.instance(of: other, ["id": filing.instance.text])
        await expectProblem(.instanceNotFound) { try await scene.submit(filing) }
    }

    @Test func doorsSitesAndAccounts() async throws {
        let scene = try await Scene.withBook()
        let abroad = try await scene.draft(by: scene.account(site: .international))
        let operation = SubmitApplication(application: abroad.id, seen: nil, commitment: true)
        await expectProblem(.doorClosed) {
            try await scene.perform(operation, as: .applicant(abroad.holder.id, door: .phone))
        }
        var policy = Scene.policy
        policy.internationalSiteIsOpen = false
        let closed = scene.desk(under: policy)
        await expectProblem(.siteClosed) { try await closed.perform(operation, as: abroad.holder.actor) }
        await expectProblem(.changedMeanwhile) {
            try await scene.perform(
                SubmitApplication(application: abroad.id, seen: 1, commitment: true), as: abroad.holder.actor)
        }
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: Scene.nobody) }
        await expectAskers([.applicant], of: operation, in: scene)
        try await scene.submit(abroad)
        await expectProblem(.stepNotOpen) { try await scene.submit(abroad) }
        // no operation closes an account with an open application; the lock is there all the same
        let locked = try await scene.draft()
        try await scene.write { try $0.run("UPDATE account SET status = 'closing' WHERE id = \(locked.holder.id)") }
        await expectProblem(.accountClosing) { try await scene.submit(locked) }
    }
}
