package import BeianCore
import BeianStore

/// The account's messages, newest first, and how many are unread (站内信).
package struct MessagesOfAccount: Enquiry {
    package static let name = "message.list"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = []

    package var before: ID<Message>?
    package var limit: Int

    package init(before: ID<Message>? = nil, limit: Int = 20) {
        self.before = before
        self.limit = min(max(limit, 1), 100)
    }

    /// A page of messages.
    package struct Answer: Sendable {
        package let messages: [Message]
        package let unread: Int
    }

    package func answer(_ work: Work) throws -> Answer {
        let account = try work.ownAccount()
        return Answer(
            messages: try work.db.messages.all(of: account, before: before, limit: limit),
            unread: try work.db.messages.unread(of: account))
    }
}

/// One message of the account that asks (站内信详情).
package struct MessageOfAccount: Enquiry {
    package static let name = "message.one"
    package static let askers: Set<Role> = [.applicant]
    package static let problems: Set<Problem.Code> = [.messageNotFound]

    package var message: ID<Message>

    package init(message: ID<Message>) {
        self.message = message
    }

    package func answer(_ work: Work) throws -> Message {
        guard let message = try work.db.messages.find(message, of: work.ownAccount()) else {
            throw Problem(.messageNotFound)
        }
        return message
    }
}
