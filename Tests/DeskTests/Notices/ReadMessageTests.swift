import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ReadMessageTests {
    @Test func theFirstReadingIsKept() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let list = try await scene.answer(MessagesOfAccount(), as: filing.holder.actor)
        #expect(list.unread == 1)
        let operation = ReadMessage(message: list.messages[0].id)
        let read = try await scene.perform(operation, as: filing.holder.actor)
        #expect(read.letter == .applicationSubmitted && read.application == filing.id)
        #expect(read.parameters["link"] == "https://beian.lantian-demo.cn/applications/\(filing.id)")
        scene.clock.advance(by: .minutes(1))
        try await scene.perform(operation, as: filing.holder.actor)
        #expect(try await scene.answer(MessagesOfAccount(), as: filing.holder.actor).unread == 0)
        let events = try await scene.history(of: Subject(filing.holder.id)).filter { $0.occurrence == .messageRead }
        #expect(events.count == 1)
    }

    @Test func onlyOnesOwn() async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .initialReview)
        let message = try await scene.answer(MessagesOfAccount(), as: filing.holder.actor).messages[0]
        let stranger = try await scene.account()
        await expectProblem(.messageNotFound) {
            try await scene.perform(ReadMessage(message: message.id), as: stranger.actor)
        }
        await expectAskers([.applicant], of: ReadMessage(message: message.id), in: scene)
    }
}
