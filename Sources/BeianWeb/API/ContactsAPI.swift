import BeianCore
import BeianDesk
import Hummingbird

/// Those who are told how applications fare, by a program (联系人接口).
enum ContactsAPI {
    /// All contacts of the account.
    @Sendable static func list(_ context: ClientContext) async throws -> Response {
        let contacts = try await context.answer(OwnContacts())
        let personal = context.seesPersonal
        return context.json(Listing(items: contacts.map { ContactDocument($0, personal: personal) }, next: nil))
    }

    /// One contact.
    @Sendable static func show(_ context: ClientContext) async throws -> Response {
        let id = try context.id("id", of: Contact.self)
        guard let contact = try await context.answer(OwnContacts()).first(where: { $0.id == id }) else {
            throw Problem(.contactNotFound)
        }
        if context.hasSeen(contact.version) { return Response(status: .notModified) }
        return answer(contact, context)
    }

    /// Adds a contact.
    @Sendable static func add(_ context: ClientContext) async throws -> Response {
        let personal = context.seesPersonal
        return try await context.create(typed(context, nil, nil)) {
            Created(
                ContactDocument($0, personal: personal), location: Links.apiContact($0.id), version: $0.version)
        }
    }

    /// Puts another content in the place of a contact's.
    @Sendable static func change(_ context: ClientContext) async throws -> Response {
        let seen = try context.seenVersion()
        let id = try context.id("id", of: Contact.self)
        return answer(try await context.perform(typed(context, id, seen)), context)
    }

    /// Removes a contact.
    @Sendable static func remove(_ context: ClientContext) async throws -> Response {
        try await context.perform(RemoveContact(contact: context.id()))
        return context.nothing()
    }

    /// Sends a code to one of a contact's addresses.
    @Sendable static func sendCode(_ context: ClientContext) async throws -> Response {
        let id = try context.id("id", of: Contact.self)
        let body = try context.jsonBody()
        let kind = kind(in: body)
        try body.finish()
        let sent = try await context.perform(SendCode(.contact(id, kind), language: context.language))
        return context.json(SentCode(sent), status: .accepted)
    }

    /// Proves a contact's address by the code.
    @Sendable static func verify(_ context: ClientContext) async throws -> Response {
        let id = try context.id("id", of: Contact.self)
        let body = try context.jsonBody()
        let kind = kind(in: body)
        let code = body.requiredText("code")
        try body.finish()
        return answer(try await context.perform(VerifyContact(contact: id, kind: kind, code: code)), context)
    }

    private static func answer(_ contact: Contact, _ context: ClientContext) -> Response {
        context.json(ContactDocument(contact, personal: context.seesPersonal), version: contact.version)
    }

    private static func kind(in body: JSONObject) -> LoginKind {
        body.requiredChoice("kind") ?? .mail
    }

    private static func typed(
        _ context: ClientContext, _ contact: ID<Contact>?, _ seen: Version?
    ) throws -> SaveContact {
        let body = try context.jsonBody()
        let person = body.requiredText("person")
        let mail = body.text("mail") ?? ""
        let mobile = body.text("mobile") ?? ""
        var choices: [NoticeTopic: Set<Channel>]?
        if let chosen = body.object("choices") {
            choices = [:]
            for topic in NoticeTopic.allCases {
                choices?[topic] = Set(chosen.choices(topic.rawValue, of: Channel.self) ?? [])
            }
        }
        try body.finish()
        return SaveContact(contact: contact, seen: seen, person: person, mail: mail, mobile: mobile, choices: choices)
    }
}

/// A contact as programs see it.
struct ContactDocument: Encodable, Sendable {
    let id: String
    let person: String
    let mail: String?
    let mailVerifiedAt: String?
    let mobile: String?
    let mobileVerifiedAt: String?
    let choices: [String: [String]]
    let version: Version

    init(_ contact: Contact, personal: Bool) {
        id = contact.id.text
        person = personal ? contact.person : Masked(contact.person, .person).description
        mail = contact.mail.map { personal ? $0 : Masked($0, .mail).description }
        mailVerifiedAt = contact.mailVerifiedAt?.description
        mobile = contact.mobile.map { personal ? $0 : Masked($0, .phone).description }
        mobileVerifiedAt = contact.mobileVerifiedAt?.description
        choices = Dictionary(
            uniqueKeysWithValues: contact.choices.map { ($0.key.rawValue, $0.value.map(\.rawValue).sorted()) })
        version = contact.version
    }
}
