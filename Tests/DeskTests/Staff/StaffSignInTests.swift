import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct StaffSignInTests {
    @Test func passwordAndTelephoneLetIn() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.reviewer, passwordIsOneTime: true)
        let session = try await scene.staffSignIn(colleague)
        let current = try await scene.answer(
            CurrentSession(digest: Mint.digest(of: session.secret)), as: .visitor(.pc))
        #expect(current?.holder == .staff(colleague.member) && current?.passwordIsOneTime == true)
        #expect(current?.actor(door: .pc, address: nil).role == .reviewer)
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.last?.occurrence == .staffSignedIn)
    }

    @Test func theSameCodeIsNotTakenTwiceNorAnOldOne() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.operator)
        let before = try scene.factorCode(of: colleague)
        scene.clock.advance(by: .seconds(30))
        try await scene.staffSignIn(colleague)
        await expectProblem(.secondFactorFailed) { try await scene.staffSignIn(colleague) }
        await expectProblem(.secondFactorFailed) { try await scene.staffSignIn(colleague, factor: before) }
        scene.clock.advance(by: .seconds(30))
        try await scene.staffSignIn(colleague)
        let history = try await scene.history(of: Subject(colleague.member.id))
        #expect(history.filter { $0.occurrence == .staffSignInFailed }.count == 2)
    }

    @Test func aRecoveryCodeReplacesTheTelephoneOnce() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.auditor)
        let code = try #require(colleague.factor.recoveryCodes.first)
        try await scene.staffSignIn(colleague, factor: " \(code.uppercased()) ")
        await expectProblem(.secondFactorFailed) { try await scene.staffSignIn(colleague, factor: code) }
        let left = try await scene.read { try $0.staff.recoveryCodesLeft(of: colleague.member.id) }
        #expect(left == 9)
    }

    @Test func withoutSecondFactorNobodyComesIn() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.operator)
        await expectProblem(.secondFactorRequired) { try await scene.staffSignIn(colleague, factor: " ") }
    }

    @Test func guessingIsSlowedDownForPasswordAndFactorAndUnknownNamesAreAnsweredAlike() async throws {
        let scene = try await Scene()
        let colleague = try await scene.staff(.operator)
        let visitor = scene.visitor()
        for _ in 1...5 {
            await expectProblem(.secondFactorFailed) {
                try await scene.staffSignIn(colleague, factor: "000000", as: visitor)
            }
        }
        await expectProblem(.signInThrottled) { try await scene.staffSignIn(colleague, as: visitor) }
        await expectProblem(.signInThrottled) {
            try await scene.answer(SignInParameters(.staff(colleague.member.name)), as: visitor)
        }

        let hash = try await scene.hash("another lantian 77")
        let other = scene.visitor()
        let unknown = StaffSignIn(name: "nobody", password: hash, factor: "000000")
        for _ in 1...5 { await expectProblem(.signInFailed) { try await scene.perform(unknown, as: other) } }
        await expectProblem(.signInThrottled) { try await scene.perform(unknown, as: other) }
        await expectProblem(.signInThrottled) {
            try await scene.answer(SignInParameters(.staff(" NOBODY ")), as: other)
        }
        await expectAskers([.visitor], of: unknown, in: scene)
    }
}
