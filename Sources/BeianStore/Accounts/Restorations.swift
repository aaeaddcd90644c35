package import BeianCore

/// A request to give a holder who lost mobile and mail a new address (找回账号申请).
package struct Restoration: Identified, Sendable, Equatable {
    package static let prefix = "res"

    package let id: ID<Restoration>
    package let account: ID<Account>
    /// The new address.
    package let address: LoginAddress
    /// How the holder proved who they are.
    package let reason: String
    /// The operator who asked, as the history keeps it.
    package let askedBy: String
    package let askedAt: Instant

    package init(
        id: ID<Restoration>, account: ID<Account>, address: LoginAddress, reason: String, askedBy: String,
        askedAt: Instant
    ) {
        self.id = id
        self.account = account
        self.address = address
        self.reason = reason
        self.askedBy = askedBy
        self.askedAt = askedAt
    }
}

/// The requests to restore access (找回账号).
package struct Restorations {
    package let db: any Connection

    /// Keeps a request.
    package func add(_ request: Restoration) throws {
        let owner = request.account.text
        try db.run(
            """
            INSERT INTO restoration (id, account, kind, address_sealed, reason_sealed, asked_by, asked_at)
            VALUES (\(request.id), \(request.account), \(request.address.kind),
                \(try db.seal(request.address.text, owner: owner, at: "restoration.address/\(request.id)")),
                \(try db.seal(request.reason, owner: owner, at: "restoration.reason/\(request.id)")),
                \(request.askedBy), \(request.askedAt))
            """)
    }

    /// A request to which nobody has agreed yet.
    ///
    /// - Throws: `restorationNotFound`.
    package func get(_ id: ID<Restoration>) throws -> Restoration {
        let row = try db.row(
            """
            SELECT id, account, kind, address_sealed, reason_sealed, asked_by, asked_at FROM restoration
            WHERE id = \(id) AND agreed_at IS NULL
            """)
        guard let row else { throw Problem(.restorationNotFound) }
        return try restoration(row)
    }

    /// The requests to which nobody has agreed yet, oldest first.
    package func open(limit: Int = 100) throws -> [Restoration] {
        try db.rows(
            """
            SELECT id, account, kind, address_sealed, reason_sealed, asked_by, asked_at FROM restoration
            WHERE agreed_at IS NULL ORDER BY asked_at LIMIT \(limit)
            """
        ).map(restoration)
    }

    /// Notes who agreed.
    package func agree(_ id: ID<Restoration>, by operator: String, at now: Instant) throws {
        try db.run("UPDATE restoration SET agreed_by = \(`operator`), agreed_at = \(now) WHERE id = \(id)")
    }

    /// Drops the other requests for the same account to which nobody has agreed.
    package func dropOthers(than request: Restoration) throws {
        try db.run(
            """
            DELETE FROM restoration
            WHERE account = \(request.account) AND id <> \(request.id) AND agreed_at IS NULL
            """)
    }

    private func restoration(_ row: Row) throws -> Restoration {
        let id = try row.id("id", of: Restoration.self)
        let account = try row.id("account", of: Account.self)
        let address = try db.open(
            row.text("address_sealed"), owner: account.text, at: "restoration.address/\(id)")
        return Restoration(
            id: id, account: account,
            address: LoginAddress(kind: try row.word("kind", of: LoginKind.self), text: address),
            reason: try db.open(row.text("reason_sealed"), owner: account.text, at: "restoration.reason/\(id)"),
            askedBy: try row.text("asked_by"), askedAt: try row.instant("asked_at"))
    }
}

extension Connection {
    /// The requests to restore access.
    package var restorations: Restorations { Restorations(db: self) }
}
