import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// What the store answers to the rules about an application (库内要素).
@Suite struct StoreFactsTests {
    /// Asks for the context itself, which no page shows.
    private struct Around: Enquiry {
        static let name = "test.rule-context"
        static let askers: Set<Role> = [.applicant]
        static let problems: Set<Problem.Code> = [.applicationNotFound]
        let application: ID<FilingApplication>

        func answer(_ work: Work) throws -> RuleContext {
            try work.ruleContext(of: work.ownApplication(application))
        }
    }

    private func context(of filing: Filing, in scene: Scene) async throws -> RuleContext {
        try await scene.answer(Around(application: filing.id), as: filing.holder.actor)
    }

    /// A sound company with another person in charge than all others have.
    private func stranger(in scene: Scene, mobile: String = "13900000077") throws -> Dossier {
        var dossier = try scene.company()
        dossier.entity[.personName] = "青小水"
        dossier.entity[.personDocumentNumber] = "350102188505050026"
        dossier.entity[.personMobile] = mobile
        dossier.entity[.emergencyPhone] = "13900000078"
        dossier.entity[.personMail] = "shui@qingshan-demo.cn"
        return dossier
    }

    @Test func aNumberThatAnotherEntityFiledForSomebodyElse() async throws {
        let scene = try await Scene.withBook()
        let taken = try await scene.draft(dossier: stranger(in: scene, mobile: "13900000001"))
        #expect(try await context(of: taken, in: scene).known[.personMobileIsElsewhere] == .yesNo(false))
        let filed = try await scene.application(at: .granted)
        #expect(try await scene.stored(filed).dossier.answer(.personMobile) == "13900000001")

        #expect(try await context(of: taken, in: scene).known[.personMobileIsElsewhere] == .yesNo(true))
        let full = try await scene.answer(ApplicationInFull(application: taken.id), as: taken.holder.actor)
        let finding = full.findings.first { $0.rule == "national.person.mobile-elsewhere" }
        #expect(finding?.pointer == "#/entity/person/mobile" && finding?.severity == .block)
        #expect(finding?.parameters == [:], "yes or no, and nothing else")
        let problem = await expectProblem(.dossierIncomplete) { try await scene.submit(taken) }
        #expect(problem?.findings.map(\.rule) == ["national.person.mobile-elsewhere"])
        #expect(try await scene.stored(taken).stage == .draft)
        #expect(try await scene.read { try $0.slots.taken(of: taken.instance) }.isEmpty, "nothing stays half taken")

        let emergency = try await scene.draft(dossier: stranger(in: scene, mobile: "13900000002"))
        #expect(
            try await context(of: emergency, in: scene).known[.personMobileIsElsewhere] == .yesNo(true),
            "the emergency number of somebody else as well")
        var dossier = try stranger(in: scene)
        dossier.entity[.emergencyPhone] = "13900000001"
        let lenient = scene.house.rulebook.deciding(.lower, "e", about: "national.emergency.elsewhere")
        scene.house.shelf.exchange(for: lenient)
        let warned = try await scene.draft(dossier: dossier)
        try await scene.submit(warned)
        let kept = try await scene.read { try $0.submissions.find(warned.id, round: 1, account: warned.holder.id) }
        #expect(kept?.findings.contains { $0.rule == "national.emergency.elsewhere" } == true, "told to the reviewer")
        let free = try await scene.draft(dossier: stranger(in: scene))
        let known = try await context(of: free, in: scene).known
        #expect(known[.personMobileIsElsewhere] == .yesNo(false) && known[.emergencyIsElsewhere] == .yesNo(false))
    }

    @Test func theSamePersonMayServeSeveralEntitiesWithTheSameContacts() async throws {
        let scene = try await Scene.withBook()
        _ = try await scene.application(at: .granted)
        let same = try await scene.draft()
        var known = try await context(of: same, in: scene).known
        #expect(known[.personMobileIsElsewhere] == .yesNo(false) && known[.emergencyIsElsewhere] == .yesNo(false))
        #expect(known[.personDiffersElsewhere] == .yesNo(false))
        for (field, other) in [(Field.personMobile, "13900000088"), (.personMail, "other@qingshan-demo.cn")] {
            var dossier = try scene.company()
            dossier.entity[field] = other
            known = try await context(of: scene.draft(dossier: dossier), in: scene).known
            #expect(known[.personDiffersElsewhere] == .yesNo(true), "\(field)")
        }
    }

    @Test func aServicePersonWhoLeadsElsewhere() async throws {
        let scene = try await Scene.withBook()
        let own = SampleDossier.companyWithServicePerson()
        var dossier = try scene.company()
        dossier.services[0].answers = own.services[0].answers
        dossier.services[0].answers[.domain] = "leads-demo.cn"
        dossier.services[0].answers[.homeURL] = "www.leads-demo.cn"
        dossier.materials = own.materials
        let draft = try await scene.draft(dossier: dossier)
        var facts = try await context(of: draft, in: scene).services[0]
        #expect(facts[.servicePersonLeadsElsewhere] == .yesNo(false))
        #expect(facts[.servicePersonMobileIsElsewhere] == .yesNo(false))
        _ = try await scene.application(at: .granted, dossier: stranger(in: scene))
        facts = try await context(of: draft, in: scene).services[0]
        #expect(facts[.servicePersonLeadsElsewhere] == .yesNo(true), "there they share the entity's person in charge")
    }

    @Test func theEntityAndItsDomainsByOurOwnRegister() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft(dossier: stranger(in: scene))
        var around = try await context(of: filing, in: scene)
        #expect(around.known[.isFiledHere] == .yesNo(false) && around.known[.entityAtMinistry] == nil)
        #expect(around.known[.filedServices] == nil && around.known[.hasOpenHere] == .yesNo(false))
        #expect(around.known[.isBoundElsewhere] == nil, "handing in tells that, and counts it")
        #expect(around.services[0][.hasAccessHere] == .yesNo(false) && around.services[0][.serviceAtMinistry] == nil)

        try await scene.fileElsewhere(domainOf: filing)
        around = try await context(of: filing, in: scene)
        #expect(around.services[0][.serviceAtMinistry] == .text("filed"))
        #expect(
            around.services[0][.serviceOwner] == .text("other") && around.services[0][.hasAccessHere] == .yesNo(true))

        var again = try await scene.stored(scene.application(at: .granted, dossier: scene.company(services: 2))).dossier
        again.services.removeLast()
        again.services[0].answers[.domain] = "again-demo.cn"
        again.services[0].answers[.homeURL] = "www.again-demo.cn"
        let second = try await scene.draft(dossier: again)
        around = try await context(of: second, in: scene)
        #expect(around.known[.entityAtMinistry] == .text("filed"), "the ministry tells everybody")
        #expect(around.known[.isFiledHere] == nil, "that another account holds it stays untold")
        #expect(around.known[.filedServices] == nil && around.known[.filedDomains] == nil, "and what it has there")
        let problem = await expectProblem(.entityElsewhere) { try await scene.submit(second) }
        #expect(problem != nil, "the operation's own problem comes before the rules'")
    }

    @Test func anIndividualsFilingInAnotherAccountStaysUntold() async throws {
        let scene = try await Scene.withBook()
        let dossier = SampleDossier.individual()
        let known = try await context(of: scene.draft(dossier: dossier), in: scene).known
        #expect(known[.isFiledHere] == .yesNo(false))
        _ = try await scene.application(at: .granted, dossier: dossier)
        let filing = try await scene.draft(
            dossier: {
                var other = dossier
                other.services[0].answers[.domain] = "dashan-demo.cn"
                other.services[0].answers[.homeURL] = "www.dashan-demo.cn"
                return other
            }())
        let told = try await context(of: filing, in: scene).known
        #expect(told[.isFiledHere] == nil && told[.entityAtMinistry] == nil && told[.filedServices] == nil)

        var company = try stranger(in: scene)
        company.entity[.personName] = dossier.answer(.entityName)
        company.entity[.personDocumentNumber] = dossier.answer(.documentNumber)
        let employer = try await context(of: scene.draft(dossier: company), in: scene)
        #expect(employer.known[.personDiffersElsewhere] == .yesNo(false), "nor whether the person files one")
    }

    @Test func whatIsWrongWithTheInstance() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let single = try await scene.instance(of: owner, slots: 1)
        let filing = try await scene.draft(by: owner, hosting: .instance(single))
        #expect(try await context(of: filing, in: scene).services[0][.instanceObstacles] == .codes([]))
        let number = try await scene.perform(IssueServiceIdentificationNumber(instance: single), as: owner.actor)
        #expect(try await context(of: filing, in: scene).services[0][.instanceObstacles] == .codes(["slots-used"]))
        let full = try await scene.answer(ApplicationInFull(application: filing.id), as: owner.actor)
        let finding = full.findings.first { $0.rule == "national.hosting.slots-used" }
        #expect(finding?.pointer == "#/services/0/hosting" && finding?.severity == .block)

        let guest = try await scene.draft(hosting: .number(number.number))
        #expect(try await context(of: guest, in: scene).services[0][.instanceObstacles] == .codes([]))
        scene.clock.advance(by: .days(401))
        let late = try await context(of: guest, in: scene).services[0][.instanceObstacles]
        #expect(late == .codes(["expired"]))
        try await scene.perform(RevokeServiceIdentificationNumber(number: number.id), as: owner.actor)
        #expect(
            try await context(of: guest, in: scene).services[0][.instanceObstacles] == nil, "it is nobody's any more")
    }

    @Test func theOwnSlotIsNoObstacleOnceItIsTaken() async throws {
        let scene = try await Scene.withBook()
        let owner = try await scene.account()
        let single = try await scene.instance(of: owner, slots: 1)
        let filing = try await scene.application(at: .initialReview, by: owner, hosting: .instance(single))
        let around = try await context(of: filing, in: scene)
        #expect(around.services[0][.instanceObstacles] == .codes([]))
        #expect(around.handedInOn == scene.clock.now.beijingDay)
        scene.clock.advance(by: .days(3))
        #expect(try await context(of: filing, in: scene).handedInOn == scene.clock.now.beijingDay.adding(days: -3))
    }

    @Test func personsAreKeptByDigestOnlyAndForgottenWithTheAccount() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        let rows = try await scene.read { try $0.rows("SELECT * FROM filed_person") }
        #expect(rows.count == 1)
        let text = "\(rows)"
        let dossier = try await scene.stored(filing).dossier
        for field in [Field.personDocumentNumber, .personMobile, .personMail, .personName, .emergencyPhone] {
            #expect(!text.contains(dossier.answer(field)), "\(field)")
        }
        let now = scene.clock.now
        try await scene.write { try $0.accounts.forget(filing.holder.id, at: now) }
        #expect(try await scene.read { try $0.rows("SELECT * FROM filed_person") }.isEmpty)
    }
}
