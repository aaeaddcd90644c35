package import BeianCore

extension Accounts {
    /// The addresses with which a holder signs in, mobile first.
    package func logins(of account: ID<Account>) throws -> [(kind: LoginKind, address: String)] {
        try db.rows(
            """
            SELECT address_digest, kind, address_sealed FROM login WHERE account = \(account) ORDER BY kind DESC
            """
        ).map { row in
            let place = "login.address/\(try row.text("address_digest"))"
            return (
                try row.word("kind", of: LoginKind.self),
                try db.open(row.text("address_sealed"), owner: account.text, at: place)
            )
        }
    }

    /// The addresses as values.
    package func addresses(of account: ID<Account>) throws -> [LoginAddress] {
        try logins(of: account).map { LoginAddress(kind: $0.kind, text: $0.address) }
    }

    /// Gives an account an address, in the place of its address of that kind.
    ///
    /// - Throws: `addressTaken` when another account has it.
    package func saveLogin(_ address: LoginAddress, of account: ID<Account>, at now: Instant) throws {
        let digest = db.keys.digest(of: address)
        let sealed = try db.seal(address.text, owner: account.text, at: "login.address/\(digest)")
        do {
            try db.run("DELETE FROM login WHERE account = \(account) AND kind = \(address.kind)")
            try db.run(
                """
                INSERT INTO login (address_digest, account, kind, address_sealed, created_at)
                VALUES (\(digest), \(account), \(address.kind), \(sealed), \(now))
                """)
        } catch StoreFault.conflictingKey {
            throw Problem(.addressTaken)
        }
    }

    /// Takes every address from an account, such as those its holder lost.
    package func removeLogins(of account: ID<Account>) throws {
        try db.run("DELETE FROM login WHERE account = \(account)")
    }

    /// Forgets everything personal of an account except what its data key seals, which goes with the key.
    ///
    /// Letters that still wait are given up: they could no longer be opened.
    package func forget(_ account: ID<Account>, at now: Instant) throws {
        try db.run("DELETE FROM login WHERE account = \(account)")
        try db.run("DELETE FROM password WHERE subject = \(account)")
        try db.run("DELETE FROM session WHERE subject = \(account)")
        try db.run("DELETE FROM token WHERE subject = \(account)")
        try db.run("DELETE FROM code WHERE subject = \(account)")
        try db.run("DELETE FROM contact WHERE account = \(account)")
        try db.run("DELETE FROM agreement WHERE account = \(account)")
        try db.run("DELETE FROM restoration WHERE account = \(account)")
        try db.run("DELETE FROM message WHERE account = \(account)")
        try db.run("DELETE FROM idempotent_answer WHERE owner = \(account)")
        // A backup may be older than the table.
        if try Shape.hasTable("filed_person", db) {
            try db.run(
                "DELETE FROM filed_person WHERE entity IN (SELECT id FROM register_entity WHERE account = \(account))")
        }
        if try Shape.hasTable("person_question", db) {
            try db.run("DELETE FROM person_question WHERE account = \(account)")
            try db.run(
                """
                DELETE FROM handed_in_person WHERE application IN
                    (SELECT id FROM application WHERE account = \(account))
                """)
        }
        try db.run(
            """
            UPDATE outbox SET given_up_at = \(now), payload_sealed = '', last_error = 'account erased'
            WHERE account = \(account) AND done_at IS NULL AND given_up_at IS NULL
            """)
        try freeEntity(of: account)
    }
}
