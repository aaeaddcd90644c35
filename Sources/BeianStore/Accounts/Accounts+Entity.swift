package import BeianCore

/// One account, one entity (一个账号一个主体).
extension Accounts {
    /// The entity for which an account has an application or to which it is bound.
    package func entity(of account: ID<Account>) throws -> (digest: String, isBound: Bool)? {
        let row = try db.row("SELECT entity_digest, entity_bound FROM account WHERE id = \(account)")
        guard let row, let digest = try row.textOrNil("entity_digest") else { return nil }
        return (digest, try row.bool("entity_bound"))
    }

    /// Reserves an entity for this account only; others may reserve the same until one is bound.
    package func reserveEntity(digest: String, for account: ID<Account>) throws {
        try db.run("UPDATE account SET entity_digest = \(digest) WHERE id = \(account) AND entity_bound = 0")
    }

    /// Binds an account to its entity.
    ///
    /// - Throws: `entityElsewhere` when another account is bound to it.
    package func bindEntity(digest: String, for account: ID<Account>) throws {
        do {
            try db.run("UPDATE account SET entity_digest = \(digest), entity_bound = 1 WHERE id = \(account)")
        } catch StoreFault.conflictingKey {
            throw Problem(.entityElsewhere)
        }
    }

    /// Frees an account of its entity, reserved or bound.
    package func freeEntity(of account: ID<Account>) throws {
        try db.run("UPDATE account SET entity_digest = NULL, entity_bound = 0 WHERE id = \(account)")
    }

    /// The account that is bound to an entity.
    package func boundAccount(forEntity digest: String) throws -> ID<Account>? {
        try db.row("SELECT id FROM account WHERE entity_digest = \(digest) AND entity_bound = 1")?
            .id("id", of: Account.self)
    }
}
