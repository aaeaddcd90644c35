import BeianCore
import BeianDesk
import BeianStore
import BeianTesting
import Testing

@Suite struct ChosenMethodsTests {
    @Test("A contact is told by the methods it chose, and by no other", arguments: Channel.allCases)
    func chosen(_ channel: Channel) async throws {
        let scene = try await Scene.withBook()
        let filing = try await scene.application(at: .draft)
        let contact = try #require(try await scene.read { try $0.contacts.all(of: filing.holder.id) }.first)
        try await scene.perform(
            SaveContact(
                contact: contact.id, seen: nil, person: contact.person, mail: contact.mail ?? "",
                mobile: contact.mobile ?? "", choices: [.progress: [channel]]),
            as: filing.holder.actor)
        let before = try await scene.messages(of: filing.holder).count
        try await scene.perform(AbandonApplication(application: filing.id, seen: nil), as: filing.holder.actor)

        let letters = try await scene.read { try $0.outbox.waiting() }
            .filter { $0.payload["letter"] == Letter.applicationAbandoned.rawValue }
        let addresses = contact.addresses(for: .progress).filter { $0.channel == channel }.map(\.address)
        #expect(letters.map { $0.payload["to"] } == addresses)
        let left = try await scene.messages(of: filing.holder).count - before
        #expect(left == (channel == .mail ? 0 : 1), "there is no mobile number, so the pages are the only place")
    }

    @Test("Who chose mail and has not proved the address finds it on the pages; who chose nothing does not")
    func unproved() async throws {
        for (chosen, left) in [(Set([Channel.mail]), 1), ([.mail, .sms], 1), ([], 0)] {
            let scene = try await Scene.withBook()
            let filing = try await scene.application(at: .draft)
            let contact = try #require(try await scene.read { try $0.contacts.all(of: filing.holder.id) }.first)
            let changed = try await scene.perform(
                SaveContact(
                    contact: contact.id, seen: nil, person: contact.person, mail: "later@lantian-demo.cn",
                    choices: [.progress: chosen]),
                as: filing.holder.actor)
            #expect(changed.addresses(for: .progress).isEmpty)
            let before = try await scene.messages(of: filing.holder).count
            try await scene.perform(
                AbandonApplication(application: filing.id, seen: nil), as: filing.holder.actor)
            #expect(try await scene.messages(of: filing.holder).count - before == left, "\(chosen)")
        }
    }
}
