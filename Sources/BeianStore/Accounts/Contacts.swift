package import BeianCore

/// The contacts of accounts (联系人).
package struct Contacts {
    package let db: any Connection

    /// The contacts of an account, oldest first.
    package func all(of account: ID<Account>) throws -> [Contact] {
        try db.rows("SELECT \(raw: Self.columns) FROM contact WHERE account = \(account) ORDER BY id LIMIT 100")
            .map(contact)
    }

    /// A contact of an account.
    ///
    /// - Throws: `contactNotFound`, also when it is another account's.
    package func get(_ id: ID<Contact>, of account: ID<Account>) throws -> Contact {
        let row = try db.row("SELECT \(raw: Self.columns) FROM contact WHERE id = \(id) AND account = \(account)")
        guard let row else { throw Problem(.contactNotFound) }
        return try contact(row)
    }

    /// Keeps a new contact.
    package func add(_ contact: Contact, at now: Instant) throws {
        let sealed = try Sealed(contact, db)
        try db.run(
            """
            INSERT INTO contact (id, account, person_sealed, mail_sealed, mail_digest, mail_verified_at, mobile_sealed,
                mobile_digest, mobile_verified_at, choices, created_at, version)
            VALUES (\(contact.id), \(contact.account), \(sealed.person), \(sealed.mail), \(sealed.mailDigest),
                \(contact.mailVerifiedAt), \(sealed.mobile), \(sealed.mobileDigest), \(contact.mobileVerifiedAt),
                \(Self.text(contact.choices)), \(now), \(contact.version))
            """)
    }

    /// Keeps what changed of a contact.
    ///
    /// - Throws: `changedMeanwhile` when somebody else changed it since it was read.
    package func save(_ contact: Contact) throws {
        let sealed = try Sealed(contact, db)
        let changed = try db.run(
            """
            UPDATE contact SET person_sealed = \(sealed.person), mail_sealed = \(sealed.mail),
                mail_digest = \(sealed.mailDigest), mail_verified_at = \(contact.mailVerifiedAt),
                mobile_sealed = \(sealed.mobile), mobile_digest = \(sealed.mobileDigest),
                mobile_verified_at = \(contact.mobileVerifiedAt), choices = \(Self.text(contact.choices)),
                version = version + 1
            WHERE id = \(contact.id) AND version = \(contact.version)
            """)
        guard changed == 1 else { throw Problem(.changedMeanwhile) }
    }

    /// Removes a contact.
    package func remove(_ id: ID<Contact>) throws {
        try db.run("DELETE FROM contact WHERE id = \(id)")
    }

    private static let columns = """
        id, account, person_sealed, mail_sealed, mail_verified_at, mobile_sealed, mobile_verified_at, choices, version
        """

    private func contact(_ row: Row) throws -> Contact {
        let id = try row.id("id", of: Contact.self)
        let account = try row.id("account", of: Account.self)
        func open(_ column: String) throws -> String? {
            try row.textOrNil("\(column)_sealed").map {
                try db.open($0, owner: account.text, at: "contact.\(column)/\(id)")
            }
        }
        return Contact(
            id: id, account: account, person: try open("person") ?? "", mail: try open("mail"),
            mailVerifiedAt: try row.instantOrNil("mail_verified_at"), mobile: try open("mobile"),
            mobileVerifiedAt: try row.instantOrNil("mobile_verified_at"),
            choices: Self.choices(try row.text("choices")), version: try row.int("version"))
    }

    // Choices stand as `progress:in-site,mail status:sms`.
    private static func text(_ choices: [NoticeTopic: Set<Channel>]) -> String {
        choices.map { topic, channels in
            topic.rawValue + ":" + channels.map(\.rawValue).sorted().joined(separator: ",")
        }.sorted().joined(separator: " ")
    }

    private static func choices(_ text: String) -> [NoticeTopic: Set<Channel>] {
        var choices: [NoticeTopic: Set<Channel>] = [:]
        for part in text.split(separator: " ") {
            let pair = part.split(separator: ":", omittingEmptySubsequences: false)
            guard pair.count == 2, let topic = NoticeTopic(rawValue: String(pair[0])) else { continue }
            choices[topic] = Set(pair[1].split(separator: ",").compactMap { Channel(rawValue: String($0)) })
        }
        return choices
    }

    private struct Sealed {
        let person: String
        let mail: String?
        let mailDigest: String?
        let mobile: String?
        let mobileDigest: String?

        init(_ contact: Contact, _ db: any Connection) throws {
            func seal(_ text: String, _ column: String) throws -> String {
                try db.seal(text, owner: contact.account.text, at: "contact.\(column)/\(contact.id)")
            }
            person = try seal(contact.person, "person")
            mail = try contact.mail.map { try seal($0, "mail") }
            mobile = try contact.mobile.map { try seal($0, "mobile") }
            mailDigest = contact.mail.map { db.keys.digest(of: LoginAddress(kind: .mail, text: $0)) }
            mobileDigest = contact.mobile.map { db.keys.digest(of: LoginAddress(kind: .mobile, text: $0)) }
        }
    }
}

extension Connection {
    /// The contacts of accounts.
    package var contacts: Contacts { Contacts(db: self) }
}
