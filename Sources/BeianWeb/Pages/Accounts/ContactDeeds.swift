import BeianCore
import BeianDesk
import Hummingbird

/// What is asked on the contacts page (联系人操作).
enum ContactDeeds {
    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        try context.page(ContactsPage(try await context.answer(OwnContacts()), context))
    }

    @Sendable static func showOne(_ context: SignedInContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        return try context.page(ContactsPage(contacts, editing: try one(context, of: contacts), context))
    }

    @Sendable static func add(_ context: SignedInContext) async throws -> Response {
        try await context.attempt {
            _ = try await context.perform(read(context))
            return context.redirect(to: Links.contacts, flash: "contacts.added")
        } otherwise: { problem in
            let contacts = try await context.answer(OwnContacts())
            return try context.refused(ContactsPage(contacts, context, problem: problem), problem)
        }
    }

    @Sendable static func change(_ context: SignedInContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        let contact = try one(context, of: contacts)
        return try await context.attempt {
            _ = try await context.perform(read(context, contact.id))
            return context.redirect(to: Links.contacts, flash: "contacts.saved")
        } otherwise: { problem in
            try context.refused(ContactsPage(contacts, editing: contact, context, problem: problem), problem)
        }
    }

    /// Sends a code to one address of a contact.
    @Sendable static func send(_ context: SignedInContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        let contact = try one(context, of: contacts)
        let kind = try kind(context)
        return try await context.attempt {
            let sent = try await context.perform(SendCode(.contact(contact.id, kind)))
            return context.redirect(
                to: Links.contacts, flash: "contacts.codeSent", values: ["minutes": String(sent.minutes)])
        } otherwise: { problem in
            try context.refused(
                ContactsPage(contacts, context, problem: problem, at: .code(contact.id, kind)), problem)
        }
    }

    /// Proves the address by the code that was entered.
    @Sendable static func verify(_ context: SignedInContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        let contact = try one(context, of: contacts)
        let kind = try kind(context)
        let name = ContactCard.codeField(contact.id, kind)
        return try await context.attempt {
            let code = context.form[name]
            guard !code.isEmpty else { throw Problem.field("#/\(name)", "required") }
            _ = try await context.perform(VerifyContact(contact: contact.id, kind: kind, code: code))
            return context.redirect(to: Links.contacts, flash: "contacts.verified")
        } otherwise: { problem in
            let told = problem.at("#/\(name)")
            return try context.refused(
                ContactsPage(contacts, context, problem: told, at: .code(contact.id, kind)), told)
        }
    }

    @Sendable static func askRemoval(_ context: SignedInContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        let contact = try one(context, of: contacts)
        let words = context.words
        let isLast = contact.isVerified && contacts.filter(\.isVerified).count == 1
        let confirmation = Confirmation(
            title: words("contacts.remove.title", ["person": contact.person]), text: words("contacts.remove.text"),
            warning: isLast ? words("contacts.remove.last") : nil, address: Links.removeContact(contact.id),
            button: words("contacts.remove.button"), danger: true, back: Links.contacts)
        return try context.page(RemoveContactPage(confirmation: confirmation))
    }

    @Sendable static func remove(_ context: SignedInContext) async throws -> Response {
        _ = try await context.perform(RemoveContact(contact: try context.id()))
        return context.redirect(to: Links.contacts, flash: "contacts.removed")
    }

    private static func one(_ context: SignedInContext, of contacts: [Contact]) throws(Problem) -> Contact {
        let id: ID<Contact> = try context.id()
        guard let contact = contacts.first(where: { $0.id == id }) else { throw Problem(.contactNotFound) }
        return contact
    }

    private static func kind(_ context: SignedInContext) throws(Problem) -> LoginKind {
        guard let kind = LoginKind(rawValue: context.form["kind"]) else { throw Problem(.requestMalformed) }
        return kind
    }

    private static func read(_ context: SignedInContext, _ contact: ID<Contact>? = nil) -> SaveContact {
        let form = context.form
        return SaveContact(
            contact: contact, seen: contact == nil ? nil : Int(form["seen"]), person: form["person"],
            mail: form["mail"], mobile: form["mobile"], choices: ChoiceTable.read(form))
    }
}

/// Asks once more before a contact is removed (确认删除联系人).
struct RemoveContactPage: Page {
    static let template = "accounts/remove-contact"

    let confirmation: Confirmation
}
