import BeianCore
import BeianDesk
import Hummingbird

/// The account's messages, by a program (站内信接口).
enum MessagesAPI {
    /// The messages, newest first, in the language of the request.
    @Sendable static func list(_ context: ClientContext) async throws -> Response {
        let limit = try context.pageLimit()
        let found = try await context.answer(MessagesOfAccount(before: context.place("before"), limit: limit))
        return context.json(
            Inbox(
                items: found.messages.map { message in
                    let written = context.site.renderLetter(message.letter, context.language, message.parameters)
                    return MessageDocument(message, written)
                }, unread: found.unread,
                next: context.next(
                    found.messages.count, limit: limit, from: "before", last: found.messages.last?.id.text)))
    }

    /// Marks a message as read.
    @Sendable static func read(_ context: ClientContext) async throws -> Response {
        try context.jsonBody().finish()
        _ = try await context.perform(ReadMessage(message: context.id()))
        return context.nothing()
    }
}

/// A page of messages.
struct Inbox: Encodable, Sendable {
    let items: [MessageDocument]
    let unread: Int
    let next: String?
}

/// A message as programs see it.
struct MessageDocument: Encodable, Sendable {
    let id: String
    let letter: String
    let subject: String?
    let body: String?
    let application: String?
    let sentAt: String
    let readAt: String?

    init(_ message: Message, _ written: (subject: String, body: String)?) {
        id = message.id.text
        letter = message.letter.rawValue
        subject = written?.subject
        body = written?.body
        application = message.application?.text
        sentAt = message.sentAt.description
        readAt = message.readAt?.description
    }
}
