package import BeianCore

/// The messages of accounts (站内信箱).
package struct Messages {
    package let db: any Connection

    /// Leaves a message.
    package func add(_ message: Message) throws {
        let sealed = try db.sealJSON(
            message.parameters, owner: message.account.text, at: "message.parameters/\(message.id.text)")
        try db.run(
            """
            INSERT INTO message (id, account, letter, application, parameters_sealed, sent_at)
            VALUES (\(message.id.text), \(message.account.text), \(message.letter.rawValue),
                \(message.application?.text), \(sealed), \(message.sentAt))
            """)
    }

    /// A page of an account's messages, newest first.
    package func all(of account: ID<Account>, before: ID<Message>? = nil, limit: Int = 20) throws -> [Message] {
        try db.rows(
            """
            SELECT id, account, letter, application, parameters_sealed, sent_at, read_at
            FROM message WHERE account = \(account.text) AND id < \(before?.text ?? "msg_~")
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map(message)
    }

    /// One message of an account.
    package func find(_ id: ID<Message>, of account: ID<Account>) throws -> Message? {
        try db.row(
            """
            SELECT id, account, letter, application, parameters_sealed, sent_at, read_at
            FROM message WHERE id = \(id.text) AND account = \(account.text)
            """
        ).map(message)
    }

    /// How many messages the account has not read, one hundred at most.
    package func unread(of account: ID<Account>) throws -> Int {
        try db.rows("SELECT id FROM message WHERE account = \(account.text) AND read_at IS NULL LIMIT 100").count
    }

    /// Marks a message as read.
    package func read(_ id: ID<Message>, at now: Instant) throws {
        try db.run("UPDATE message SET read_at = \(now) WHERE id = \(id.text) AND read_at IS NULL")
    }

    private func message(_ row: Row) throws -> Message {
        let id = try row.id("id", of: Message.self)
        let account = try row.id("account", of: Account.self)
        guard let letter = Letter(rawValue: try row.text("letter")) else { throw StoreFault.badRow("letter") }
        return Message(
            id: id, account: account, letter: letter,
            application: try row.idOrNil("application", of: FilingApplication.self),
            parameters: try db.openJSON(
                [String: String].self, row.text("parameters_sealed"), owner: account.text,
                at: "message.parameters/\(id.text)"),
            sentAt: try row.instant("sent_at"), readAt: try row.instantOrNil("read_at"))
    }
}

extension Connection {
    /// The messages of accounts.
    package var messages: Messages { Messages(db: self) }
}
