import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct RevealFieldTests {
    @Test func aClickShowsOneValueAndWritesALine() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        for role in [Role.reviewer, .operator] {
            let colleague = try await scene.staff(role)
            let clear = try await scene.perform(
                RevealField(application: filing.id, field: .personDocumentNumber, reason: "与照片核对"),
                as: colleague.actor)
            #expect(clear == "350102188001010012")
            let event = try await scene.history(of: Subject(filing.id)).last
            #expect(event?.occurrence == .fieldRevealed && event?.actor == "\(role.rawValue) \(colleague.member.id)")
            #expect(event?.details == ["field": "#/entity/person/documentNumber", "reason": "与照片核对"])
        }
    }

    @Test func theNameOfAPersonWhoHoldsADomainIsShownOnAsking() async throws {
        let scene = try await Scene.withBook()
        var dossier = try scene.company()
        dossier.services[0].answers[.domainHolder] = dossier.answer(.personName)
        let filing = try await scene.application(at: .initialReview, dossier: dossier)
        let reviewer = try await scene.staff(.reviewer)
        let shown = try await scene.perform(
            RevealField(application: filing.id, field: .domainHolder, service: filing.services[0], reason: "核对域名证书"),
            as: reviewer.actor)
        #expect(shown == dossier.answer(.personName))
    }

    @Test func refusals() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let before = try await scene.history(of: Subject(filing.id)).count
        func reveal(
            _ field: Field, of service: ID<ServiceDraft>? = nil, in id: ID<FilingApplication>? = nil,
            because reason: String = "核对", as actor: BeianCore.Actor? = nil
        ) async throws {
            try await scene.perform(
                RevealField(application: id ?? filing.id, field: field, service: service, reason: reason),
                as: actor ?? reviewer.actor)
        }
        await expectProblem(.fieldNotFound) { try await reveal(.entityName) }
        await expectProblem(.fieldNotFound) { try await reveal(.servicePersonMobile) }
        await expectProblem(.serviceNotFound) { try await reveal(.servicePersonMobile, of: ID("svc_none")) }
        await expectProblem(.fieldsInvalid) { try await reveal(.personMobile, because: "") }
        await expectProblem(.fieldsInvalid) {
            try await reveal(.personMobile, because: String(repeating: "长", count: 201))
        }
        await expectProblem(.applicationNotFound) { try await reveal(.personMobile, in: ID("app_none")) }
        let own = try await scene.staff(.reviewer, ownAccount: filing.holder.id)
        await expectProblem(.ownApplication) { try await reveal(.personMobile, as: own.actor) }
        await expectProblem(.notPermitted) { try await reveal(.personMobile, as: .console) }
        #expect(try await scene.history(of: Subject(filing.id)).count == before, "nothing was shown, nothing is kept")
        await expectAskers(
            [.reviewer, .operator], of: RevealField(application: filing.id, field: .personMobile, reason: "核对"),
            in: scene)
    }
}
