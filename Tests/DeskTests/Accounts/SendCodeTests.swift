import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct SendCodeTests {
    @Test func aCodeToSignUpGoesToTheTypedAddressOnly() async throws {
        let scene = try await Scene()
        let address = try LoginAddress("13900000001")
        let sent = try await scene.perform(SendCode(.signUp(address, at: .china)), as: scene.visitor())
        #expect(sent.minutes == 10 && sent.pauseSeconds == 60)
        #expect(try await scene.letters(to: "13900000001") == [.verificationCode])
        let code = try await scene.lastCode(to: "13900000001")
        #expect(code.wholeMatch(of: /[0-9]{6}/) != nil)
        let digest = try await scene.read { $0.keys.digest(of: address) }
        let history = try await scene.history(of: Subject(addressDigest: digest))
        #expect(history.map(\.occurrence) == [.codeIssued])
        #expect(history.first?.details == ["purpose": "sign-up"], "the history never knows the code")
    }

    @Test func aKnownAddressIsAnsweredLikeAnUnknownOneAndItsHolderIsTold() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        scene.clock.advance(by: .minutes(2))
        let known = try await scene.perform(SendCode(.signUp(holder.address, at: .china)), as: scene.visitor())
        let unknown = try await scene.perform(
            SendCode(.signUp(LoginAddress("13911111111"), at: .china)), as: scene.visitor())
        #expect(known == unknown)
        #expect(try await scene.letters(to: holder.address.text) == [.verificationCode, .addressTypedAgain])
    }

    @Test func aResetForAnUnknownAddressIsAnsweredAlikeAndSendsNothing() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        scene.clock.advance(by: .minutes(2))
        let known = try await scene.perform(SendCode(.reset(holder.address)), as: scene.visitor())
        let stranger = try LoginAddress("13911111111")
        let unknown = try await scene.perform(SendCode(.reset(stranger)), as: scene.visitor())
        #expect(known == unknown && known.minutes == 30)
        #expect(try await scene.letters(to: holder.address.text).last == .passwordResetCode)
        #expect(try await scene.letters(to: stranger.text).isEmpty)
        await expectProblem(.codeThrottled) {
            try await scene.perform(SendCode(.reset(stranger)), as: scene.visitor())
        }
    }

    @Test func oneAMinuteAndTenADayGoToOneAddress() async throws {
        let scene = try await Scene()
        let request = SendCode(.signUp(try LoginAddress("li.si@lantian-demo.cn"), at: .china))
        try await scene.perform(request, as: scene.visitor())
        scene.clock.advance(by: .seconds(20))
        let soon = await expectProblem(.codeThrottled) { try await scene.perform(request, as: scene.visitor()) }
        #expect(soon?.parameters["wait"] == "40")
        for _ in 2...10 {
            scene.clock.advance(by: .minutes(1))
            try await scene.perform(request, as: scene.visitor())
        }
        scene.clock.advance(by: .hours(1))
        await expectProblem(.codeThrottled) { try await scene.perform(request, as: scene.visitor()) }
        scene.clock.advance(by: .days(1))
        try await scene.perform(request, as: scene.visitor())
    }

    @Test func anOfficeBehindOneNetworkDoesNotWaitForEachOther() async throws {
        let scene = try await Scene()
        let network = BeianCore.Actor.visitor(.pc, address: "2001:db8:1:2:3::9")
        let neighbour = BeianCore.Actor.visitor(.pc, address: "2001:db8:1:2:ffff::1")
        try await ask(1, as: network, in: scene)
        try await ask(2, as: neighbour, in: scene)
        await expectProblem(.codeThrottled) { try await ask(2, as: network, in: scene) }
    }

    @Test func oneNetworkGetsTenADayWhateverAddressItTypes() async throws {
        let scene = try await Scene()
        let network = BeianCore.Actor.visitor(.pc, address: "198.51.100.4")
        for number in 1...10 {
            try await ask(number, as: network, in: scene)
            scene.clock.advance(by: .minutes(5))
        }
        let wait = await expectProblem(.codeThrottled) { try await ask(11, as: network, in: scene) }
        #expect(wait?.parameters["minutes"] == "\(24 * 60 - 50)")
        try await ask(11, as: .visitor(.pc, address: "198.51.100.5"), in: scene)
        scene.clock.advance(by: .days(1))
        try await ask(12, as: network, in: scene)
    }

    @Test func theNetworksLimitsAreTheOperators() async throws {
        var policy = Scene.policy
        policy.codesPerNetwork = 40
        policy.codesPerNetworkMinute = 15
        let scene = try await Scene(policy: policy)
        let network = BeianCore.Actor.visitor(.pc, address: "198.51.100.4")
        for number in 1...15 { try await ask(number, as: network, in: scene) }
        let wait = await expectProblem(.codeThrottled) { try await ask(16, as: network, in: scene) }
        #expect(wait?.parameters["wait"] == "60")
        scene.clock.advance(by: .minutes(1))
        for number in 16...30 { try await ask(number, as: network, in: scene) }
        scene.clock.advance(by: .minutes(1))
        for number in 31...40 { try await ask(number, as: network, in: scene) }
        await expectProblem(.codeThrottled) { try await ask(41, as: network, in: scene) }
    }

    @Test func holdersAreCountedByNetworkToo() async throws {
        var policy = Scene.policy
        policy.codesPerNetworkOfHolders = 3
        let scene = try await Scene(policy: policy)
        func take(_ number: Int, from address: String) async throws {
            let holder = try await scene.account()
            let actor = BeianCore.Actor.applicant(holder.id, door: .pc, address: address)
            try await scene.perform(SendCode(.takeAddress(LoginAddress("1380000010\(number)"))), as: actor)
        }
        for number in 1...3 { try await take(number, from: "203.0.113.9") }
        await expectProblem(.codeThrottled) { try await take(4, from: "203.0.113.9") }
        try await take(5, from: "203.0.113.10")
    }

    private func ask(_ number: Int, as actor: BeianCore.Actor, in scene: Scene) async throws {
        let address = try LoginAddress("139000002\(number < 10 ? "0" : "")\(number)")
        try await scene.perform(SendCode(.signUp(address, at: .china)), as: actor)
    }

    @Test func theInternationalSiteTakesMailOnlyAndMayBeClosed() async throws {
        var policy = Scene.policy
        let scene = try await Scene(policy: policy)
        let mobile = SendCode(.signUp(try LoginAddress("13900000001"), at: .international))
        let problem = await expectProblem(.fieldsInvalid) { try await scene.perform(mobile, as: scene.visitor()) }
        #expect(problem?.findings.map(\.code) == ["address.mail-only"])

        policy.internationalSiteIsOpen = false
        let closed = try await Scene(policy: policy)
        let mail = SendCode(.signUp(try LoginAddress("li.si@lantian-demo.cn"), at: .international))
        await expectProblem(.siteClosed) { try await closed.perform(mail, as: closed.visitor()) }
    }

    @Test func aHolderGetsCodesForTheirOwnAddressesAndContacts() async throws {
        let scene = try await Scene()
        let holder = try await scene.account(language: .english)
        scene.clock.advance(by: .minutes(2))
        try await scene.perform(SendCode(.leaveAddress(.mobile)), as: holder.actor)
        try await scene.perform(SendCode(.takeAddress(LoginAddress("13911111111"))), as: holder.actor)
        #expect(try await scene.letters(to: "13911111111") == [.verificationCode])
        #expect(try await scene.errands(to: "13911111111").first?.payload["language"] == "en")
        let contact = try await scene.perform(
            SaveContact(person: "钱七", mail: "qian@lantian-demo.cn"), as: holder.actor)
        try await scene.perform(SendCode(.contact(contact.id, .mail)), as: holder.actor)
        #expect(try await scene.letters(to: "qian@lantian-demo.cn") == [.contactVerificationCode])
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(SendCode(.contact(contact.id, .mobile)), as: holder.actor)
        }
        await expectProblem(.fieldsInvalid) {
            try await scene.perform(SendCode(.leaveAddress(.mail)), as: holder.actor)
        }
        let other = try await scene.account()
        await expectProblem(.contactNotFound) {
            try await scene.perform(SendCode(.contact(contact.id, .mail)), as: other.actor)
        }
    }

    @Test func aNewAddressThatHasAHolderIsAnsweredLikeAFreeOne() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        let rival = try await scene.account()
        scene.clock.advance(by: .minutes(2))
        let taken = try await scene.perform(SendCode(.takeAddress(rival.address)), as: holder.actor)
        #expect(taken.minutes == 10)
        #expect(try await scene.letters(to: rival.address.text).last == .addressTypedAgain)
    }

    @Test func onlyVisitorsAndHoldersAsk() async throws {
        let scene = try await Scene()
        let own = SendCode(.leaveAddress(.mobile))
        await expectAskers([.visitor, .applicant], of: own, in: scene)
        await expectProblem(.signInRequired) { try await scene.perform(own, as: scene.visitor()) }
        await expectProblem(.accountNotFound) { try await scene.perform(own, as: Scene.nobody) }
        let closing = try await scene.closingAccount()
        await expectProblem(.accountClosing) { try await scene.perform(own, as: closing.actor) }
    }
}
