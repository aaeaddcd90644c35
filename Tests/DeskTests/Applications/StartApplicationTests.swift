import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct StartApplicationTests {
    @Test func theTypeCheckOpensADraftAndReservesTheEntity() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let dossier = try scene.company()
        let application = try await scene.started(by: holder, dossier: dossier)
        #expect(application.stage == .draft && application.kind == .firstFiling && application.version == 1)
        #expect(
            application.dossier.services.count == 1 && application.dossier.answer(.domain) == dossier.answer(.domain))
        let entity = try await scene.read { try $0.accounts.entity(of: holder.id) }
        #expect(entity?.isBound == false)
        let history = try await scene.history(of: Subject(application.id))
        #expect(history.map(\.occurrence) == [.applicationStarted] && history[0].details == ["kind": "first-filing"])
        #expect(try await scene.messages(of: holder) == [], "the one who would be told has just done it")
    }

    @Test func whatIsTypedIsPutRight() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        var answers = scene.answers(SampleDossier.company(), .typeCheck)
        answers[.domain] = "  QingShan-Demo.CN "
        answers[.documentNumber] = "９１350100m000100y43"
        let application = try await scene.perform(StartApplication(answers: answers), as: holder.actor)
        #expect(application.dossier.answer(.domain) == "qingshan-demo.cn")
        #expect(application.dossier.answer(.documentNumber) == "91350100M000100Y43")
    }

    @Test func allFaultsAreToldAtOnceAndNothingIsKept() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        var answers = scene.answers(SampleDossier.company(), .typeCheck)
        answers[.documentNumber] = "91350100M000100Y44"
        answers[.domain] = "www.qingshan-demo.cn"
        answers[.province] = nil
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(StartApplication(answers: answers), as: holder.actor)
        }
        #expect(
            Set(problem?.findings.map(\.pointer) ?? []) == [
                "#/entity/province", "#/entity/documentNumber", "#/services/0/domain",
            ])
        let all = try await scene.answer(ApplicationsOfAccount(), as: holder.actor)
        #expect(all.isEmpty)
        #expect(try await scene.read { try $0.accounts.entity(of: holder.id) } == nil)
    }

    @Test func oneOpenApplicationForAnEntityAndOneEntityForAnAccount() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let first = try scene.company()
        let open = try await scene.started(by: holder, dossier: first)
        let problem = await expectProblem(.applicationOpen) { try await scene.started(by: holder, dossier: first) }
        #expect(problem?.parameters["application"] == open.id.text)
        await expectProblem(.entityDiffers) { try await scene.started(by: holder, dossier: scene.company()) }
        try await scene.perform(AbandonApplication(application: open.id, seen: nil), as: holder.actor)
        _ = try await scene.started(by: holder, dossier: scene.company())
    }

    @Test func typingARivalsCertificateLocksNobodyOut() async throws {
        let scene = try await Scene.withBook()
        let dossier = try scene.company()
        let rival = try await scene.account()
        let owner = try await scene.account()
        _ = try await scene.started(by: rival, dossier: dossier)
        let filing = try await scene.application(at: .granted, by: owner, dossier: dossier)
        #expect(try await scene.stored(filing).stage == .granted)
        #expect(try await scene.messages(of: rival) == [])
    }

    @Test func aFiledDomainIsRefused() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .granted)
        var dossier = try scene.company()
        dossier.services[0].answers[.domain] = try await scene.stored(filing).dossier.answer(.domain)
        let problem = await expectProblem(.domainFiled) { try await scene.started(dossier: dossier) }
        #expect(problem?.parameters["domain"] == dossier.answer(.domain))
    }

    @Test func anEntityThatHasANumberIsNotFiledASecondTime() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .administrationReview)
        let number = try await scene.grant(filing)
        var dossier = try await scene.stored(filing).dossier
        dossier.services[0].answers[.domain] = "second-site-demo.cn"
        let problem = await expectProblem(.entityFiled) { try await scene.started(by: filing.holder, dossier: dossier) }
        #expect(problem?.parameters == ["number": number, "provider": scene.house.policy.providerName])
        #expect(problem?.code.kind == .conflict)
        #expect(try await scene.answer(ApplicationsOfAccount(), as: filing.holder.actor).count == 1)
        await expectProblem(.entityDiffers) { try await scene.started(by: filing.holder, dossier: scene.company()) }
    }

    @Test func doorsAndSites() async throws {
        let scene = try await Scene.withBook()
        let abroad = try await scene.account(site: .international)
        let answers = scene.answers(try scene.company(), .typeCheck)
        let problem = await expectProblem(.doorClosed) {
            try await scene.perform(
                StartApplication(answers: answers), as: .applicant(abroad.id, door: .phone, address: nil))
        }
        #expect(problem?.parameters == ["door": "phone", "product": "hosting"])
        let inland = try await scene.account()
        await expectProblem(.doorClosed) {
            try await scene.perform(
                StartApplication(product: .taobaoShop, answers: answers), as: .applicant(inland.id, door: .phone))
        }
        var policy = Scene.policy
        policy.internationalSiteIsOpen = false
        let closed = scene.desk(under: policy)
        await expectProblem(.siteClosed) {
            try await closed.perform(StartApplication(answers: answers), as: abroad.actor)
        }
        _ = try await closed.perform(StartApplication(answers: answers), as: .applicant(inland.id, door: .phone))
    }

    @Test func agreementsComeFirst() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        try await scene.write { try $0.run("UPDATE agreement SET edition = '2020-01-01' WHERE account = \(holder.id)") }
        let problem = await expectProblem(.agreementRequired) { try await scene.started(by: holder) }
        #expect(problem?.parameters["documents"]?.split(separator: " ").count == 3)
    }

    @Test func theAccountMustBeInUse() async throws {
        let scene = try await Scene.withBook()
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.started(by: closing) }
        let answers = scene.answers(try scene.company(), .typeCheck)
        await expectProblem(.accountNotFound) {
            try await scene.perform(StartApplication(answers: answers), as: Scene.nobody)
        }
        await expectAskers([.applicant], of: StartApplication(answers: answers), in: scene)
    }

    @Test func askedTwiceWithOneKeyItStartsOneApplication() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let operation = StartApplication(answers: scene.answers(try scene.company(), .typeCheck))
        let once = Desk.once(key: "key-1", request: "POST /applications a")
        let first = try await scene.desk.perform(operation, as: holder.actor, once: once) { $0.id.text }
        let second = try await scene.desk.perform(operation, as: holder.actor, once: once) { $0.id.text }
        #expect(first == second)
        #expect(try await scene.answer(ApplicationsOfAccount(), as: holder.actor).count == 1)
        await expectProblem(.idempotencyMismatch) {
            try await scene.desk.perform(
                operation, as: holder.actor, once: Desk.once(key: "key-1", request: "POST /applications b")
            ) { $0.id.text }
        }
        let other = try await scene.account()
        let third = try await scene.desk.perform(operation, as: other.actor, once: once) { $0.id.text }
        #expect(third != first, "the key belongs to the account")
    }
}
