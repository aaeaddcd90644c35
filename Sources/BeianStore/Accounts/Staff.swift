package import BeianCore

/// The members of staff and their second factors (工作人员).
package struct Staff {
    package let db: any Connection

    /// The member, if there is one.
    package func find(_ id: ID<StaffMember>) throws -> StaffMember? {
        try db.row("SELECT id, login, role, own_account, disabled, language FROM staff WHERE id = \(id)").map(member)
    }

    /// The member.
    ///
    /// - Throws: `staffNotFound`.
    package func get(_ id: ID<StaffMember>) throws -> StaffMember {
        guard let member = try find(id) else { throw Problem(.staffNotFound) }
        return member
    }

    /// The member who signs in with a name.
    package func find(name: String) throws -> StaffMember? {
        try db.row("SELECT id, login, role, own_account, disabled, language FROM staff WHERE login = \(name)")
            .map(member)
    }

    /// All members, by name.
    package func all() throws -> [StaffMember] {
        try db.rows("SELECT id, login, role, own_account, disabled, language FROM staff ORDER BY login LIMIT 1000")
            .map(member)
    }

    /// Keeps a new member.
    ///
    /// - Throws: `staffNameTaken`.
    package func add(_ member: StaffMember, at now: Instant) throws {
        do {
            try db.run(
                """
                INSERT INTO staff (id, login, role, own_account, disabled, language, created_at)
                VALUES (\(member.id), \(member.name), \(member.role), \(member.ownAccount), \(member.disabled),
                    \(member.language), \(now))
                """)
        } catch StoreFault.conflictingKey {
            throw Problem(.staffNameTaken)
        }
    }

    /// Keeps what changed of a member.
    package func save(_ member: StaffMember) throws {
        try db.run(
            """
            UPDATE staff SET role = \(member.role), own_account = \(member.ownAccount),
                disabled = \(member.disabled), language = \(member.language)
            WHERE id = \(member.id)
            """)
    }

    /// Releases every application that a member has taken; answers which.
    package func releaseTaken(by id: ID<StaffMember>) throws -> [ID<FilingApplication>] {
        try db.rows(
            """
            UPDATE application SET taken_by = NULL, taken_at = NULL, version = version + 1
            WHERE taken_by = \(id) RETURNING id
            """
        ).map { try $0.id("id", of: FilingApplication.self) }
    }

    private func member(_ row: Row) throws -> StaffMember {
        StaffMember(
            id: try row.id("id", of: StaffMember.self), name: try row.text("login"),
            role: try row.word("role", of: Role.self), ownAccount: try row.idOrNil("own_account", of: Account.self),
            disabled: try row.bool("disabled"), language: try row.word("language", of: Language.self))
    }
}

extension Connection {
    /// The members of staff.
    package var staff: Staff { Staff(db: self) }
}
