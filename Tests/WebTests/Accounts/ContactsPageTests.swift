import BeianCore
import BeianDesk
import BeianTesting
import BeianWeb
import BeianWire
import Testing

@Suite("The contacts page")
struct ContactsPageTests {
    private func live(_ body: @Sendable (Scene, Holder, WebVisitor) async throws -> Void) async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await StaffSite.run(scene) { site async throws in
            let session = try await scene.signIn(holder)
            try await body(scene, holder, WebVisitor(site, cookies: ["session": session.secret]))
        }
    }

    @Test("each box of the table has a label of its own")
    func table() async throws {
        try await live { _, _, visitor async throws in
            let page = try await visitor.get(Links.contacts).text
            let boxes = page.matches(of: /type="checkbox" id="([^"]+)" name="choices\.[a-z]+"/).map {
                String($0.output.1)
            }
            #expect(Set(boxes).count == 9)
            for box in boxes { #expect(page.contains("<label for=\"\(box)\">")) }
            #expect(page.contains("备案进度：站内信"))
        }
    }

    @Test("faults are told at their fields, and what was typed and ticked stays")
    func faults() async throws {
        try await live { scene, holder, visitor async throws in
            _ = try await visitor.get(Links.contacts)
            let answer = try await visitor.post(
                Links.contacts, [("person", ""), ("mail", "nonsense"), ("mobile", "123"), ("choices.items", "sms")])
            #expect(answer.status == 422)
            for field in ["#f-person", "#f-mail", "#f-mobile"] { #expect(answer.text.contains("href=\"\(field)\"")) }
            #expect(answer.text.contains("value=\"nonsense\""))
            #expect(answer.text.contains("name=\"choices.items\" value=\"sms\" checked"))
            #expect(!answer.text.contains("name=\"choices.progress\" value=\"mail\" checked"))
            let masked = try await visitor.post(Links.contacts, [("person", "钱七"), ("mail", "q***@lantian-demo.cn")])
            #expect(masked.status == 422)
            #expect(try await scene.answer(OwnContacts(), as: holder.actor).isEmpty)
        }
    }

    @Test("a demonstration leads to the inbox of each address that waits for its code")
    func inboxes() async throws {
        let scene = try await Scene()
        let holder = try await scene.account()
        try await scene.verifiedContact(of: holder)
        _ = try await scene.perform(
            SaveContact(person: "孙八", mail: "", mobile: "13900000088"), as: holder.actor)
        let settings = WebSettings(
            simulatorLinks: SimulatorLinks(
                verification: "http://127.0.0.1:9/verify", smsInbox: "http://127.0.0.1:9/sms",
                ownSMSInbox: "http://127.0.0.1:9/own", mailInbox: "http://127.0.0.1:9/mail",
                desk: "http://127.0.0.1:9/desk"))
        try await StaffSite.run(scene, settings: settings) { site in
            let page = try await StaffSite.visitor(site, holder, in: scene).get(Links.contacts).text
            #expect(page.contains("http://127.0.0.1:9/own") && !page.contains("http://127.0.0.1:9/mail"))
        }
    }

    @Test("a contact is changed by the version that was looked at, and removed after a question")
    func changeAndRemove() async throws {
        try await live { scene, holder, visitor async throws in
            let contact = try await scene.verifiedContact(of: holder)
            let page = try await visitor.get(Links.contact(contact.id)).text
            #expect(page.contains("value=\"钱七\"") && page.contains("name=\"seen\" value=\"\(contact.version)\""))
            let fields = [("person", "孙八"), ("mail", contact.mail ?? "")]
            let stale = try await visitor.post(Links.contact(contact.id), fields + [("seen", "0")])
            #expect(stale.status == 412)
            let saved = try await visitor.post(Links.contact(contact.id), fields + [("seen", "\(contact.version)")])
            #expect(saved.header("Location") == Links.contacts)
            #expect(try await visitor.get(Links.contacts).text.contains("孙八"))
            let question = try await visitor.get(Links.removeContact(contact.id)).text
            #expect(question.contains("这是唯一验证过的联系人"))
            #expect(try await visitor.post(Links.removeContact(contact.id)).status == 303)
            #expect(try await visitor.get(Links.contact(contact.id)).status == 404)
        }
    }

    @Test("the contacts of another account are nobody's business")
    func strangers() async throws {
        try await live { scene, _, visitor async throws in
            let other = try await scene.account()
            let contact = try await scene.verifiedContact(of: other)
            _ = try await visitor.get(Links.contacts)
            #expect(try await visitor.get(Links.contact(contact.id)).status == 404)
            #expect(try await visitor.post(Links.contact(contact.id), [("person", "x")]).status == 404)
            #expect(try await visitor.post(Links.contactCode(contact.id), [("kind", "mail")]).status == 404)
            #expect(try await visitor.post(Links.removeContact(contact.id)).status == 404)
        }
    }
}
