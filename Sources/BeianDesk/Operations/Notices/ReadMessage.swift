package import BeianCore
import BeianStore

/// Opens a message on the account's pages and marks it as read (阅读站内信).
package struct ReadMessage: Operation {
    package static let name = "message.read"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.messageNotFound]

    package var message: ID<Message>

    package init(message: ID<Message>) {
        self.message = message
    }

    package func run(_ work: Work) throws -> Message {
        let account = try work.ownAccount()
        guard let message = try work.db.messages.find(message, of: account) else { throw Problem(.messageNotFound) }

        work.recorded += 1
        guard message.readAt == nil else { return message }
        try work.db.messages.read(message.id, at: work.now)
        try work.record(.messageRead, of: Subject(account), account: account, details: ["message": message.id.text])
        return message
    }
}
