import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SaveSectionTests {
    @Test func answersAreKeptAndTheHistoryNamesTheFieldsOnly() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let saved = try await scene.perform(
            SaveSection(
                application: draft.id, seen: 1, section: .person,
                answers: [.personMobile: " +86 139 0000 0001 ", .personMail: "Qing@qingshan-demo.cn"]),
            as: holder.actor)
        #expect(saved.version == 2 && saved.dossier.answer(.personMobile) == "13900000001")
        let event = try await scene.history(of: Subject(draft.id)).last
        #expect(event?.occurrence == .sectionSaved)
        #expect(event?.details == ["section": "person", "fields": "entity/person/mobile entity/person/mail"])
    }

    @Test func whatIsMissingMayComeLater() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let service = draft.dossier.services[0].id
        for section in Section.allCases {
            try await scene.perform(
                SaveSection(
                    application: draft.id, seen: nil, section: section, service: section.isOfService ? service : nil,
                    answers: [:]),
                as: holder.actor)
        }
    }

    @Test func faultyAnswersAreToldTogetherAndNothingIsSaved() async throws {
        let scene = try await Scene.withBook()
        let holder = try await scene.account()
        let draft = try await scene.started(by: holder)
        let problem = await expectProblem(.fieldsInvalid) {
            try await scene.perform(
                SaveSection(
                    application: draft.id, seen: nil, section: .person,
                    answers: [.personName: "青小山", .personMobile: "12345", .personMail: "nobody"]),
                as: holder.actor)
        }
        #expect(problem?.findings.map(\.pointer).sorted() == ["#/entity/person/mail", "#/entity/person/mobile"])
        let stored = try await scene.read { try $0.applications.get(draft.id) }
        #expect(stored.version == 1 && stored.dossier.answer(.personName) == "")
    }

    @Test func aMaskedValueSentBackIsNeverStored() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let before = try await scene.stored(filing)
        for field in FieldTable.rows(in: .person).filter({ $0.mask != nil }) {
            let clear = before.dossier.answer(field.field)
            let shown = Masked(clear, field.mask ?? .person).description
            let problem = await expectProblem(.fieldsInvalid) {
                try await scene.perform(
                    SaveSection(application: filing.id, seen: nil, section: .person, answers: [field.field: shown]),
                    as: filing.holder.actor)
            }
            #expect(problem?.findings.map(\.code) == ["value.masked"], "\(field.field)")
            #expect(problem?.code.kind == .invalid)
        }
        #expect(try await scene.stored(filing) == before)
    }

    @Test func theTypeCheckIsFrozen() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let problem = await expectProblem(.fieldFrozen) {
            try await save(filing, .typeCheck, [.documentNumber: "91330106673959654P"], in: scene)
        }
        #expect(problem?.findings.map(\.pointer) == ["#/entity/documentNumber"])
        let same = try await scene.stored(filing).dossier.answer(.documentNumber)
        try await save(filing, .typeCheck, [.documentNumber: same], in: scene)
    }

    @Test func afterAReturnOnlyWhatWasReturnedIsOpen() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .correction)
        await expectProblem(.fieldFrozen) { try await save(filing, .person, [.personMobile: "13900000033"], in: scene) }
        let name = "青山演示官网"
        try await save(filing, .service, [.serviceName: name], filing.services[0], in: scene)
        #expect(try await scene.stored(filing).dossier.answer(.serviceName) == name)
    }

    @Test func whatIsWithTheReviewersIsClosed() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let problem = await expectProblem(.stepNotOpen) {
            try await save(filing, .person, [.personMobile: "13900000033"], in: scene)
        }
        #expect(problem?.parameters == ["stage": "initial-review", "step": "edit", "turn": "reviewer"])
    }

    @Test func theVersionThatWasLookedAtCounts() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        let version = try await scene.stored(filing).version
        let operation = SaveSection(
            application: filing.id, seen: version, section: .person, answers: [.personMobile: "13900000033"])
        try await scene.perform(operation, as: filing.holder.actor)
        await expectProblem(.changedMeanwhile) { try await scene.perform(operation, as: filing.holder.actor) }
    }

    @Test func whoAndWhere() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        await expectProblem(.serviceNotFound) { try await save(filing, .service, [:], ID("svc_none"), in: scene) }
        await expectProblem(.doorClosed) {
            let abroad = try await scene.draft(by: scene.account(site: .international))
            return try await scene.perform(
                SaveSection(application: abroad.id, seen: nil, section: .person, answers: [:]),
                as: .applicant(abroad.holder.id, door: .phone))
        }
        var policy = Scene.policy
        policy.internationalSiteIsOpen = false
        let abroad = try await scene.draft(by: scene.account(site: .international))
        await expectProblem(.siteClosed) {
            try await scene.desk(under: policy).perform(
                SaveSection(application: abroad.id, seen: nil, section: .person, answers: [:]), as: abroad.holder.actor)
        }
        let operation = SaveSection(application: filing.id, seen: nil, section: .person, answers: [:])
        await expectProblem(.applicationNotFound) { try await scene.perform(operation, as: scene.account().actor) }
        await expectAskers([.applicant], of: operation, in: scene)
    }

    private func save(
        _ filing: Filing, _ section: Section, _ answers: [Field: String], _ service: ID<ServiceDraft>? = nil,
        in scene: Scene
    ) async throws {
        try await scene.perform(
            SaveSection(application: filing.id, seen: nil, section: section, service: service, answers: answers),
            as: filing.holder.actor)
    }
}
