import BeianCore
import BeianDesk
import BeianRegulator
import Testing

@Suite("The SMS verification")
struct VerificationTests {
    @Test("Five wrong entries and then a right one pass")
    func fiveWrong() async throws {
        try await Conversation.hold { talk in
            try await talk.submit(Fixture.report("r1"))
            let wrong = try await wrongCode(talk)
            for left in [4, 3, 2] {
                #expect(
                    try await talk.administration.verify(mobile: "13900000001", code: wrong, suffix: "010014")
                        == .wrongCode(left: left)
                )
            }
            for left in [1, 0] {
                #expect(try await talk.verify("13900000001", "999999") == .wrongCertificate(left: left))
            }
            #expect(try await talk.verify("13900000001", "010014") == .verified(everybody: true))
        }
    }

    @Test("The sixth wrong entry fails the report, and it may be sent again under a new reference")
    func sixthWrong() async throws {
        try await Conversation.hold(decision: .automatic(after: .zero)) { talk in
            try await talk.submit(Fixture.report("r1"))
            let wrong = try await wrongCode(talk)
            for _ in 1...5 {
                _ = try await talk.administration.verify(mobile: "13900000001", code: wrong, suffix: "010014")
            }
            #expect(
                try await talk.administration.verify(mobile: "13900000001", code: wrong, suffix: "010014") == .failed
            )
            #expect(try await talk.verify("13900000001", "010014") == .unknownMobile, "the right code comes too late")
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.outcome) == [.smsFailed(.tooManyTries)])

            let again = Fixture.report("r2", services: [Fixture.service("svc_r1", "r1-demo.cn")])
            try await talk.submit(again)
            try await talk.verifyEverybody(of: again)
            try await talk.administration.tick()
            try await talk.inbox.poll()
            guard case .granted(let grant) = await talk.sink.taken.last?.outcome else {
                Issue.record("the second report was not granted")
                return
            }
            #expect(grant.services == [.init(id: "svc_r1", number: "粤ICP备2026000001号-1")])
        }
    }

    @Test("After 24 hours the report fails, by the clock or by a late entry, once", arguments: [true, false])
    func timeout(byTheClock: Bool) async throws {
        try await Conversation.hold { talk in
            try await talk.submit(Fixture.report("r1"))
            talk.clock.advance(by: .seconds(24 * 3600 - 1))
            #expect(try await talk.administration.tick() == 0)
            talk.clock.advance(by: .seconds(1))
            if byTheClock {
                #expect(try await talk.administration.tick() == 1)
                #expect(try await talk.verify("13900000001", "010014") == .unknownMobile)
            } else {
                #expect(try await talk.verify("13900000001", "010014") == .expired)
                #expect(try await talk.administration.tick() == 0)
            }
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.outcome) == [.smsFailed(.timedOut)])
        }
    }

    @Test("A shared mobile gets one code for all its roles, and every other person in charge has to answer too")
    func sharedMobile() async throws {
        try await Conversation.hold { talk in
            let report = Fixture.report(
                "r1",
                services: [
                    Fixture.service("svc_1", "one-demo.cn"),
                    Fixture.service("svc_2", "two-demo.cn", by: Fixture.li),
                ]
            )
            try await talk.submit(report)
            #expect(try await talk.administration.messages(mobile: "13900000001").count == 1)
            #expect(try await talk.administration.messages(mobile: "13900000002").count == 1)
            #expect(try await talk.verify("13900000002", "12101x") == .verified(everybody: false))
            #expect(try await talk.inbox.poll() == 0)
            #expect(try await talk.verify("139 0000 0001", "010014") == .verified(everybody: true))
            #expect(try await talk.inbox.poll() == 1)
        }
    }

    @Test("The code can be sent again after a pause, and the validity does not begin anew")
    func resend() async throws {
        try await Conversation.hold { talk in
            try await talk.submit(Fixture.report("r1"))
            let code = try await talk.code(for: "13900000001")
            #expect(try await talk.administration.resend(mobile: "13900000001") == .tooSoon(seconds: 60))
            talk.clock.advance(by: .seconds(60))
            #expect(try await talk.administration.resend(mobile: "13900000001") == .sent)
            #expect(try await talk.administration.resend(mobile: "13900000009") == .unknownMobile)
            let messages = try await talk.administration.messages(mobile: "13900000001")
            #expect(messages.map(\.code) == [code, code])
            #expect(messages.map(\.number) == [2, 1], "newest first")
            talk.clock.advance(by: .seconds(24 * 3600 - 60))
            #expect(try await talk.administration.tick() == 1)
        }
    }

    @Test("One mobile in two reports: the code tells which is meant")
    func twoReports() async throws {
        try await Conversation.hold { talk in
            try await talk.submit(Fixture.report("r1"))
            let first = try await talk.code(for: "13900000001")
            try await talk.submit(Fixture.report("r2", entity: "91110000600037341L"))
            #expect(
                try await talk.administration.verify(mobile: "13900000001", code: first, suffix: "010014")
                    == .verified(everybody: true)
            )
            try await talk.inbox.poll()
            #expect(await talk.sink.taken.map(\.reference) == ["r1"])
        }
    }

    private func wrongCode(_ talk: Conversation) async throws -> String {
        try await talk.code(for: "13900000001") == "000000" ? "000001" : "000000"
    }
}
