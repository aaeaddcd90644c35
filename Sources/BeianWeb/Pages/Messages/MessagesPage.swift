import BeianCore
import BeianDesk
import Hummingbird

/// The account's messages, newest first (站内信).
struct MessagesPage: Page {
    static let template = "messages/list"
    private static let length = 20

    /// One message in the list.
    struct Line: Sendable {
        let address: String
        let subject: String
        let sentAt: String
        let machine: String
        let isRead: Bool
    }

    let unread: String
    let lines: [Line]
    let empty: EmptyState?
    let pages: Pagination?

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let words = context.words
        let before: ID<Message>? = try context.mark("before")
        let found = try await context.answer(MessagesOfAccount(before: before, limit: length))
        let last = found.messages.count < length ? nil : found.messages.last
        let isEmpty = found.messages.isEmpty && before == nil
        return try context.page(
            MessagesPage(
                unread: words("messages.unread", ["count": String(found.unread)]),
                lines: found.messages.map { message in
                    Line(
                        address: Links.message(message.id), subject: context.written(message).subject,
                        sentAt: message.sentAt.beijingText, machine: message.sentAt.description,
                        isRead: message.readAt != nil)
                },
                empty: isEmpty
                    ? EmptyState(title: words("messages.empty.title"), text: words("messages.empty.text")) : nil,
                pages: Pagination(
                    first: before == nil ? nil : Links.messages(),
                    next: last.map { Links.messages(before: $0.id) })))
    }
}

/// One message (站内信详情).
struct MessagePage: Page {
    static let template = "messages/message"

    let subject: String
    let paragraphs: [String]
    let sentAt: String
    let machine: String
    let application: String?
    let back: String

    @Sendable static func show(_ context: SignedInContext) async throws -> Response {
        let message = try await context.answer(MessageOfAccount(message: context.id()))
        let letter = context.written(message)
        let lines = letter.body.split(whereSeparator: \.isNewline).map(String.init)
        return try context.page(
            MessagePage(
                subject: letter.subject, paragraphs: lines, sentAt: message.sentAt.beijingText,
                machine: message.sentAt.description, application: message.application.map { Links.application($0) },
                back: Links.messages()))
    }

    /// Opening marks a message as read, and a page that is only looked at changes nothing: hence a form.
    @Sendable static func open(_ context: SignedInContext) async throws -> Response {
        let message = try await context.perform(ReadMessage(message: context.id()))
        return context.redirect(to: Links.message(message.id))
    }
}

extension SignedInContext {
    /// A message in words; one whose letter cannot be filled in says at least what it is.
    fileprivate func written(_ message: Message) -> (subject: String, body: String) {
        site.renderLetter(message.letter, language, message.parameters)
            ?? (words("messages.untitled"), words("messages.unreadable"))
    }
}
