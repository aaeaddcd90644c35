package import BeianCore

/// The accounts and the addresses with which their holders sign in (账号).
package struct Accounts {
    package let db: any Connection

    /// The account, if there is one.
    package func find(_ id: ID<Account>) throws -> Account? {
        try db.row(
            "SELECT id, site, status, language, created_at, closed_at, version FROM account WHERE id = \(id)"
        ).map(account)
    }

    /// The account.
    ///
    /// - Throws: `accountNotFound`.
    package func get(_ id: ID<Account>) throws -> Account {
        guard let account = try find(id) else { throw Problem(.accountNotFound) }
        return account
    }

    /// The account whose holder signs in with an address, by its digest.
    package func find(addressDigest: String) throws -> Account? {
        try db.row(
            """
            SELECT a.id, a.site, a.status, a.language, a.created_at, a.closed_at, a.version
            FROM login l JOIN account a ON a.id = l.account WHERE l.address_digest = \(addressDigest)
            """
        ).map(account)
    }

    /// The account whose holder signs in with an address.
    package func find(_ address: LoginAddress) throws -> Account? {
        try find(addressDigest: db.keys.digest(of: address))
    }

    /// Keeps a new account; its data key comes first, see `createDataKey`.
    package func add(_ account: Account) throws {
        try db.run(
            """
            INSERT INTO account (id, site, status, language, created_at, closed_at, version)
            VALUES (\(account.id), \(account.site), \(account.status), \(account.language), \(account.createdAt),
                \(account.closedAt), \(account.version))
            """)
    }

    /// Keeps what changed of an account.
    ///
    /// - Throws: `changedMeanwhile` when somebody else changed it since it was read.
    package func save(_ account: Account) throws {
        let changed = try db.run(
            """
            UPDATE account SET status = \(account.status), language = \(account.language),
                closed_at = \(account.closedAt), version = version + 1
            WHERE id = \(account.id) AND version = \(account.version)
            """)
        guard changed == 1 else { throw Problem(.changedMeanwhile) }
    }

    /// The accounts that were closed at or before an instant and are not erased yet, oldest first.
    package func closed(before limit: Instant, count: Int) throws -> [Account] {
        try db.rows(
            """
            SELECT id, site, status, language, created_at, closed_at, version FROM account
            WHERE closed_at IS NOT NULL AND closed_at <= \(limit) AND status = 'closing'
            ORDER BY closed_at LIMIT \(count)
            """
        ).map(account)
    }

    /// Whether an account has an application that has not ended, or a filing in the register.
    package func isBusy(_ id: ID<Account>) throws -> Bool {
        let open = try db.row("SELECT id FROM application WHERE account = \(id) AND is_open = 1 LIMIT 1")
        let live = try db.row("SELECT id FROM register_entity WHERE account = \(id) LIMIT 1")
        return open != nil || live != nil
    }

    private func account(_ row: Row) throws -> Account {
        Account(
            id: try row.id("id", of: Account.self), site: try row.word("site", of: AccountSite.self),
            status: try row.word("status", of: Account.Status.self),
            language: try row.word("language", of: Language.self), createdAt: try row.instant("created_at"),
            closedAt: try row.instantOrNil("closed_at"), version: try row.int("version"))
    }
}

extension Connection {
    /// The accounts.
    package var accounts: Accounts { Accounts(db: self) }
}

extension KeyRing {
    /// Under what an address is found.
    package func digest(of address: LoginAddress) -> String { digest("login", address.key) }
}
