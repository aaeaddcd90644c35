import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SignInTests {
    @Test func theRightPasswordOpensASession() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let session = try await scene.signIn(holder)
        let current = try await scene.answer(
            CurrentSession(digest: Mint.digest(of: session.secret)), as: .visitor(.pc))
        #expect(current?.session.id == session.id && current?.session.agent == "Chromium")
        #expect(current?.name.contains("****") == true, "the header masks the number")
        #expect(current?.actor(door: .phone, address: nil).account == holder.id)
        #expect(try await scene.history(of: Subject(holder.id)).last?.occurrence == .signedIn)
        let stored = try await scene.read { try $0.rows("SELECT token_digest FROM session").map { try $0.text(0) } }
        #expect(stored == [Mint.digest(of: session.secret)], "the secret itself is nowhere")
    }

    @Test func unknownAndKnownAddressesAreAnsweredAlike() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let stranger = try LoginAddress("13911111111")
        for address in [holder.address, stranger] {
            let first = try await scene.answer(SignInParameters(.holder(address)), as: .visitor(.pc))
            let second = try await scene.answer(SignInParameters(.holder(address)), as: .visitor(.pc))
            #expect(first == second && first.salt.count == 22 && first.cost == 4)
            let visitor = scene.visitor()
            for _ in 1...5 {
                let failed = await expectProblem(.signInFailed) { try await attempt(address, "wrong", visitor, scene) }
                #expect(failed?.parameters == [:])
            }
            let wait = await expectProblem(.signInThrottled) {
                try await attempt(address, Scene.password, visitor, scene)
            }
            #expect(wait?.parameters == ["wait": "60", "minutes": "1"])
            let before = await expectProblem(.signInThrottled) {
                try await scene.answer(SignInParameters(.holder(address)), as: visitor)
            }
            #expect(before == wait, "it is told before a password is hashed")
            #expect(try await scene.answer(SignInParameters(.holder(address)), as: scene.visitor()) == first)
        }
    }

    @Test func theWaitIsForThisNetworkAndDoublesAndTheHolderIsTold() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let visitor = scene.visitor()
        for _ in 1...5 {
            await expectProblem(.signInFailed) { try await attempt(holder.address, "wrong", visitor, scene) }
        }
        _ = try await scene.signIn(holder)
        #expect(try await scene.letters(to: holder.address.text).filter { $0 == .signInBlocked }.count == 1)

        for _ in 6...9 {
            await expectProblem(.signInFailed) { try await attempt(holder.address, "wrong", scene.visitor(), scene) }
        }
        let other = scene.visitor()
        for _ in 1...5 {
            await expectProblem(.signInFailed) { try await attempt(holder.address, "wrong", other, scene) }
        }
        scene.clock.advance(by: .seconds(60))
        await expectProblem(.signInFailed) { try await attempt(holder.address, "wrong", other, scene) }
        let wait = await expectProblem(.signInThrottled) { try await attempt(holder.address, "wrong", other, scene) }
        #expect(wait?.parameters["wait"] == "120")
    }

    @Test func oneNetworkCannotTryOnePasswordOnEverybody() async throws {
        let scene = try await Scene()
        let visitor = scene.visitor()
        for number in 10...59 {
            await expectProblem(.signInFailed) {
                try await attempt(LoginAddress("139000010\(number)"), "wrong", visitor, scene)
            }
        }
        await expectProblem(.signInThrottled) {
            try await attempt(LoginAddress("13900001099"), "wrong", visitor, scene)
        }
        await expectProblem(.signInThrottled) {
            try await scene.answer(SignInParameters(.holder(LoginAddress("13900001099"))), as: visitor)
        }
    }

    @Test func anEmptyOrEndlessPasswordIsJustWrong() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        for typed in ["", String(repeating: "a", count: 5000)] {
            await expectProblem(.signInFailed) { try await attempt(holder.address, typed, scene.visitor(), scene) }
        }
    }

    @Test func onlyVisitorsAsk() async throws {
        let scene = try await Scene()
        let hash = try await scene.hash(Scene.password)
        let operation = SignIn(address: try LoginAddress("13911111111"), password: hash)
        await expectAskers([.visitor], of: operation, in: scene)
    }

    private func attempt(
        _ address: LoginAddress, _ typed: String, _ visitor: BeianCore.Actor, _ scene: Scene
    ) async throws {
        let hash = try await scene.typed(typed, by: .holder(address))
        try await scene.perform(SignIn(address: address, password: hash), as: visitor)
    }
}
