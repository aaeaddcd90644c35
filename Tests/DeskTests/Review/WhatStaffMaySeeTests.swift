import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

/// Staff see what was handed in, and nothing of what an applicant is still writing.
@Suite struct WhatStaffMaySeeTests {
    @Test func aDraftThatWasNeverHandedInIsNotFound() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.draft()
        for role in [Role.reviewer, .operator, .auditor] {
            let colleague = try await scene.staff(role)
            await expectProblem(.applicationNotFound) {
                try await scene.answer(ApplicationForReview(application: filing.id), as: colleague.actor)
            }
        }
        let reviewer = try await scene.staff(.reviewer)
        await expectProblem(.applicationNotFound) {
            try await scene.perform(
                RevealField(application: filing.id, field: .personMobile, reason: "核对"), as: reviewer.actor)
        }
    }

    @Test func whatIsBeingChangedIsNotShownBeforeItIsHandedIn() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        let before = try await scene.stored(filing).dossier.answer(.personMobile)
        try await scene.perform(WithdrawApplication(application: filing.id, seen: nil), as: filing.holder.actor)
        try await scene.perform(
            SaveSection(
                application: filing.id, seen: nil, section: .person, answers: [.personMobile: "13900008888"]),
            as: filing.holder.actor)
        #expect(try await scene.stored(filing).dossier.answer(.personMobile) != before)
        let shown = try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        #expect(shown.application.dossier.answer(.personMobile) == before)
        let revealed = try await scene.perform(
            RevealField(application: filing.id, field: .personMobile, reason: "核对"), as: reviewer.actor)
        #expect(revealed == before)
    }

    @Test func anApplicationOfAnErasedAccountIsNotFoundInsteadOfAFault() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let material = try #require(try await scene.stored(filing).dossier.materials.first?.material)
        let reviewer = try await scene.staff(.reviewer)
        try await scene.write { try $0.destroyDataKey(owner: filing.holder.id.text) }
        await expectProblem(.applicationNotFound) {
            try await scene.answer(ApplicationForReview(application: filing.id), as: reviewer.actor)
        }
        await expectProblem(.applicationNotFound) {
            try await scene.desk.picture(material, of: filing.id, as: reviewer.actor)
        }
    }

    @Test func aDisabledReviewerDecidesNothingEvenAtTheCommandLine() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let reviewer = try await scene.staff(.reviewer)
        try await scene.perform(DisableStaff(member: reviewer.member.id), as: .console)
        await expectProblem(.notPermitted) {
            try await scene.perform(
                TakeApplication(application: filing.id), as: .staff(reviewer.member, door: .console))
        }
    }
}
