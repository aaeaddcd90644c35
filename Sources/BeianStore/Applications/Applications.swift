package import BeianCore

/// The applications of all accounts (备案申请).
package struct Applications {
    package let db: any Connection

    static let columns: SQL = """
        id, account, kind, product, stage, stage_since, reviewed, reported, verified_by_sms, dossier_sealed, round,
        returned_items, taken_by, taken_at, created_at, updated_at, version
        """

    /// Stores a new application.
    package func add(_ application: FilingApplication, entityDigest: String, deadline: Instant?) throws {
        let sealed = try seal(application)
        let route = application.route
        try db.run(
            """
            INSERT INTO application (id, account, kind, product, stage, stage_since, deadline_at, is_open, reviewed,
                reported, verified_by_sms, province, entity_digest, dossier_sealed, round, returned_items, taken_by,
                taken_at, created_at, updated_at, version)
            VALUES (\(application.id), \(application.account), \(application.kind), \(application.product),
                \(application.stage), \(application.stageSince), \(deadline), \(!application.stage.isFinal),
                \(route.isReviewed), \(route.isReported), \(route.isVerifiedBySMS),
                \(application.dossier.entity[.province]), \(entityDigest), \(sealed), \(application.round),
                \(application.returnedItems.joined(separator: " ")), \(application.takenBy), \(application.takenAt),
                \(application.createdAt), \(application.updatedAt), 1)
            """)
        try saveDomains(of: application)
    }

    /// Stores what changed.
    ///
    /// - Throws: `changedMeanwhile` when somebody else saved it since it was loaded.
    package func save(_ application: FilingApplication, deadline: Instant?) throws {
        let sealed = try seal(application)
        let route = application.route
        let changed = try db.run(
            """
            UPDATE application SET stage = \(application.stage), stage_since = \(application.stageSince),
                deadline_at = \(deadline), is_open = \(!application.stage.isFinal), reviewed = \(route.isReviewed),
                reported = \(route.isReported), verified_by_sms = \(route.isVerifiedBySMS),
                dossier_sealed = \(sealed), round = \(application.round),
                returned_items = \(application.returnedItems.joined(separator: " ")),
                taken_by = \(application.takenBy), taken_at = \(application.takenAt),
                updated_at = \(application.updatedAt), version = version + 1
            WHERE id = \(application.id) AND version = \(application.version)
            """)
        guard changed == 1 else { throw Problem(.changedMeanwhile) }
        try saveDomains(of: application)
    }

    /// The application with an id; one whose account was erased can be read by nobody any more.
    package func find(_ id: ID<FilingApplication>) throws -> FilingApplication? {
        try db.row(
            """
            SELECT \(sql: Self.columns) FROM application
            WHERE id = \(id) AND EXISTS (SELECT 1 FROM data_key k WHERE k.owner = application.account)
            """
        ).map(application)
    }

    /// The application with an id.
    ///
    /// - Throws: `applicationNotFound`.
    package func get(_ id: ID<FilingApplication>) throws -> FilingApplication {
        guard let application = try find(id) else { throw Problem(.applicationNotFound) }
        return application
    }

    /// A page of an account's applications, newest first.
    package func all(
        of account: ID<Account>, before: ID<FilingApplication>? = nil, limit: Int = 20
    ) throws -> [FilingApplication] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM application
            WHERE account = \(account) AND id < \(before?.text ?? "app_~") ORDER BY id DESC LIMIT \(limit)
            """
        ).map(application)
    }

    /// The open application of an account for an entity.
    package func open(of account: ID<Account>, entityDigest: String) throws -> ID<FilingApplication>? {
        try db.row(
            """
            SELECT id FROM application WHERE account = \(account) AND entity_digest = \(entityDigest) AND is_open = 1
            """
        ).map { try $0.id("id", of: FilingApplication.self) }
    }

    /// Whether the account has an open application.
    package func hasOpen(_ account: ID<Account>) throws -> Bool {
        try db.row("SELECT id FROM application WHERE account = \(account) AND is_open = 1 LIMIT 1") != nil
    }

    /// Whether the account has another application for the entity that is open or was granted.
    package func holdsEntity(_ account: ID<Account>, besides id: ID<FilingApplication>) throws -> Bool {
        try db.row(
            """
            SELECT id FROM application
            WHERE account = \(account) AND id <> \(id) AND (is_open = 1 OR stage = 'granted') LIMIT 1
            """) != nil
    }

    /// The digest of the entity for which an application was started.
    package func entityDigest(of id: ID<FilingApplication>) throws -> String {
        guard let row = try db.row("SELECT entity_digest FROM application WHERE id = \(id)") else {
            throw Problem(.applicationNotFound)
        }
        return try row.text("entity_digest")
    }

    /// Other open applications that name a domain.
    package func open(withDomain domain: String, besides id: ID<FilingApplication>) throws -> [ID<FilingApplication>] {
        try db.rows(
            """
            SELECT a.id FROM application_domain d JOIN application a ON a.id = d.application
            WHERE d.domain = \(domain) AND a.is_open = 1 AND a.id <> \(id) ORDER BY a.id
            """
        ).map { try $0.id("id", of: FilingApplication.self) }
    }

    /// Applications with the applicant whose time is over, the longest overdue first.
    package func overdue(at now: Instant, count: Int) throws -> [FilingApplication] {
        try db.rows(
            """
            SELECT \(sql: Self.columns) FROM application
            WHERE stage IN ('draft', 'correction', 'unverified') AND deadline_at <= \(now)
            ORDER BY deadline_at, id LIMIT \(count)
            """
        ).map(application)
    }

    /// Applications with the applicant that end within so many days, and were not reminded since these days began.
    package func unreminded(at now: Instant, untilEnd days: Range<Int>, count: Int) throws -> [FilingApplication] {
        let day = 86_400
        let early = now + .seconds(days.lowerBound * day)
        let late = now + .seconds(days.upperBound * day)
        return try db.rows(
            """
            SELECT \(sql: Self.columns) FROM application
            WHERE stage IN ('draft', 'correction', 'unverified')
                AND deadline_at > \(early) AND deadline_at <= \(late)
                AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = application.id
                    AND e.occurrence = \(Occurrence.applicationLapseReminded)
                    AND e.at >= application.deadline_at - \(days.upperBound * day * 1000))
            ORDER BY deadline_at, id LIMIT \(max(count, 0))
            """
        ).map(application)
    }

    func seal(_ application: FilingApplication) throws -> String {
        try db.sealJSON(
            application.dossier, owner: application.account.text, at: "application.dossier/\(application.id)")
    }

    func application(_ row: Row) throws -> FilingApplication {
        let id = try row.id("id", of: FilingApplication.self)
        let account = try row.id("account", of: Account.self)
        return FilingApplication(
            id: id, account: account, kind: try row.word("kind"), product: try row.word("product"),
            stage: try row.word("stage"), stageSince: try row.instant("stage_since"),
            route: Route(
                isReviewed: try row.bool("reviewed"), isReported: try row.bool("reported"),
                isVerifiedBySMS: try row.bool("verified_by_sms")),
            dossier: try db.openJSON(
                Dossier.self, row.text("dossier_sealed"), owner: account.text, at: "application.dossier/\(id)"),
            round: try row.int("round"),
            returnedItems: try row.text("returned_items").split(separator: " ").map(String.init),
            takenBy: try row.idOrNil("taken_by", of: StaffMember.self), takenAt: try row.instantOrNil("taken_at"),
            createdAt: try row.instant("created_at"), updatedAt: try row.instant("updated_at"),
            version: try row.int("version"))
    }

    private func saveDomains(of application: FilingApplication) throws {
        try db.run("DELETE FROM application_domain WHERE application = \(application.id)")
        for domain in Set(application.dossier.services.map { $0.answers[.domain] }) where !domain.isEmpty {
            try db.run(
                "INSERT INTO application_domain (application, domain) VALUES (\(application.id), \(domain))")
        }
    }
}

extension Connection {
    /// The applications.
    package var applications: Applications { Applications(db: self) }
}
