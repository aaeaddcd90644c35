import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct EraseAccountsTests {
    @Test func afterThirtyDaysNothingPersonalIsLeft() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        try await scene.perform(close(holder, in: scene), as: holder.actor)
        scene.clock.advance(by: .days(29))
        #expect(try await scene.perform(EraseAccounts(), as: .clock) == 0)
        scene.clock.advance(by: .days(1))
        #expect(try await scene.perform(EraseAccounts(), as: .clock) == 1)

        for table in ["login", "contact", "agreement", "message"] {
            let rows = try await scene.read { db in
                try db.rows("SELECT account FROM \(raw: table) WHERE account = \(holder.id)")
            }
            #expect(rows.isEmpty, "\(table)")
        }
        let account = try await scene.read { try $0.accounts.get(holder.id) }
        #expect(account.status == .erased)
        let history = try await scene.history(of: Subject(holder.id))
        #expect(history.last?.occurrence == .accountErased)
        #expect(history.first?.details == [:], "what the account's key sealed is unreadable")
        #expect(try await scene.read { try $0.events.brokenChains() } == [], "the chain stays whole")
    }

    @Test func theLastLetterCanStillBeSentAndEarlierOnesAreGivenUp() async throws {
        let scene = try await Scene()
        let holder = try await scene.closingAccount()
        scene.clock.advance(by: .days(31))
        try await scene.perform(EraseAccounts(), as: .clock)
        #expect(try await scene.letters(to: holder.address.text) == [.verificationCode, .accountErased])
        let claimed = try await scene.write { try $0.outbox.claim(.sms, at: scene.clock.now) }
        #expect(claimed.contains { $0.payload["letter"] == "account-erased" })
    }

    @Test func theAddressIsFreeAgainAndTheAccountIsGone() async throws {
        let scene = try await Scene()
        let holder = try await scene.closingAccount()
        scene.clock.advance(by: .days(31))
        try await scene.perform(EraseAccounts(), as: .clock)
        await expectProblem(.signInFailed) { try await scene.signIn(holder) }
        await expectProblem(.accountNotFound) { try await scene.answer(AccountOverview(), as: holder.actor) }
        try await scene.perform(SendCode(.signUp(holder.address, at: .china)), as: scene.visitor())
        #expect(try await scene.letters(to: holder.address.text).last == .verificationCode)
        await expectAskers([.clock], of: EraseAccounts(), in: scene)
    }

    private func close(_ holder: Holder, in scene: Scene) async throws -> CloseAccount {
        CloseAccount(password: try await scene.typed(holder.password, by: .holder(holder.address)), session: nil)
    }
}
