import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct CloseAccountTests {
    @Test func theAccountRestsThirtyDays() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        _ = try await scene.signIn(holder)
        let kept = try await scene.signIn(holder)
        let token = try await scene.perform(IssueToken(label: "脚本", scopes: [.applications]), as: holder.actor)
        let end = try await scene.perform(close(holder, kept.id, in: scene), as: holder.actor)
        #expect(end - scene.clock.now == .seconds(30 * 86_400))
        let overview = try await scene.answer(AccountOverview(), as: holder.actor)
        #expect(overview.account.status == .closing && overview.erasedAt == end && overview.sessions == 1)
        let digest = Mint.digest(of: token.text)
        #expect(try await scene.answer(CurrentToken(digest: digest), as: .visitor(.api)) == nil)
        let letter = try await scene.errands(to: holder.address.text).last
        #expect(letter?.payload["letter"] == "account-closing" && letter?.payload["p.deadline"] == end.beijingText)
        #expect(try await scene.history(of: Subject(holder.id)).contains { $0.occurrence == .accountClosed })
        await expectProblem(.accountClosing) {
            try await scene.perform(close(holder, nil, in: scene), as: holder.actor)
        }
    }

    @Test func aLiveFilingKeepsItOpen() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.write { db in
            try db.run(
                """
                INSERT INTO register_entity (id, number, province, nature, is_individual, person_sealed,
                    entity_digest, account, simulated, granted_at, updated_at)
                VALUES ('ent_1', '京ICP备99000001号', '11', 'enterprise', 0, '', 'digest', \(holder.id), 1, 0, 0)
                """)
        }
        await expectProblem(.accountBusy) { try await scene.perform(close(holder, nil, in: scene), as: holder.actor) }
    }

    @Test func thePasswordIsProvedOnceMore() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let wrong = CloseAccount(password: try await scene.hash("another lantian 77"), session: nil)
        for _ in 1...5 { await expectProblem(.signInFailed) { try await scene.perform(wrong, as: holder.actor) } }
        await expectProblem(.signInThrottled) { try await scene.perform(wrong, as: holder.actor) }
        await expectProblem(.accountNotFound) { try await scene.perform(wrong, as: Scene.nobody) }
        await expectAskers([.applicant], of: wrong, in: scene)
    }

    private func close(_ holder: Holder, _ session: ID<LiveSession>?, in scene: Scene) async throws -> CloseAccount {
        CloseAccount(password: try await scene.typed(holder.password, by: .holder(holder.address)), session: session)
    }
}
